import type { Register } from '../../scripts/register/load.ts'
import type { Html } from '../html.ts'

/** A heading of a page that the list of contents names. */
export interface Heading {
  level: number
  id: string
  text: string
}

/** A page as the layouts see it. */
export interface Page {
  /** Address on the site, `/rules/privacy-policy/`. */
  url: string
  /** File inside the content folder, `rules/privacy-policy/index.md`; empty for a page that nobody edits. */
  path: string
  title: string
  /** Whether the text itself begins with the title, as a heading of level 1. */
  hasTitle: boolean
  description: string
  /** The day of this version of the text, for documents that have versions. */
  version: string | undefined
  headings: readonly Heading[]
  /** Whether search engines may list the page; a page that is not found may not be. */
  listed: boolean
}

/** What pages load: the addresses of files, and the few bytes that run before the first paint. */
export interface Assets {
  /** The site's mark, an SVG that has no colours of its own. */
  mark: string
  /** The colours of the ground. */
  ground: { light: string; dark: string }
  boot: string
  /** Only for pages with a list of contents or a table. */
  reading: string
  style: string
  printStyle: string
  /** Only for pages with a form. */
  form: string
  formStyle: string
  /** Only for what changed between two versions. */
  diffStyle: string
  /** Only for the page of evidence. */
  evidence: string
  first: string
}

/** The question as pages show it in their own text. `withoutAdvertising` is for browsers that send Global Privacy Control. */
export interface PageQuestion {
  first: string
  withoutAdvertising: string
  always: string
  /** Whether there is advertising, which that signal keeps off. */
  hasAdvertising: boolean
}

/** Everything that a page is made of, besides its text. */
export interface View {
  page: Page
  register: Register
  assets: Assets
  /** The question about cookies, where visitors are asked at all. */
  question: PageQuestion | undefined
  /** Whether this build is a draft, for a preview only. */
  draft: boolean
  /** What every page says ahead of a change of a document. */
  announcements: Html
  /** For a document and its versions, what stands around the text. */
  around?: AroundText | undefined
}

/** What stands around the text of a document or of one of its versions, and is no part of it. */
export interface AroundText {
  /** Under the title. */
  bar: Html
  /** On paper, at the foot of each page. */
  printed: Html
  /** The address of the page that search engines should show in the place of this one. */
  canonical: string
  /** The address of the document's feed, and its title. */
  feed: { address: string; title: string }
  /** Whether nothing may lie over the text: a version that was published, or what changed between two. */
  isRecord: boolean
}
