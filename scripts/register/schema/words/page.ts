import { block } from '../values.ts'
import { titled, word } from './word.ts'

/** What stands around every page: its links, notices and settings of how it looks. */
export const aroundPages = {
  page: block(
    {
      skip: word(),
      navigation: word(),
      contents: word(),
      sectionLink: word('section'),
      copied: word(),
      foot: word(),
      edit: word(),
      machineReadable: word(),
      version: word('date'),
      cookieSettings: word(),
      privacyChoices: word(),
    },
    'around every page',
  ),
  example: block({ title: word(), text: word('controller'), wouldLoad: word('services', 'category'), readMore: word() }, 'the notice of the example site'),
  draft: titled(),
  noScript: titled('owner'),
  signal: block({ text: word() }, 'what every page says to a browser that sends Global Privacy Control'),
  display: block(
    {
      open: word(),
      theme: word(),
      themes: block({ system: word(), light: word(), dark: word() }, 'the themes'),
      size: word(),
      sizes: block({ normal: word(), large: word(), larger: word() }, 'the text sizes'),
      remember: word('period'),
      session: word(),
      notKept: word(),
    },
    'theme and text size',
  ),
  contact: block({ text: word('controller', 'email') }, 'how to reach the owner'),
  law: block({ text: word('country') }, 'the law that applies'),
}
