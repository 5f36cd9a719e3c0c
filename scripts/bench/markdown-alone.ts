// What the same pages cost with markdown-it and nothing else: the floor that no site generator can go below.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import createMarkdownIt from 'markdown-it'

const [, , from = '', to = ''] = process.argv
const parser = createMarkdownIt({ html: true })
for (const name of readdirSync(from)) {
  const [, , body = ''] = readFileSync(join(from, name), 'utf8').split('---\n')
  const folder = join(to, name.replace(/\.md$/, ''))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><title>${name}</title>${parser.render(body)}`)
}
