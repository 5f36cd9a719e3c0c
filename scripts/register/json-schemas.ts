// The JSON Schemas by which editors complete and check the YAML files while they are typed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Fault } from './fault.ts'
import { categoriesSchema } from './schema/categories.ts'
import { controllerSchema } from './schema/controller.ts'
import { exceptionsSchema } from './schema/exceptions.ts'
import { formSchema } from './schema/form.ts'
import { revisionsSchema } from './schema/revisions.ts'
import { serviceSchema } from './schema/service.ts'
import { siteSchema } from './schema/site.ts'
import { wordsSchema } from './schema/words/words.ts'

const schemas = { site: siteSchema, words: wordsSchema, controller: controllerSchema, categories: categoriesSchema, service: serviceSchema, form: formSchema, revisions: revisionsSchema, exceptions: exceptionsSchema }

/** The JSON Schemas, by their file inside the content folder. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [`register/schema/${name}.json`, `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`]))
}

/** The schema files of a content folder that are missing or not those of today. A folder without any has none to keep. */
export function staleSchemas(content: string): Fault[] {
  if (!existsSync(join(content, 'register', 'schema'))) return []
  return [...jsonSchemas()].flatMap(([path, text]) => {
    const file = join(content, path)
    if (existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text) return []
    return [{ file, line: 1, column: 1, rule: 'schema-stale', message: 'this file is written by a command and is not up to date', fix: 'run npm run schemas' }]
  })
}
