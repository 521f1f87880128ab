import { draft } from '../../fields/kit.ts'
import { isLanguageTag } from '../../fields/language-tag.ts'
import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import type { Kept } from '../../profile/schema.ts'
import type { ElementReading } from '../../sections/candidate.ts'
import { personalInformation, sectionNames, sections } from '../../sections/index.ts'
import { readBasics } from '../../sections/personal-information/json-resume.ts'
import type { Entry, Section } from '../../sections/section.ts'
import { objectOf, objectsOf, textOf, watch } from '../json.ts'
import { beside, fromBeside, heldNotes, plain, withNewIds } from './beside.ts'
import { jsonResumeFormat } from './lists.ts'

/** What a JSON Resume says, before it is brought within the limits of a profile. */
export interface JsonResumeContent {
  /** A BCP 47 tag, or empty where the document doesn't say. */
  readonly language: string
  readonly personal: object
  readonly entries: Readonly<Record<string, readonly object[]>>
  readonly custom: readonly object[]
  readonly kept: readonly Kept[]
  readonly cv: { readonly headline: string }
}

/**
 * Reads a JSON Resume, of any version. What can't be read is noted; what nobody asked for is kept, to be
 * exported again.
 *
 * @param resume - parsed JSON
 * @param reading - `newId` makes ids, `notes` are told what is lost
 * @param known - the sections there are, all of Europass unless told
 * @see https://jsonresume.org/schema
 */
export function readJsonResume(
  resume: JsonObject,
  reading: ElementReading,
  known: readonly Section[] = sectionNames.map((name): Section => sections[name]),
): JsonResumeContent {
  const { newId } = reading
  const watched = watch(resume)
  const root = watched.value
  const meta = objectOf(root['meta'])
  // Theirs, for machines.
  for (const field of ['version', 'canonical', 'lastModified']) textOf(meta[field])
  textOf(root['$schema'])
  const own = objectOf(meta[beside])
  const language = textOf(own['language']) || textOf(meta['language'])
  const rest = objectOf(own['entries'])
  const content = {
    language: isLanguageTag(language) ? language : '',
    personal: readPersonal(root, reading),
    entries: Object.fromEntries(
      known.map((section) => [
        section.name,
        section.resume
          ? readList(root, section, reading)
          : objectsOf(rest[section.name]).map((one) => again(one, newId)),
      ]),
    ),
    custom: objectsOf(own['custom']).map(({ title = '', entries = [] }) => ({
      id: newId(),
      title,
      entries: objectsOf(entries).map((one) => again(one, newId)),
    })),
    cv: { headline: textOf(objectOf(root['basics'])['label']) },
  }
  const keptBefore = objectsOf(own['kept']).map(({ path = '', value = null }) => ({
    path: textOf(path),
    value: plain(value),
  }))
  const kept = [...keptBefore, ...watched.unread().map(({ path, value }) => ({ path, value: plain(value) }))]
  return {
    ...content,
    kept: kept.map(({ path, value }) => ({ id: newId(), format: jsonResumeFormat, path: path.slice(0, 400), value })),
  }
}

/** An entry of ours as it was written. */
const again = (one: JsonObject, newId: () => string): JsonObject => {
  const entry = withNewIds(plain(one), newId)
  return isObject(entry) ? { ...entry, id: newId() } : { id: newId() }
}

function readPersonal(root: JsonObject, { newId, notes }: ElementReading): object {
  const held = heldNotes(notes)
  const read = readBasics(root, { newId, notes: held.notes })
  const whole = { ...personalInformation.schema(draft).parse({}), ...read }
  const more = fromBeside(objectOf(root['basics']), jsonOf(whole), newId)
  held.tell('personal', Object.keys(more))
  return { ...read, ...more }
}

function readList(root: JsonObject, section: Section, { newId, notes }: ElementReading): object[] {
  const { resume } = section
  if (!resume) return []
  const schema = section.schema(draft)
  return objectsOf(root[resume.list]).flatMap((source, index): (Entry & object)[] => {
    const id = newId()
    const at = `entries/${section.name}/${id}`
    const held = heldNotes(notes)
    const read = resume.read(source, { id, at, source: `${resume.list}/${index}`, newId, notes: held.notes })
    if (read === undefined) return []
    const whole = { ...schema.parse({ id }), ...read }
    const more = fromBeside(source, jsonOf(whole), newId)
    held.tell(at, Object.keys(more))
    return [{ ...read, ...more, id }]
  })
}

/** What readers give is plain JSON, once nothing watches it. */
function jsonOf(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value))
  return json
}
