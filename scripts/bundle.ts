// The browser's files, by esbuild: hashed names, so that they may be cached for ever.
import { posix, relative } from 'node:path'
import { build, type BuildFailure, type Message, type Plugin } from 'esbuild'
import type { Assets } from '../layouts/page/view.ts'
import { consentConfig } from './consent/config.ts'
import { FaultsFound, type Fault } from './register/fault.ts'
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
  const styles = await bundle(['assets/styles/site.css', 'assets/styles/choices.css'], [])
  const config = { ...consentConfig(register), stylesheet: styles.addressOf('assets/styles/choices.css') }
  const scripts = await bundle(['assets/boot.ts'], [consentConfigModule(config)])
  return {
    addresses: { boot: scripts.addressOf('assets/boot.ts'), style: styles.addressOf('assets/styles/site.css') },
    files: [...styles.files, ...scripts.files],
  }
}

async function bundle(entryPoints: string[], plugins: Plugin[]) {
  const { metafile, outputFiles } = await orFaults(build({
    entryPoints,
    plugins,
    outdir: folder,
    bundle: true,
    splitting: entryPoints.some((file) => file.endsWith('.ts')),
    format: 'esm',
    target: 'es2022',
    minify: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    write: false,
    logLevel: 'silent',
  }))
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

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error
}

function faultOf({ text, location }: Message): Fault {
  return { file: location?.file ?? folder, line: location?.line ?? 1, column: (location?.column ?? 0) + 1, rule: 'bundle', message: text, fix: location?.suggestion ?? '' }
}

/** The register's part that browsers need, as a module inside boot: its hash changes whenever the register does. */
function consentConfigModule(config: unknown): Plugin {
  return {
    name: 'consent:config',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^consent:config$/ }, ({ path }) => ({ path, namespace: 'generated' }))
      onLoad({ filter: /.*/, namespace: 'generated' }, () => ({ contents: JSON.stringify(config), loader: 'json' }))
    },
  }
}
