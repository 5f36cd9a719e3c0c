// What the pages gain while somebody writes: a script that shows a new build, or a fault, at once. Nothing else differs from production.
import type { Answer } from '../preview/server.ts'
import { html, type Html } from '../../layouts/html.ts'
import type { Fault } from '../register/fault.ts'

/** Addresses of the live reload; no page of the site can have them. */
export const liveAddresses = { events: '/__start/events', script: '/__start/live.js', style: '/__start/live.css' }

/** An answer with the live script in its page, and a Content-Security-Policy that lets it listen. */
export function withLiveReload(answer: Answer, version: string): Answer {
  const policy = answer.headers['content-security-policy']
  const headers = policy === undefined ? answer.headers : { ...answer.headers, 'content-security-policy': listening(policy) }
  if (!answer.headers['content-type']?.startsWith('text/html')) return { ...answer, headers }
  return { ...answer, headers, body: Buffer.from(answer.body.toString().replace('</head>', `${liveScript(version)}</head>`)) }
}

/** The page that is shown when there is no build to show. */
export function faultPage(title: string, lines: readonly string[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${liveAddresses.style}">
${liveScript('none')}
</head>
<body>
<main>
<h1>${title}</h1>
<p>The page comes back by itself when this is mended.</p>
<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>
</main>
</body>
</html>
`.markup
}

/** A fault for somebody who looks at a page: where, what, what to write. */
export function faultInWords({ file, line, column, message, fix }: Fault): string {
  return `${file}, line ${line}, column ${column}: ${message}. ${fix}`
}

function liveScript(version: string): Html {
  return html`<script type="module" src="${liveAddresses.script}" data-version="${version}"></script>`
}

function listening(policy: string): string {
  return policy.replace(/connect-src ([^;]*)/, (_whole, sources: string) => `connect-src ${["'self'", ...sources.split(' ').filter((source) => source !== "'none'")].join(' ')}`)
}
