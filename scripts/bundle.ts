// The browser's files, by esbuild: hashed names, so that they may be cached for ever.
import { posix, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Assets } from '../layouts/page/view.ts'
import { consentConfig } from './consent/config.ts'
import type { Register } from './register/load.ts'

const folder = 'assets'

/** Writes scripts and styles to the output folder and returns their addresses. The styles come first: a script names one. */
export async function bundleAssets(out: string, register: Register): Promise<Assets> {
  const styles = await bundle(out, ['assets/styles/site.css', 'assets/styles/choices.css'], [])
  const config = { ...consentConfig(register), stylesheet: styles('assets/styles/choices.css') }
  const scripts = await bundle(out, ['assets/boot.ts'], [consentConfigModule(config)])
  return { boot: scripts('assets/boot.ts'), style: styles('assets/styles/site.css') }
}

async function bundle(out: string, entryPoints: string[], plugins: Plugin[]): Promise<(entryPoint: string) => string> {
  const { metafile } = await build({
    entryPoints,
    plugins,
    outdir: posix.join(out.replaceAll('\\', '/'), folder),
    bundle: true,
    splitting: entryPoints.some((file) => file.endsWith('.ts')),
    format: 'esm',
    target: 'es2022',
    minify: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'silent',
  })
  const addresses = new Map(Object.entries(metafile.outputs).map(([file, { entryPoint }]) => [entryPoint, `/${folder}/${posix.basename(relative(out, file).replaceAll('\\', '/'))}`]))
  return (entryPoint) => {
    const address = addresses.get(entryPoint)
    if (address === undefined) throw new Error(`esbuild made nothing of ${entryPoint}`)
    return address
  }
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
