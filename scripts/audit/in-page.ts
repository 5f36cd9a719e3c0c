// What runs in audited pages is written for browsers, in the folder of this name, and compiled when it is needed.
import { join } from 'node:path'
import { build } from 'esbuild'

/** The scripts for pages: each exports one function, which is called with what is handed over. */
export type InPage = 'leaving' | 'observe' | 'look' | 'google-tag'

const compiled = new Map<InPage, Promise<string>>()

/** A script as one expression that calls its function with a value; what it gives back is the value of the expression. */
export async function inPageScript(name: InPage, value: unknown): Promise<string> {
  const code = compiled.get(name) ?? compile(name)
  compiled.set(name, code)
  return `(() => {${await code}\nreturn inPage.default(${JSON.stringify(value, (_key, each: unknown) => (each === Infinity ? 'unlimited' : each))})})()`
}

async function compile(name: InPage): Promise<string> {
  const { outputFiles } = await build({ entryPoints: [join(import.meta.dirname, 'in-page', `${name}.ts`)], bundle: true, write: false, format: 'iife', globalName: 'inPage', target: 'es2022' })
  return outputFiles[0]?.text ?? ''
}
