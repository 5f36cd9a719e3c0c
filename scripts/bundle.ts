// The browser's files, by esbuild: hashed names, so that they may be cached for ever.
import { readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Assets } from '../layouts/page/view.ts'
import { faultOf, isBuildFailure } from './build-failure.ts'
import { askedCategories } from './consent/asked.ts'
import { bootConfig, firstConfig } from './consent/boot-config.ts'
import { tagsConfig } from './consent/tags-config.ts'
import { displayTexts, receiptTexts, stateTexts } from './consent/page-texts.ts'
import { askedTexts, saveConfig, toldTexts } from './consent/texts.ts'
import { formWords } from './forms/words.ts'
import { iconFiles, markFile } from './icons.ts'
import { FaultsFound } from './register/fault.ts'
import type { Register } from './register/load.ts'

/** The browser's files, ready to be written. */
export interface Bundle {
  addresses: Assets
  /** Each file with its path inside the site. */
  files: { path: string; contents: Uint8Array }[]
}

const folder = 'assets'

/** Makes scripts and styles. The styles come first: a script names one. @throws esbuild's BuildFailure for a fault in assets/. */
export async function bundleAssets(register: Register): Promise<Bundle> {
  const styles = await bundle(['site', 'print', 'question', 'settings', 'evidence', 'form', 'diff'].map(stylesheet), [generatedStyles({ 'register:address': `:root { --site-address: ${JSON.stringify(register.site.address)} }` })])
  const scripts = await bundle(['assets/boot.ts', 'assets/reading/reading.ts', 'assets/forms/form.ts'], [generatedModules(modulesOf(register, styles.addressOf))])
  const [first] = (await bundle(['assets/first.ts'], [generatedModules({ 'consent:first': firstConfig(register) })], 'iife')).files
  if (!first) throw new Error('esbuild made nothing of assets/first.ts')
  const icon = readFileSync(markFile, 'utf8')
  const ground = groundIn(join(folder, 'styles', 'tokens.css'))
  return {
    addresses: { mark: markIn(icon), ground, first: new TextDecoder().decode(first.contents).trim(), boot: scripts.addressOf('assets/boot.ts'), reading: scripts.addressOf('assets/reading/reading.ts'), style: styles.addressOf(stylesheet('site')), printStyle: styles.addressOf(stylesheet('print')), form: scripts.addressOf('assets/forms/form.ts'), formStyle: styles.addressOf(stylesheet('form')), diffStyle: styles.addressOf(stylesheet('diff')), evidence: styles.addressOf(stylesheet('evidence')) },
    files: [...styles.files, ...scripts.files, ...(await iconFiles(icon, ground.light))],
  }
}

async function bundle(entryPoints: string[], plugins: Plugin[], format: 'esm' | 'iife' = 'esm') {
  const { metafile, outputFiles, warnings } = await orFaults(build({
    entryPoints,
    plugins,
    // By itself esbuild takes the folder in which it was loaded.
    absWorkingDir: process.cwd(),
    outdir: folder,
    bundle: true,
    splitting: format === 'esm' && entryPoints.some((file) => file.endsWith('.ts')),
    format,
    target: 'es2022',
    minify: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
    logLevel: 'silent',
  }))
  if (warnings.length > 0) throw new FaultsFound(warnings.map(faultOf))
  const made = new Map(Object.entries(metafile.outputs).map(([file, { entryPoint }]) => [entryPoint, `/${folder}/${posix.basename(file)}`]))
  return {
    files: outputFiles.map(({ path, contents }) => ({ path: relative(process.cwd(), path), contents })),
    addressOf(entryPoint: string): string {
      const address = made.get(entryPoint)
      if (address === undefined) throw new Error(`esbuild made nothing of ${entryPoint}`)
      return address
    },
  }
}

async function orFaults<Result>(building: Promise<Result>): Promise<Result> {
  try {
    return await building
  } catch (error) {
    throw isBuildFailure(error) ? new FaultsFound(error.errors.map(faultOf)) : error
  }
}

/** The register's parts that browsers need, each in the script that needs it. Where nobody is asked, nothing asks. */
function modulesOf(register: Register, addressOf: (file: string) => string): Record<string, unknown> {
  const isAsked = askedCategories(register).length > 0
  return {
    'consent:boot': bootConfig(register),
    'consent:tags': tagsConfig(register),
    'consent:question': isAsked ? { ...askedTexts(register).question, stylesheet: addressOf(stylesheet('question')) } : {},
    'consent:again': isAsked ? askedTexts(register).again : {},
    'consent:state': stateTexts(register),
    'consent:receipt': receiptTexts(register),
    'consent:display': displayTexts(register),
    'consent:save': isAsked ? saveConfig(register) : {},
    'consent:told': isAsked ? toldTexts(register) : {},
    'forms:words': formWords(register),
    'consent:settings': isAsked ? { ...askedTexts(register).settings, stylesheets: ['question', 'settings'].map(stylesheet).map(addressOf) } : {},
  }
}

/** The site's mark to stand in pages: its icon without the colours that it has by itself, since those of a page follow what the visitor set. */
function markIn(icon: string): string {
  return icon.replace(/<style>[^]*?<\/style>/, '').replace('<svg ', '<svg aria-hidden="true" width="24" height="24" ').trim()
}

/** The colours of the ground, light and dark, with which browsers paint what is around a page. @throws FaultsFound */
function groundIn(file: string): Assets['ground'] {
  const [, light, dark] = /--ground: light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/.exec(readFileSync(file, 'utf8')) ?? []
  if (light === undefined || dark === undefined) throw new FaultsFound([{ file, line: 1, column: 1, rule: 'ground', message: 'there is no --ground with a light and a dark colour', fix: 'write --ground: light-dark(#fff, #000); browsers paint what is around a page with it' }])
  return { light, dark }
}

function stylesheet(name: string): string {
  return `assets/styles/${name}.css`
}

/** Styles made of data, which a style sheet imports by name. */
function generatedStyles(styles: Record<string, string>): Plugin {
  return {
    name: 'generated-styles',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^register:/ }, ({ path }) => ({ path, namespace: 'generated-styles' }))
      onLoad({ filter: /.*/, namespace: 'generated-styles' }, ({ path }) => ({ contents: styles[path] ?? '', loader: 'css' }))
    },
  }
}

/** Modules made of data: the hash of a script changes whenever its part of the register does. */
function generatedModules(modules: Record<string, unknown>): Plugin {
  return {
    name: 'generated',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(consent|forms):/ }, ({ path }) => ({ path, namespace: 'generated' }))
      onLoad({ filter: /.*/, namespace: 'generated' }, ({ path }) => ({ contents: JSON.stringify(modules[path]), loader: 'json' }))
    },
  }
}
