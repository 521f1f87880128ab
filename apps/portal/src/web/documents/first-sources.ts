import {
  check,
  type Cv,
  cvDraftSchema,
  type CvLanguage,
  type Profile,
  profileDraftSchema,
} from '@laissez-passer/europass/model'
import { nowInSeconds, thisBrowser } from './browser.ts'
import { guestServer } from './guest-server.ts'
import { type LocalKey, nothingKept } from './keep.ts'
import { seenValue } from './local-document.ts'
import type { DocumentSource } from './document.ts'
import { remoteServer } from './remote-server.ts'

/** The version of the schema that pages before 2 write. */
export const schema = 1

/** Reads a CV; null where it is none. */
export function parseCv(value: unknown): Cv | null {
  const outcome = check(cvDraftSchema, value)
  return outcome.ok ? outcome.value : null
}

/** Reads a profile; null where it is none. */
export function parseProfile(value: unknown): Profile | null {
  const outcome = check(profileDraftSchema, value)
  return outcome.ok ? outcome.value : null
}

/** Where a person’s profile lies here. */
export const profileKey = (person: string): LocalKey => ({ owner: person, kind: 'profile', id: 'profile' })

/** The profile of a person. */
export function profileSource(person: string): DocumentSource<Profile> {
  const key = profileKey(person)
  return { key, schema, server: () => remoteServer(key, schema), parse: parseProfile }
}

/** A CV of a person. */
export function cvSource(person: string, id: string): DocumentSource<Cv> {
  const key: LocalKey = { owner: person, kind: 'cv', id }
  return { key, schema, server: () => remoteServer(key, schema), parse: parseCv }
}

/** Where the guest’s CV is kept: in this browser, nowhere else. */
export const guestCvKey: LocalKey = { owner: 'guest', kind: 'cv', id: 'guest' }

/** The guest’s CV. */
export const guestSource: DocumentSource<Cv> = {
  key: guestCvKey,
  schema,
  server: (keep) => guestServer(keep, guestCvKey, nowInSeconds),
  parse: parseCv,
}

/** The guest’s CV in this browser, or null. */
export async function guestCv(): Promise<Cv | null> {
  const { keep } = await thisBrowser()
  return parseCv(seenValue(await keep.read(guestCvKey)))
}

/** Starts an empty CV for a guest. */
export const startGuestCv = (language: CvLanguage): Promise<void> =>
  keepGuestCv(cvDraftSchema.parse({ id: crypto.randomUUID(), language, content: {} }))

/** Keeps a guest’s CV that is new here. */
export async function keepGuestCv(cv: Cv): Promise<void> {
  const { keep } = await thisBrowser()
  await keep.update(guestCvKey, ({ base }) =>
    base
      ? { base, pending: nothingKept.pending }
      : { base: { schema, version: 1, value: cv }, pending: nothingKept.pending },
  )
}
