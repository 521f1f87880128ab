import type { ResolvedCv } from '../../cv/resolve.ts'
import { draft } from '../../fields/kit.ts'
import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import type { Kept } from '../../profile/schema.ts'
import { isSectionName, personalInformation, sectionNames, sections } from '../../sections/index.ts'
import { readBasics, writeBasics, writeNative } from '../../sections/personal-information/json-resume.ts'
import type { Saying } from '../../sections/saying.ts'
import type { Entry, Section } from '../../sections/section.ts'
import { takeNotes } from '../notes.ts'
import { beside, besideOf, fieldsOf } from './beside.ts'
import { jsonResumeFormat, lists } from './lists.ts'

/** What `writeJsonResume` takes besides the CV. */
export interface WriteJsonResumeOptions {
  /** The package's words in the language of the CV's labels. */
  readonly words: Saying['words']
  /** What an import brought and no section has a field for. */
  readonly kept?: readonly Kept[]
  /** The sections there are, all of Europass unless told. */
  readonly known?: readonly Section[]
}

/**
 * Writes what a CV shows as JSON Resume 1.2.1. What that has no field for stands beside its fields under
 * `europass`, and sections that it has no list for under `meta.europass`, where other programs leave it alone
 * and `readJsonResume` finds it.
 *
 * @param resolved - of a finished CV or a draft
 * @returns plain JSON
 * @see https://jsonresume.org/schema
 */
export function writeJsonResume(resolved: ResolvedCv, options: WriteJsonResumeOptions): JsonObject {
  const { words, kept = [], known = sectionNames.map((name): Section => sections[name]) } = options
  const { cv, personal, language } = resolved
  const say: Saying = { words, language, dates: 'short' }
  const all = resolved.sections.map((section) => ({ ...section, entries: section.entries.map(withoutFiles) }))
  const shown = new Map<string, readonly Entry[]>(all.map(({ name, entries }) => [name, entries]))
  const root: Record<string, Json> = {}
  const native = writeNative(personal, say)
  if (native.length > 0) root['languages'] = native
  const rest: Record<string, Json> = {}
  for (const section of known) {
    const entries = shown.get(section.name) ?? []
    const { resume } = section
    if (entries.length === 0) continue
    if (resume === null) rest[section.name] = jsonOf(entries)
    else root[resume.list] = [...listIn(root[resume.list]), ...entries.map((entry) => writeEntry(section, entry, say))]
  }
  const basics = { ...writeBasics(personal, say), ...(cv.headline !== '' && { label: cv.headline }) }
  const notes = takeNotes()
  const read = {
    ...personalInformation.schema(draft).parse({}),
    ...readBasics({ ...root, basics }, { newId: () => '', notes }),
  }
  const custom = all.filter(({ name, entries }) => !isSectionName(name) && entries.length > 0)
  const own = {
    language,
    ...(Object.keys(rest).length > 0 && { entries: rest }),
    ...(custom.length > 0 && { custom: custom.map(({ title, entries }) => ({ title, entries: jsonOf(entries) })) }),
  }
  const resume = {
    $schema: 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json',
    basics: { ...basics, ...besideOf(jsonOf(personal), jsonOf(read), fieldsOf(notes.all, 'personal/')) },
    ...Object.fromEntries(lists.filter((list) => root[list]).map((list) => [list, root[list] ?? null])),
    meta: { version: 'v1.2.1', [beside]: own },
  }
  return withKept(resume, kept)
}

/** Which files belong to an entry says nothing without them, and the format has no place for files. */
function withoutFiles({ files: _, ...entry }: Entry & { readonly files?: unknown }): Entry {
  return entry
}

function writeEntry(section: Section, entry: Entry, say: Saying): JsonObject {
  const { resume } = section
  if (resume === null) return {}
  const written = resume.write(entry, say)
  const notes = takeNotes()
  const read = resume.read(written, { id: '', at: 'entry', source: '', newId: () => '', notes })
  // An item that would be read as something else says nothing by itself.
  const whole = { ...section.schema(draft).parse({ id: 'x' }), ...read }
  return { ...written, ...besideOf(jsonOf(entry), jsonOf(whole), fieldsOf(notes.all, 'entry/')) }
}

/** Puts back what a resume of others had: at its place where there is one such place, else beside. */
function withKept(resume: JsonObject, kept: readonly Kept[]): JsonObject {
  const root: Record<string, Json> = { ...resume }
  const left: Json[] = []
  for (const { path, value } of kept.filter(({ format }) => format === jsonResumeFormat)) {
    const [first = '', second, ...more] = path.split('/')
    const holder = root[first]
    if (second === undefined && holder === undefined) root[first] = value
    else if (second === undefined && isObject(holder) && isObject(value)) root[first] = { ...value, ...holder }
    else if (second !== undefined && more.length === 0 && isObject(holder) && !Object.hasOwn(holder, second))
      root[first] = { ...holder, [second]: value }
    else left.push({ path, value })
  }
  if (left.length === 0) return root
  const meta = isObject(root['meta']) ? root['meta'] : {}
  const own = isObject(meta[beside]) ? meta[beside] : {}
  return { ...root, meta: { ...meta, [beside]: { ...own, kept: left } } }
}

const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** Our documents are plain JSON. */
function jsonOf(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}
