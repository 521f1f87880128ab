import { isObject, type Json, type JsonObject, same } from '../../patch/json.ts'
import type { Note, Notes } from '../notes.ts'

/**
 * What a JSON Resume has no field for stands beside its fields, under `europass`: for each of our fields what
 * it says, and what is read without it. Where somebody changed the item since, what is read is something
 * else, and counts.
 */
export const beside = 'europass'

/** Plain JSON, whatever watches the value. */
export function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => plain(one))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}

/** The same with ids of its own, where it has some. */
export function withNewIds(value: Json, newId: () => string): Json {
  if (Array.isArray(value)) return value.map((one: Json) => withNewIds(one, newId))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'id' ? newId() : withNewIds(one, newId)]),
  )
}

const withoutIds = (value: Json): Json => withNewIds(value, () => '')

/**
 * What has to stand beside the fields of an item.
 *
 * @param ours - the entry that is written
 * @param read - what is read of the item alone
 * @param unsure - fields that a reader guesses, even where it guesses right
 */
export function besideOf(ours: unknown, read: unknown, unsure: readonly string[] = []): JsonObject {
  if (!isObject(ours) || !isObject(read)) return {}
  const fields = Object.entries(ours).flatMap(([field, value]): [string, Json][] => {
    const of = read[field] ?? null
    const isSaid = same(withoutIds(value), withoutIds(of)) && !unsure.includes(field)
    return field === 'id' || isSaid ? [] : [[field, { value, of: withoutIds(of) }]]
  })
  return fields.length === 0 ? {} : { [beside]: Object.fromEntries(fields) }
}

/**
 * What is read of an item with what stands beside it.
 *
 * @param source - the item
 * @param read - what is read of it alone
 * @returns the fields that count instead, with ids of their own
 */
export function fromBeside(source: JsonObject, read: unknown, newId: () => string): Readonly<Record<string, Json>> {
  const fields = source[beside]
  if (!isObject(fields) || !isObject(read)) return {}
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, told]): [string, Json][] => {
      if (field === 'id' || !isObject(told)) return []
      const { value = null, of = null } = told
      const counts = same(plain(of), withoutIds(read[field] ?? null))
      return counts ? [[field, withNewIds(plain(value), newId)]] : []
    }),
  )
}

/** The fields of a document or entry that notes are about. */
export const fieldsOf = (notes: readonly Note[], at: string): string[] =>
  notes.filter((note) => note.at.startsWith(at)).map((note) => note.at.slice(at.length).split('/')[0] ?? '')

/** Notes that wait until it is known which fields count. */
export function heldNotes(notes: Notes): { readonly notes: Notes; tell(at: string, but: readonly string[]): void } {
  const held: { at: string; tell: () => void }[] = []
  return {
    notes: {
      changed: (code, place) => held.push({ at: place.at ?? '', tell: () => notes.changed(code, place) }),
      lost: (code, place) => held.push({ at: place.at ?? '', tell: () => notes.lost(code, place) }),
    },
    tell: (at, but) => {
      for (const note of held) {
        const field = note.at.startsWith(`${at}/`) ? (note.at.slice(at.length + 1).split('/')[0] ?? '') : ''
        if (!but.includes(field)) note.tell()
      }
    },
  }
}
