// npm run preview: the built site as visitors will get it.
import { existsSync } from 'node:fs'
import { CannotRun, isStarted, requireFolder, runCommand } from '../command.ts'
import { selfSignedCertificate } from './certificate.ts'
import { portFrom, saidWhenTaken } from './ports.ts'
import { servePreview } from './server.ts'

const usage = `npm run preview -- [options]   serves the built site with its headers, redirects, compression and 404 page,
                                    and takes the posts of its forms: what they send is shown here and at /__forms/

  --dir DIR     the built site (_site)
  --port N      the port, or the next free one (8080)
  --https       over https, with a certificate that browsers do not trust
  --help        this text`

if (isStarted(import.meta.filename))
  await runCommand(usage, { dir: { type: 'string', default: '_site' }, port: { type: 'string', default: '8080' }, https: { type: 'boolean', default: false } }, async ({ dir, port, https }) => {
    if (!existsSync(dir)) throw new CannotRun(`${dir}: there is no such folder. Make it with npm run build.`)
    requireFolder('--dir', dir)
    const wanted = portFrom(port)
    const { address, port: opened } = await servePreview(dir, wanted, https ? await selfSignedCertificate(['localhost']) : undefined, (line) => console.log(line))
    console.log(`${saidWhenTaken(wanted, opened)}${address}   ${dir} as its host serves it; Ctrl-C ends it`)
    return 0
  })
