import { html, type Html } from '../html.ts'
import { contentsList } from './contents.ts'
import { foot } from './foot.ts'
import { head } from './head.ts'
import { notices } from './notices.ts'
import { top } from './top.ts'
import { day, fillMarkup } from '../words.ts'
import type { View } from './view.ts'

/** A whole page: head, notices, navigation, the text, foot. */
export function pageLayout(view: View, text: Html): Html {
  const { page, register } = view
  return html`<!DOCTYPE html>
<html lang="${register.site.language}"${direction(register.site.language)}>
${head(view)}
<body>
<a class="skip" href="#text">${register.words.page.skip}</a>
${notices(view)}
${top(view)}
<main id="text" tabindex="-1">
${page.version ? html`<p class="version">${fillMarkup(register.words.page.version, { date: day(page.version, register) })}</p>\n` : ''}${contentsList(page, register)}<article>
${page.hasTitle ? '' : html`<h1>${page.url === '/' ? register.site.title : page.title}</h1>\n`}${text}</article>
</main>
${foot(view)}
</body>
</html>
`
}

/** Languages written from right to left. https://www.w3.org/International/questions/qa-scripts */
const fromTheRight = ['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']

function direction(language: string): Html | string {
  return fromTheRight.includes(language.split('-')[0] ?? '') ? html` dir="rtl"` : ''
}
