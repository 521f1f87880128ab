import { check } from '@laissez-passer/europass/fields'
import { type LanguageCheck, languageCheckDraftSchema, newLanguageCheck } from '@laissez-passer/europass/languages'
import { emptyProfile, schemaVersion } from '@laissez-passer/europass/profile'
import { api } from '../api.ts'
import { thisBrowser } from '../documents/browser.ts'
import { firstProfile } from '../documents/first-profile.ts'
import { keepGuestDocument } from '../documents/guest-documents.ts'
import { seenValue } from '../documents/local-document.ts'
import { documentPath } from '../documents/remote-server.ts'
import { guest, profileKey } from '../documents/sources.ts'
import { today } from '../documents/today.ts'
import { failure, load, type Loaded, request } from '../request.ts'
import type { Person } from '../who.ts'

/** What a list says of a self-assessment. */
export type ListedCheck = Omit<LanguageCheck, 'answers' | 'starts'>

const kind = 'language-check'

/** The self-assessments of somebody; those that this browser keeps where the server can’t be asked. */
export async function listChecks(owner: string): Promise<readonly ListedCheck[]> {
  if (owner === guest) return checksHere(guest)
  const listed = await load(`/api/documents/${kind}`, ({ documents }) =>
    Array.isArray(documents) ? documents.flatMap((one: unknown) => toCheck(one)) : [],
  )
  return listed.ok ? listed.value : checksHere(owner)
}

function toCheck(value: unknown): readonly ListedCheck[] {
  const read = check(languageCheckDraftSchema, value)
  return read.ok ? [read.value] : []
}

async function checksHere(owner: string): Promise<readonly ListedCheck[]> {
  const { keep } = await thisBrowser()
  return (await keep.list())
    .filter((one) => one.owner === owner && one.kind === kind && one.local.base)
    .flatMap(({ local }) => toCheck(seenValue(local)))
    .toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))
}

/**
 * Begins a self-assessment. Its result is for a profile: whoever has none yet gets one.
 *
 * @param person - null for a guest
 * @param options - `speak`: the language of the pages
 * @returns its id
 */
export async function beginCheck(
  person: Person | null,
  language: Pick<LanguageCheck, 'code' | 'label' | 'signed'>,
  { speak }: { readonly speak: string },
): Promise<Loaded<string>> {
  const id = crypto.randomUUID()
  const made = newLanguageCheck(language, { id, date: today() })
  if (!person) {
    const { keep } = await thisBrowser()
    await keepGuestDocument(keep, profileKey(guest), emptyProfile(speak))
    await keepGuestDocument(keep, { owner: guest, kind, id }, made)
    return { ok: true, value: id }
  }
  const profile = await api.createProfile(firstProfile(person, speak))
  if (!profile.ok) return profile
  const body = { schema: schemaVersion, value: made }
  const response = await request(documentPath({ kind, id }), { method: 'PUT', body })
  return response?.ok ? { ok: true, value: id } : failure(response)
}

/** Removes a self-assessment; what was taken into the profile stays there. */
export async function removeCheck(owner: string, id: string): Promise<Loaded<null>> {
  const { keep } = await thisBrowser()
  if (owner !== guest) {
    const response = await request(documentPath({ kind, id }), { method: 'DELETE' })
    if (!response?.ok && response?.status !== 404) return failure(response)
  }
  await keep.forget({ owner, kind, id })
  return { ok: true, value: null }
}
