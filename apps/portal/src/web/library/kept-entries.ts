import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { check } from '@laissez-passer/europass/fields'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { type Profile, profileDraftSchema } from '@laissez-passer/europass/profile'
import { thisBrowser } from '../documents/browser.ts'
import { seenValue } from '../documents/local-document.ts'
import { profileKey } from '../documents/sources.ts'
import type { LibraryEntry, LibraryKind } from './library.ts'

/**
 * The CVs and letters of a person that this browser keeps, with what was typed here: for when the server
 * can't be asked. In the order of their names; when they were saved isn't known here.
 */
export async function keptEntries(person: string): Promise<readonly LibraryEntry[]> {
  const { keep } = await thisBrowser()
  return (await keep.list())
    .flatMap(({ owner, kind, id, local }): LibraryEntry[] => {
      if (owner !== person || (kind !== 'cv' && kind !== 'letter') || !local.base) return []
      const read = headOf(kind, seenValue(local))
      const { version, schema } = local.base
      return read ? [{ kind, id, version, schema, ...read, savedAt: null }] : []
    })
    .toSorted((one, other) => one.title.localeCompare(other.title, undefined, { numeric: true }))
}

type Head = Pick<LibraryEntry, 'title' | 'headline' | 'template' | 'language' | 'tags' | 'madeFor'>

/** What a list shows of a document; null where it is none. */
export function headOf(kind: LibraryKind, value: unknown): Head | null {
  const checked = kind === 'cv' ? check(cvDraftSchema, value) : check(letterDraftSchema, value)
  if (!checked.ok) return null
  const { title, template, language, tags, madeFor } = checked.value
  const headline = 'headline' in checked.value ? checked.value.headline : ''
  return { title, headline, template, language, tags, madeFor }
}

/** The profile of a person that this browser keeps; null where it keeps none. */
export async function keptProfile(person: string): Promise<Profile | null> {
  const { keep } = await thisBrowser()
  const value = seenValue(await keep.read(profileKey(person)))
  const checked = value === null ? null : check(profileDraftSchema, value)
  return checked?.ok ? checked.value : null
}
