import { html, raw, type Html } from '../html.ts'
import { hasContents } from './contents.ts'
import type { View } from './view.ts'

/** The head: what search engines, browsers and screen readers read first; then style before script. */
export function head({ page, register, assets, draft, around }: View, text: Html): Html {
  const { site } = register
  const title = page.url === '/' ? site.title : `${page.title} – ${site.title}`
  const hasForm = text.markup.includes(' data-form')
  const styles = [assets.style, ...(hasForm ? [assets.formStyle] : []), ...(text.markup.includes('<div class="diff">') ? [assets.diffStyle] : [])]
  const hidden = site.example || draft || !page.listed
  return html`<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${assets.ground.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${assets.ground.dark}" media="(prefers-color-scheme: dark)">
<meta name="description" content="${page.description}">
${hidden ? html`<meta name="robots" content="noindex">\n` : ''}${page.listed ? html`<link rel="canonical" href="${site.address}${around?.canonical ?? page.url}">\n` : ''}${around ? html`<link rel="alternate" type="application/atom+xml" title="${around.feed.title}" href="${around.feed.address}">\n` : ''}<script>${raw(assets.first)}</script>
${styles.map((style) => html`<link rel="stylesheet" href="${style}">
`)}<link rel="stylesheet" href="${assets.printStyle}" media="print">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<script type="module" src="${assets.boot}"></script>
${hasContents(page) || text.markup.includes('<div class="table"') ? html`<script type="module" src="${assets.reading}"></script>\n` : ''}${hasForm ? html`<script type="module" src="${assets.form}"></script>\n` : ''}</head>`
}
