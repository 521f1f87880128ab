import { beginCv } from '@laissez-passer/europass/cv'
import { letterOf } from '@laissez-passer/europass/letter'
import { migrateDocuments } from '@laissez-passer/europass/migrate'
import { emptyProfile, profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { thisBrowser } from './browser.ts'
import type { Keep, LocalKey, LocalKind } from './keep.ts'
import { seenValue } from './local-document.ts'
import { guest, profileKey } from './sources.ts'
import { today } from './today.ts'

/** A guest’s document of a kind that there may be several of. */
export interface GuestDocument {
  readonly kind: Exclude<LocalKind, 'profile'>
  readonly id: string
  readonly value: unknown
}

/** Keeps a document of a guest that is new; one that is there stays as it is. */
export async function keepGuestDocument(keep: Keep, key: LocalKey, value: unknown): Promise<void> {
  await keep.update(key, (local) =>
    local.base ? local : { ...local, base: { schema: schemaVersion, version: 1, value } },
  )
}

/** What a guest has beside a profile: CVs, letters, checks; those of earlier pages as of today. */
export async function guestDocuments(): Promise<readonly GuestDocument[]> {
  const { keep } = await thisBrowser()
  await renewGuestDocuments(keep)
  return (await keep.list()).flatMap(({ owner, kind, id, local }) =>
    owner === guest && kind !== 'profile' && local.base ? [{ kind, id, value: seenValue(local) }] : [],
  )
}

/**
 * Starts a document of a guest, and their profile where there is none yet.
 *
 * @param language - of the pages
 * @returns the document’s id
 */
export async function startGuestDocument(kind: 'cv' | 'letter', language: 'en' | 'fr'): Promise<string> {
  const { keep } = await thisBrowser()
  const id = crypto.randomUUID()
  await keepGuestDocument(keep, profileKey(guest), emptyProfile(language))
  const profile = profileDraftSchema.parse(seenValue(await keep.read(profileKey(guest))))
  const made = kind === 'cv' ? beginCv(profile, { id, language }) : letterOf(profile, { id, language, date: today() })
  await keepGuestDocument(keep, { owner: guest, kind, id }, made)
  return id
}

/** The one CV that pages before version 2 kept for a guest. */
const first: LocalKey = { owner: guest, kind: 'cv', id: 'guest' }

/** Keeps a guest’s CV of version 1, to be renewed. */
export async function keepFirstGuestCv(keep: Keep, value: unknown): Promise<void> {
  await keep.update(first, (local) => (local.base ? local : { ...local, base: { schema: 1, version: 1, value } }))
}

/** A guest’s CV of version 1 becomes a profile and a CV over it. Repeatable: the old one goes last. */
export async function renewGuestDocuments(keep: Keep): Promise<void> {
  const before = await keep.read(first)
  if (!before.base) return
  const { profile, cvs } = migrateDocuments({ profile: undefined, cvs: [seenValue(before)] })
  await keepGuestDocument(keep, profileKey(guest), profile)
  for (const cv of cvs) await keepGuestDocument(keep, { owner: guest, kind: 'cv', id: cv.id }, cv)
  await keep.forget(first)
}
