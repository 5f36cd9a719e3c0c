// Holds what was read against a schema, and turns the schema's issues into faults with a line.
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { inQuotes, withNote } from './schema/values.ts'
import type { ReadYaml } from './yaml.ts'

/** The value as its schema gives it, or every fault in it. */
export function validate<Schema extends z.ZodType>(yaml: ReadYaml, schema: Schema): { value: z.infer<Schema> } | Fault[] {
  const result = schema.safeParse(yaml.value)
  return result.success ? { value: result.data } : result.error.issues.flatMap((issue) => faultsOfIssue(issue, yaml))
}

/** The faults in one issue of the schema; `values.ts` writes a message as two lines: what is wrong, what to write. */
function faultsOfIssue(issue: z.core.$ZodIssue, yaml: ReadYaml): Fault[] {
  if (issue.code === 'invalid_union') return faultsOfUnion(issue, yaml)
  const path = issue.path as (string | number)[]
  const lines = issue.message.split('\n')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key, index) => ({
      file: yaml.file,
      ...yaml.placeOfKey([...path, key]),
      rule: 'unknown-key',
      message: lines[index * 2] ?? issue.message,
      fix: lines[index * 2 + 1] ?? '',
    }))
  }
  const [message = issue.message, fix = ''] = lines
  return [{ file: yaml.file, ...yaml.placeOf(path), rule: ruleOf(issue, message), message: `${keyOf(path)}${message}`, fix: fix.startsWith(inQuotes) ? withNote(fix, yaml.noteBehind(path)) : fix }]
}

/** Of the alternatives that a value could be, the faults of the one it was meant to be: the block, when a block was written. */
function faultsOfUnion(issue: z.core.$ZodIssueInvalidUnion, yaml: ReadYaml): Fault[] {
  const meant = issue.errors.find((alternative) => alternative.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
  if (!meant || meant.length === 0) return faultsOfIssue({ ...issue, code: 'custom' } as z.core.$ZodIssue, yaml)
  return meant.flatMap((inner) => faultsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, yaml))
}

function ruleOf(issue: z.core.$ZodIssue, message: string): string {
  if (issue.code === 'custom' && typeof issue.params?.['rule'] === 'string') return issue.params['rule']
  if (message === 'is missing') return 'missing'
  return issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-value'
}

function keyOf(path: readonly (string | number)[]): string {
  if (path.length === 0) return 'the file '
  return `${path.map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${step}`)).join('')} `
}
