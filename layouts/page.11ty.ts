import { raw } from './html.ts'
import { pageLayout } from './page/page.ts'
import type { View } from './page/view.ts'

/** What Eleventy's data holds for a page; `viewOf` is set in scripts/eleventy.ts. */
interface Cascade {
  content: string
  page: { inputPath: string }
  viewOf: (inputPath: string) => View
}

/** The layout of every Markdown page. */
export default function render({ content, page, viewOf }: Cascade): string {
  return pageLayout(viewOf(page.inputPath), raw(content)).markup
}
