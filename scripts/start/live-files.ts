import { build } from 'esbuild'
import { liveAddresses } from './live-page.ts'

/** The script and style of the live reload, by their address. */
export async function bundleLiveFiles(): Promise<ReadonlyMap<string, { type: string; text: string }>> {
  const { outputFiles } = await build({ entryPoints: ['assets/start/live.ts', 'assets/start/live.css'], bundle: true, format: 'esm', outdir: 'start', write: false })
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return new Map([
    [liveAddresses.script, { type: 'text/javascript; charset=utf-8', text: text('.js') }],
    [liveAddresses.style, { type: 'text/css; charset=utf-8', text: text('.css') }],
  ])
}
