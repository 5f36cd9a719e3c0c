// npm run schemas: writes the JSON Schemas of the register, records that are committed and checked.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isStarted, requireFolder, runCommand } from './command.ts'
import { jsonSchemas } from './register/json-schemas.ts'

const usage = `npm run schemas -- [options]   writes the JSON Schemas of the register, for editors' autocompletion

  --content DIR   the content folder (content)
  --help          this text`

if (isStarted(import.meta.filename))
  await runCommand(usage, { content: { type: 'string', default: 'content' } }, async ({ content }) => {
    requireFolder('--content', content)
    for (const [path, text] of jsonSchemas()) {
      mkdirSync(dirname(join(content, path)), { recursive: true })
      writeFileSync(join(content, path), text)
    }
    console.log(`${jsonSchemas().size} schemas in ${join(content, 'register', 'schema')}`)
    return 0
  })
