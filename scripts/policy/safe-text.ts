// What may stand in a recorded text. It is printed as it is, so a record that somebody wrote by hand could hold what no text can.
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

/** The elements that a text and its facts are drawn with. */
const elements = 'a abbr b blockquote br caption code col colgroup dd details div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s span strong sub summary sup table tbody td tfoot th thead time tr ul'.split(' ')
const attributes = 'alt aria-label class colspan data-fact data-label datetime dir href id lang open rel role rowspan scope span src start tabindex title type value'.split(' ')

/** What a recorded text holds that no text can: elements, attributes and addresses, each once. */
export function unsafeParts(html: string): string[] {
  const found = new Set<string>()
  const look = (node: Node): void => {
    if ('tagName' in node) {
      if (!elements.includes(node.tagName)) found.add(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        if (!attributes.includes(name)) found.add(name)
        if (name === 'href' && !/^(https?:|mailto:|tel:|\/(?!\/)|#)/i.test(value)) found.add(`${name}="${value.slice(0, 60)}"`)
        if (name === 'src' && !/^\/(?!\/)/.test(value)) found.add(`${name}="${value.slice(0, 60)}"`)
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(look)
  }
  look(parseFragment(html))
  return [...found]
}
