import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { test } from 'node:test'

/** Who may import whom. `types` are folders of which only types may be imported: nothing of them runs there. */
const mayImport: Record<string, { folders: string[]; types?: string[]; packages: string[] }> = {
  'scripts/register': { folders: [], packages: ['zod', 'yaml', 'leven'] },
  'scripts/markdown': { folders: ['scripts/register', 'scripts/consent', 'layouts'], packages: ['zod', 'markdown-it', 'parse5', 'github-slugger'] },
  'scripts/consent': { folders: ['scripts/register', 'layouts'], types: ['assets/consent'], packages: [] },
  'scripts/policy': { folders: ['scripts/register', 'scripts/markdown', 'scripts/consent', 'layouts', 'scripts/prepare.ts', 'scripts/command.ts'], packages: ['yaml', 'zod', 'diff', 'parse5', 'leven'] },
  'scripts/forms': { folders: ['scripts/register', 'layouts'], packages: [] },
  'scripts/security': { folders: ['scripts/register'], packages: [] },
  // A witness shares no code with the accused: of ours it knows the register alone.
  'scripts/audit': { folders: ['scripts/register', 'scripts/command.ts', 'scripts/browsers.ts'], packages: ['playwright', '@netlify/headers-parser', '@netlify/redirect-parser', 'selfsigned', 'esbuild', 'parse5'] },
  'scripts/evidence': { folders: ['scripts/register', 'scripts/audit', 'layouts', 'scripts/bundle.ts'], packages: ['zod'] },
  'scripts/preview': { folders: ['scripts/register', 'scripts/forms', 'scripts/command.ts', 'layouts'], packages: ['@netlify/headers-parser', '@netlify/redirect-parser', 'netlify-redirector', 'mrmime', 'selfsigned'] },
  'scripts/start': { folders: ['scripts', 'layouts'], packages: ['chokidar', 'esbuild'] },
  'scripts/check': { folders: ['scripts', 'layouts'], packages: ['html-validate', 'parse5', 'flesch-kincaid', 'syllable'] },
  // It measures the site that the tests visit, with their stand-in.
  'scripts/bench': { folders: ['scripts', 'tests'], packages: ['playwright', 'markdown-it', 'diff'] },
  'scripts/screenshots': { folders: ['scripts/register', 'scripts/preview', 'scripts/build.ts', 'scripts/browsers.ts', 'scripts/command.ts'], packages: ['playwright', '@hyzyla/pdfium', 'fast-png'] },
  layouts: { folders: [], types: ['scripts/register'], packages: [] },
  assets: { folders: [], types: ['scripts/register/schema'], packages: ['consent:boot', 'consent:first', 'consent:again', 'consent:question', 'consent:save', 'consent:told', 'consent:settings', 'consent:state', 'consent:receipt', 'consent:display', 'consent:tags', 'forms:words'] },
}

/** Packages that one file alone may know, so that another could take their place. */
const onlyIn: Record<string, string> = {
  'vanilla-cookieconsent': 'assets/consent/dialogs.ts',
  'markdown-it': 'scripts/markdown/',
  '@11ty/eleventy': 'scripts/build.ts',
  esbuild: 'scripts/',
  zod: 'scripts/',
}

interface Import {
  file: string
  target: string
  isType: boolean
}

const imports = ['scripts', 'layouts', 'assets'].flatMap(filesBelow).flatMap(importsOf)

test('every folder imports only what it may', () => {
  const strays = imports.filter(({ file, target, isType }) => {
    const folder = folderOf(file)
    const rule = mayImport[folder]
    if (!rule) return false
    if (!target.includes('/') || target.startsWith('@')) return !(rule.packages.includes(target) || onlyIn[target] === file)
    const allowed = [folder, ...rule.folders, ...(isType ? (rule.types ?? []) : [])]
    return !allowed.some((place) => target === place || target.startsWith(`${place}/`))
  })
  assert.deepEqual(strays, [])
})

test('the banner, the Markdown parser, Eleventy, the bundler and the schema are each known in one place only', () => {
  const strays = imports.filter(({ file, target, isType }) => !isType && !file.startsWith('scripts/bench/') && onlyIn[target] !== undefined && !file.startsWith(onlyIn[target] ?? ''))
  assert.deepEqual(strays, [])
})

test('this test sees the imports: there are many, and each folder of the table has some', () => {
  assert.ok(imports.length > 150, `${imports.length} imports`)
  for (const folder of Object.keys(mayImport)) assert.ok(imports.some(({ file }) => folderOf(file) === folder), folder)
})

test('no folder of scripts is missing from the table', () => {
  const folders = readdirSync('scripts', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `scripts/${name}`)
  assert.deepEqual(folders.filter((folder) => !mayImport[folder]), [])
})

function folderOf(file: string): string {
  return file.startsWith('scripts/') ? file.split('/').slice(0, 2).join('/') : (file.split('/')[0] ?? '')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => name.endsWith('.ts'))
}

/** The imports of a file: targets of ours as paths from the project's folder, packages by name; Node's own left out. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const written = [...text.matchAll(/^(?:import|export)\s(type\s)?[^'"]*?from\s*'([^']+)'/gm), ...text.matchAll(/^import\s()'([^']+)'/gm), ...text.matchAll(/import\(()'([^']+)'\)/g)]
  return written
    .map(([, type, target = '']) => ({ file, isType: Boolean(type), target: target.startsWith('.') ? posix.join(posix.dirname(file), target) : packageOf(target) }))
    .filter(({ target }) => !target.startsWith('node:'))
}

function packageOf(target: string): string {
  return target.split('/').slice(0, target.startsWith('@') ? 2 : 1).join('/')
}
