// The one loader of content/register/, site.yaml and words.yaml. Everything else reads what this returns.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { leftFromExample } from './example.ts'
import type { Fault } from './fault.ts'
import { readTextFile, shownPath } from './files.ts'
import { didYouMean } from './nearest.ts'
import { revisionsOn, type Revisions } from './revision.ts'
import { lackingEntries, revisionFaults } from './revision-faults.ts'
import { rulesAcrossFiles, type Declared } from './rules.ts'
import { categoriesSchema, type Category } from './schema/categories.ts'
import { controllerSchema, type Controller } from './schema/controller.ts'
import { exceptionsSchema, type DeclaredException } from './schema/exceptions.ts'
import { formSchema, type DeclaredForm } from './schema/form.ts'
import { revisionsSchema, type RecordedRevision } from './schema/revisions.ts'
import { serviceSchema, type DeclaredService } from './schema/service.ts'
import { siteSchema, type Site } from './schema/site.ts'
import { wordsSchema, type Words } from './schema/words/words.ts'
import { today } from './time.ts'
import { validate } from './validate.ts'
import { readYaml, type ReadYaml } from './yaml.ts'

/** A service with the name by which others refer to it: its file's. */
export type Service = DeclaredService & { id: string }

/** A form with the name by which pages refer to it: its file's. */
export type Form = DeclaredForm & { id: string }

/** The declaration: who, what, why, for how long. Frozen; the one source of tables, banner, headers and audit. */
export interface Register {
  readonly site: Readonly<Site>
  readonly words: Words
  readonly controller: Readonly<Controller>
  readonly categories: readonly Category[]
  readonly services: readonly Service[]
  readonly forms: readonly Form[]
  readonly revisions: Revisions
}

/** What loading gives: the register, all faults, and what is left to fill in. */
export interface Loaded {
  /** Absent where it has a fault; there, with its fault, where the records alone lack what a category covers. */
  register: Register | undefined
  /** The site, also where the register has faults elsewhere. */
  site: Site | undefined
  /** The day that was taken for today. */
  day: string
  faults: Fault[]
  /** What is declared, on any day, and what is recorded of it; absent where the register has faults besides its records. */
  declared: { recorded: RecordedRevision[]; onDay: (day: string) => Undated } | undefined
  /** Values of the example that an owner still has to replace; faults once `example` is false. */
  leftToFillIn: Fault[]
  /** Where the records lack something: the entries that the register is read with. */
  unrecorded: readonly RecordedRevision[]
  /** Findings of the audit that are accepted for a while, each with its line in exceptions.yaml. */
  exceptions: readonly (DeclaredException & { line: number })[]
}

/**
 * Loads the register of a content folder as it stands on a day (`YYYY-MM-DD`; without one, today where the site is):
 * what is declared `from` a later day is left out. A preview goes on where a category covers more than is recorded.
 * Never throws for what an editor wrote: faults are returned, of all files at once.
 */
export function loadRegister(content: string, day?: string, isPreview = false): Loaded {
  const faults: Fault[] = []
  const read = <Schema extends z.ZodType>(path: string, schema: Schema) => readFile(join(content, path), schema, faults)

  const site = read('site.yaml', siteSchema)
  const words = read('words.yaml', wordsSchema)
  const controller = read('register/controller.yaml', controllerSchema)
  const categories = read('register/categories.yaml', categoriesSchema)
  refuseUnreadFiles(content, faults)
  const readAll = <Schema extends z.ZodType>(folder: Folder, schema: Schema) => filesIn(content, folder, faults).map((file) => ({ id: basename(file, '.yaml'), ...read(file, schema) }))
  requireServices(content, faults)
  const services = readAll('services', serviceSchema)
  const forms = readAll('forms', formSchema)

  const exceptions = exceptionsIn(content, faults)

  const revisionsFaults: Fault[] = []
  const revisions = readFile(join(content, 'register/revisions.yaml'), revisionsSchema, revisionsFaults)

  const builtFor = day ?? today(site.value?.timeZone ?? 'UTC')
  const yamls = [site, words, controller, categories, revisions, ...services, ...forms].flatMap((part) => part.yaml ?? [])
  const leftToFillIn = yamls.flatMap(leftFromExample)
  if (site.value?.example === false) faults.push(...leftFaults(leftToFillIn))

  const declared = services.flatMap(({ id, value, yaml }) => (value && yaml ? [{ id, value, yaml }] : []))
  const declaredForms = forms.flatMap(({ id, value, yaml }) => (value && yaml ? [{ id, value, yaml }] : []))
  const rulesInput: Declared = {
    controller: controller.value,
    categories: categories.value && categories.yaml ? { value: categories.value, yaml: categories.yaml } : undefined,
    services: declared,
    serviceIds: services.map(({ id }) => id),
    forms: declaredForms,
    formIds: forms.map(({ id }) => id),
    site: site.value && site.yaml ? { value: site.value, yaml: site.yaml } : undefined,
  }
  faults.push(...rulesAcrossFiles.flatMap((rule) => rule.check(rulesInput)))

  if (faults.length > 0 || !site.value || !words.value || !controller.value || !categories.value)
    return { register: undefined, site: site.value, day: builtFor, faults: [...faults, ...revisionsFaults], leftToFillIn, declared: undefined, unrecorded: [], exceptions }
  const formsEver = declaredForms.map(({ id, value }) => ({ id, ...value }))
  const servicesEver = inUseByForms(declared.map(({ id, value }) => ({ id, ...value })), formsEver)
  const ever = { site: site.value, words: words.value, controller: controller.value, categories: categories.value, services: inOrderOfCategories(servicesEver, categories.value), forms: formsEver }
  const onDayOf = (turn: string) => onDay(ever, turn)
  const inUse = onDayOf(builtFor)
  const recorded = revisions.value ?? []
  const lacking = revisions.yaml && revisions.value ? revisionFaults(revisions.value, revisions.yaml, builtFor, onDayOf) : []
  const isReadable = revisionsFaults.length === 0 && lacking.every(({ rule }) => rule === 'scope-wider')
  const unrecorded = isReadable && lacking.length > 0 ? lackingEntries(recorded, onDayOf, builtFor) : []
  const register: Register = { ...inUse, revisions: revisionsOn([...recorded, ...unrecorded], inUse, builtFor) }
  if (!isReadable || !isPreview) revisionsFaults.push(...lacking)
  return { register: isReadable ? deepFreeze(register) : undefined, site: site.value, day: builtFor, faults: revisionsFaults, leftToFillIn, declared: { recorded, onDay: onDayOf }, unrecorded, exceptions }
}

/** The bytes of every file that `loadRegister` reads or refuses, as one text: equal texts load to equal registers. */
export function registerTexts(content: string): string {
  const folder = join(content, 'register')
  const inRegister = isFolder(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []
  const files = [join(content, 'site.yaml'), join(content, 'words.yaml'), ...inRegister.map((name) => join(folder, name))]
  return JSON.stringify(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'latin1') : '']))
}

/** What is left of the example as faults, for a site that no longer says that it is one; what is to be confirmed is none. */
export function leftFaults(leftToFillIn: readonly Fault[]): Fault[] {
  return leftToFillIn.filter(({ rule }) => rule === 'example').map((left) => ({ ...left, rule: 'example-left' }))
}

interface ReadPart<Value> {
  value?: Value
  yaml?: ReadYaml
}

function readFile<Schema extends z.ZodType>(path: string, schema: Schema, faults: Fault[]): ReadPart<z.infer<Schema>> {
  const file = shownPath(path)
  const whole = (rule: string, message: string, fix: string) => faults.push({ file, line: 1, column: 1, rule, message, fix })
  if (!existsSync(path)) {
    whole('missing-file', 'this file is missing', path.endsWith('revisions.yaml') ? 'restore it from the history of your repository; where nobody was asked yet, "npm run policy -- revise" writes it' : 'restore it from the example, or write it anew')
    return {}
  }
  const text = readTextFile(path, file)
  if (typeof text !== 'string') {
    faults.push(text)
    return {}
  }
  const yaml = readYaml(file, text)
  if (Array.isArray(yaml)) {
    faults.push(...yaml)
    return {}
  }
  if (yaml.value === null) {
    whole('empty-file', 'this file is empty', 'write its keys, or delete it')
    return {}
  }
  const checked = validate(yaml, schema)
  if (Array.isArray(checked)) {
    faults.push(...checked)
    return { yaml }
  }
  return { value: checked.value, yaml }
}

/** Most sites have none, and then no file. */
function exceptionsIn(content: string, faults: Fault[]): Loaded['exceptions'] {
  const path = join(content, 'register', 'exceptions.yaml')
  if (!existsSync(path)) return []
  const { value = [], yaml } = readFile(path, exceptionsSchema, faults)
  return value.map((exception, index) => ({ ...exception, line: yaml?.placeOf([index]).line ?? 1 }))
}

/** What may lie in content/register/. A file beside them would declare something that no page says. */
const knownInRegister = ['controller.yaml', 'categories.yaml', 'revisions.yaml', 'exceptions.yaml', 'services', 'forms', 'schema', 'asked']

function refuseUnreadFiles(content: string, faults: Fault[]): void {
  const folder = join(content, 'register')
  for (const name of namesIn(folder).filter((found) => !knownInRegister.includes(found)))
    faults.push({ file: shownPath(join(folder, name)), line: 1, column: 1, rule: 'unknown-file', message: 'nothing reads this file or folder', fix: didYouMean(name, knownInRegister) })
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** The names in a folder without those that begin with a dot, which systems leave behind (.DS_Store). */
function namesIn(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')).sort() : []
}

function requireServices(content: string, faults: Fault[]): void {
  const folder = join(content, 'register', 'services')
  if (!isFolder(folder)) faults.push({ file: shownPath(folder), line: 1, column: 1, rule: 'missing-file', message: 'there is no folder of services', fix: 'restore it from the example: a folder with one file for each service' })
}

type Folder = 'services' | 'forms'

/** The files of a folder of the register that has one for each service, or each form; a site without forms needs no folder of them. */
function filesIn(content: string, name: Folder, faults: Fault[]): string[] {
  const folder = join(content, 'register', name)
  return namesIn(folder)
    .filter((file) => {
      if (/^[a-z][a-z0-9-]*\.yaml$/.test(file)) return true
      faults.push({
        file: shownPath(join(folder, file)),
        line: 1,
        column: 1,
        rule: 'file-name',
        message: `"${file}" is not the name of a ${name.slice(0, -1)} file`,
        fix: 'name it with lower-case letters, digits and hyphens, and end it in .yaml; move other files elsewhere',
      })
      return false
    })
    .map((file) => `register/${name}/${file}`)
}

/** A service that takes the posts of forms is in use while a form names it. */
function inUseByForms(services: readonly Service[], forms: readonly Form[]): Service[] {
  return services.filter(({ id, posts }) => posts === undefined || forms.some(({ post }) => post === id))
}

/** Visitors read the services in the order in which they see the switches, and inside a category by file name. */
function inOrderOfCategories(services: readonly Service[], categories: readonly Category[]): Service[] {
  return categories.flatMap(({ id }) => services.filter(({ category }) => category === id))
}

type Undated = Omit<Register, 'revisions'>

/** The register as it stands on a day. A trace whose own service begins later stands with the first in use that sets it too. */
function onDay(register: Undated, day: string): Undated {
  const inUse = ({ from }: { from?: string | undefined }) => from === undefined || from <= day
  const [services, later] = [register.services.filter(inUse), register.services.filter((service) => !inUse(service))]
  const ids = services.map(({ id }) => id)
  const tracesOf = ({ traces }: Service) => traces.filter(inUse).map((trace) => ({ ...trace, alsoSetBy: trace.alsoSetBy.filter((id) => ids.includes(id)) }))
  const adopted = later.flatMap(tracesOf).filter(({ alsoSetBy }) => alsoSetBy.length > 0)
  return {
    ...register,
    services: services.map((service) => ({
      ...service,
      traces: [...tracesOf(service), ...adopted.filter(({ alsoSetBy: [first] }) => first === service.id).map((trace) => ({ ...trace, alsoSetBy: trace.alsoSetBy.slice(1) }))],
    })),
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
