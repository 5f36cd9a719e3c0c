import type { Register } from '../../scripts/register/load.ts'
import { html, raw, type Html } from '../html.ts'

/** The page of evidence as one file that needs no other: to be kept, sent and printed. */
export function standaloneEvidence(text: Html, styles: string, { site, words }: Register): Html {
  return html`<!DOCTYPE html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<title>${words.evidence.title} – ${site.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<style>${raw(styles.replaceAll('</', '<\\/'))}</style>
</head>
<body>
<main id="text">
<article>
<h1>${words.evidence.title}</h1>
<p>${site.title}, ${site.address}</p>
${text}</article>
</main>
</body>
</html>
`
}
