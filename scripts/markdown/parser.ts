import createMarkdownIt from 'markdown-it'
import type { MarkdownIt } from 'markdown-it'
import { attributesRule } from './attributes.ts'
import { directiveRule } from './directive-rule.ts'
import { headingsRule } from './headings.ts'
import { linksRule } from './links.ts'
import { nearMissesRule } from './near-misses.ts'
import { nestingRule } from './nesting.ts'
import { rawHtmlRule } from './raw-html.ts'
import { tablesRule } from './tables.ts'

/** Our rules on the whole text, in this order, after markdown-it's own. */
const rulesOnText = [
  ['nesting_bounded', nestingRule],
  ['raw_html_allowed', rawHtmlRule],
  ['heading_ids', headingsRule],
  ['links_resolved', linksRule],
  ['tables_scroll', tablesRule],
] as const

/**
 * markdown-it with our rules. Its `render` wants `{ context }` (see `context.ts`) and reports faults there.
 * Braces are text: no template language sees these files.
 */
export function createParser(): MarkdownIt {
  const parser = createMarkdownIt({ html: true, linkify: false, typographer: false })
  // An indented paragraph is not code, as in Eleventy: https://github.com/11ty/eleventy/issues/2438
  parser.disable('code')
  // Every address reaches linksRule, which says what is wrong with it; markdown-it would print a refused link as text.
  parser.validateLink = () => true
  parser.block.ruler.before('table', 'directive', directiveRule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  parser.core.ruler.after('block', 'attribute_lists', attributesRule)
  // Before markdown-it joins them, an escaped sign is a token of its own: meant as text, it is no near miss.
  parser.core.ruler.before('text_join', 'near_misses', nearMissesRule)
  for (const [name, rule] of rulesOnText) parser.core.ruler.push(name, rule)
  return parser
}
