// What is wrong with the signs of a YAML text, in an editor's words. What editors meet most stands here; the rest as the YAML reader says it.
import { isCollection, visit, type Document, type Node, type YAMLError } from 'yaml'

/** One thing that is wrong, and how far into the text it stands. */
export interface SyntaxProblem {
  offset: number
  rule: string
  message: string
  fix: string
}

/** A file with more errors is not YAML at all; each further one would only cost time. */
const enough = 100

const inQuotes = 'put the whole value in double quotes'
const unevenly = ['this line does not begin in the column of the lines before it', 'indent the lines of one block alike'] as const

/** Everything that keeps a text from being read, or would make it be read as something else than it looks like. */
export function syntaxProblems(document: Document.Parsed): SyntaxProblem[] {
  if (document.errors.length > 0) return document.errors.slice(0, enough).map((error) => problemOf(error, document))
  return misreadings(document)
}

function problemOf({ code, message, pos: [offset] }: YAMLError, document: Document.Parsed): SyntaxProblem {
  const at = (rule: string, what: string, fix: string, place = offset): SyntaxProblem => ({ offset: place, rule, message: what, fix })
  if (/^Missing closing ["']quote/.test(message)) return at('yaml', 'the quote that opens here is never closed', 'write the same quote at the end of the value', startOfValueAround(document, offset))
  if (/end with a? ?[\]}]/.test(message)) return at('yaml', 'the bracket that opens here is never closed', 'write ] or } at the end of the list', startOfValueAround(document, offset))
  if (message.startsWith('A block sequence may not be')) return at('yaml', ...unevenly)
  switch (code) {
    case 'DUPLICATE_KEY':
      return at('duplicate-key', 'this key stands twice in one block', 'keep one of the two')
    case 'TAB_AS_INDENT':
      return at('tab', 'a tab is used to indent', 'indent with spaces')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return at('yaml', 'a second ": " stands in this value', `${inQuotes}, or begin the next key in the column of the keys above it`)
    case 'MULTILINE_IMPLICIT_KEY':
      return at('yaml', 'no ": " stands between key and value', 'write key: value, with a space after the colon')
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
      return at('yaml', 'a value cannot begin with this sign', inQuotes)
    case 'BAD_INDENT':
      return at('yaml', ...unevenly)
    case 'MULTIPLE_DOCS':
      return at('yaml', 'a second document begins here', 'remove the line --- or ... before it')
    case 'UNEXPECTED_TOKEN':
      return at('yaml', 'something stands where the value before it has already ended', `${inQuotes}; compare the indentation with the lines around it`)
    default:
      return at('yaml', message.split('\n')[0] ?? message, 'compare the indentation and the quotes with the lines around it')
  }
}

/**
 * `&`, `*` and `!` before a value and ` #` inside it mean something in YAML; an editor who writes "We are #1" means the sign.
 * Notes to editors have a space after their #.
 */
function misreadings(document: Document.Parsed): SyntaxProblem[] {
  const found: SyntaxProblem[] = []
  const add = (node: Node, message: string, fix: string) => found.push({ offset: node.range?.[0] ?? 0, rule: 'yaml', message, fix })
  const refuse = (node: Node, sign: string) => add(node, `a value that begins with ${sign} is not read as text`, inQuotes)
  visit(document, {
    Alias: (_key, node) => void refuse(node, '*'),
    Value: (_key, node) => {
      if (node.anchor !== undefined) refuse(node, '&')
      else if (node.tag?.startsWith('!')) refuse(node, '!')
      else if (/^\S/.test(node.comment ?? '')) add(node, `"#${node.comment}" is not read`, `${inQuotes}; if it is a note, write a space after the #`)
    },
  })
  return found
}

function startOfValueAround(document: Document.Parsed, offset: number): number {
  let start = offset
  visit(document, {
    Value: (_key, node) => {
      const [from, to] = node.range ?? [offset, offset]
      const isOpened = isCollection(node) ? node.flow === true : node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
      if (isOpened && from <= offset && offset <= to + 1) start = from
    },
  })
  return start
}
