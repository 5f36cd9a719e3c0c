// Wiring only: what Eleventy is told about content, layouts and files. What it is told is made elsewhere.
import { relative, resolve } from 'node:path'
import type UserConfig from '@11ty/eleventy/UserConfig'
import { derivedFiles } from './derived.ts'
import { prepareSite, writeFiles, type BuildOptions, type PreparedSite } from './prepare.ts'

/** How a build gets its site: made anew, or one that was prepared already. */
export type Prepare = () => Promise<PreparedSite>

/** Eleventy's configuration for a build. */
export function configure(options: BuildOptions, prepare: Prepare = () => prepareSite(options)) {
  return (eleventy: UserConfig): void => {
    let site: PreparedSite
    const pathOf = (inputPath: string) => relative(resolve(options.content), resolve(inputPath)).replaceAll('\\', '/')
    const pageAt = (inputPath: string) => {
      const page = site.read.pages.get(pathOf(inputPath))
      if (!page) throw new Error(`${inputPath} was not read`)
      return page
    }

    eleventy.on('eleventy.before', async ({ outputMode }: { outputMode: string }) => {
      site = await prepare()
      if (outputMode === 'fs') writeFiles(site, options.out)
    })
    eleventy.setInputDirectory(options.content)
    eleventy.setOutputDirectory(options.out)
    eleventy.setLayoutsDirectory(relative(options.content, 'layouts'))
    eleventy.setTemplateFormats(['md', '11ty.js', '11ty.ts'])
    eleventy.addExtension('11ty.ts', { key: '11ty.js' })
    eleventy.setUseGitIgnore(false)
    eleventy.addWatchTarget(options.content)
    eleventy.addWatchTarget('assets')
    eleventy.on('eleventy.beforeWatch', (changed: string[]) => {
      // Modules that a process has loaded stay loaded; npm start begins a new process, Eleventy alone does not.
      const code = changed.filter((path) => /^(\.\/)?(layouts|scripts)\//.test(path))
      if (code.length > 0) console.log(`${code.join(', ')} changed: the pages show it after a new start. With npm start they show it at once.`)
    })

    // The text was read, checked and rendered by scripts/markdown before Eleventy began. An extension of our own, and not
    // setLibrary, because Eleventy would read it again and run Liquid over it: braces in a legal text are text.
    eleventy.addExtension('md', {
      outputFileExtension: 'html',
      read: false,
      getData: (inputPath: string) => ({ permalink: pageAt(inputPath).url }),
      compileOptions: { permalink: 'raw', cache: false },
      compile: (_text: undefined, inputPath: string) => () => site.htmlOf(pathOf(inputPath)),
    })
    eleventy.addGlobalData('layout', 'page.11ty.ts')
    eleventy.addGlobalData('viewOf', () => (inputPath: string) => site.viewOf(pathOf(inputPath)))

    // Versions, comparisons and feeds: how many there are is known only once the site is prepared.
    eleventy.addGlobalData('madePages', () => [...site.made].map(([address, text]) => ({ address, text })))
    eleventy.addTemplate('made.11ty.js', ({ made }: { made: { text: string } }) => made.text, {
      pagination: { data: 'madePages', size: 1, alias: 'made' },
      permalink: ({ made }: { made: { address: string } }) => made.address,
      layout: false,
      eleventyExcludeFromCollections: true,
    })

    for (const [address, make] of Object.entries(derivedFiles))
      eleventy.addTemplate(`derived${address}.11ty.js`, () => make(site), { permalink: address, layout: false, eleventyExcludeFromCollections: true })
  }
}

/** The options of a build that is started without ours, by `npx @11ty/eleventy`. */
export function optionsFromEnvironment({ CONTEXT }: NodeJS.ProcessEnv): BuildOptions {
  return { content: 'content', out: '_site', draft: isDraftContext(CONTEXT) }
}

/** Netlify builds previews and branches under these names: https://docs.netlify.com/configure-builds/environment-variables/ */
export function isDraftContext(context: string | undefined): boolean {
  return context === 'deploy-preview' || context === 'branch-deploy'
}
