import { questionInPage } from '../consent/in-page.ts'
import { html, nothing, raw, type Html } from '../html.ts'
import { contentsList, hasContents } from './contents.ts'
import { withSectionLinks } from './section-links.ts'
import { foot } from './foot.ts'
import { head } from './head.ts'
import { top } from './top.ts'
import { day, fillMarkup } from '../words.ts'
import type { View } from './view.ts'

/** A whole page: head, notices, navigation, the text, foot. */
export function pageLayout(view: View, text: Html): Html {
  const { page, register } = view
  const [title, rest] = titleAndRest(view, text)
  return html`<!DOCTYPE html>
<html lang="${register.site.language}"${direction(register.site.language)}>
${head(view, text)}
<body>
${top(view)}
<main id="text" tabindex="-1">
<article>
${title}${page.version && !view.around ? html`<p class="version">${fillMarkup(register.words.page.version, { date: day(page.version, register) })}</p>\n` : ''}${questionInPage(view)}${view.around?.bar ?? nothing}${hasContents(page) ? html`<div class="reading">\n${contentsList(page, register)}<div>\n${withSectionLinks(rest, register)}</div>\n</div>\n` : rest}</article>
</main>
${view.around?.printed ?? nothing}${foot(view)}
</body>
</html>
`
}

/** The heading of the page, from its text where that begins with one, and the text without it. */
function titleAndRest({ page, register }: View, text: Html): [Html, Html] {
  if (!page.hasTitle) return [html`<h1>${page.url === '/' ? register.site.title : page.title}</h1>\n`, text]
  const end = text.markup.indexOf('</h1>') + '</h1>'.length
  return [raw(`${text.markup.slice(0, end)}\n`), raw(text.markup.slice(end).replace(/^\n/, ''))]
}

/** Languages written from right to left. https://www.w3.org/International/questions/qa-scripts */
const fromTheRight = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']

function direction(language: string): Html | string {
  return fromTheRight.includes(language.split('-')[0] ?? '') ? html` dir="rtl"` : ''
}
