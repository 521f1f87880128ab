import { diff, type Patch } from '@laissez-passer/europass/patch'
import { check } from '@laissez-passer/europass/fields'
import { emptyProfile, type Profile, profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { failure, type Loaded, request } from '../request.ts'
import { thisBrowser } from './browser.ts'
import { type GuestDocument, guestDocuments } from './guest-documents.ts'
import { type LocalKey, nothingKept } from './keep.ts'
import { seenValue, typedOn } from './local-document.ts'
import { documentPath } from './remote-server.ts'
import { guest, profileKey } from './sources.ts'

/** What became of a guest’s documents. */
export interface HandedOver {
  /** All but the profile that is the person’s own now. */
  readonly documents: readonly Pick<GuestDocument, 'kind' | 'id'>[]
  /** `offered`: there was a profile already, which stays; what the guest wrote waits for an answer. */
  readonly profile: 'made' | 'offered' | 'none'
}

/** Where a guest’s profile waits for the answer of somebody who has one already. */
const offerKey = (person: string): LocalKey => ({ owner: `offer-${person}`, kind: 'profile', id: 'profile' })

/**
 * Makes what a guest wrote the documents of the person who has just signed in.
 *
 * A profile that exists is never written over. Every step may be repeated: what is here goes when the server
 * has it.
 *
 * @param options - `begin`: what a profile that doesn't exist yet begins with, from what the guest wrote
 * @returns what was made, or null when there was nothing or the server couldn’t take it all
 */
export async function handOverGuest(
  person: string,
  { begin = (profile) => profile }: { readonly begin?: (profile: Profile) => Profile } = {},
): Promise<HandedOver | null> {
  const { keep } = await thisBrowser()
  const documents = await guestDocuments()
  const local = await keep.read(profileKey(guest))
  const profile = profileOf(seenValue(local))
  if (documents.length === 0 && !profile) return null
  const made = profile ? await make(profileKey(person), begin(profile)) : null
  if (made?.ok === false) return null
  if (profile && made?.value === false) await offer(person, profile)
  const typed = profileOf(seenValue(await keep.forget(profileKey(guest))))
  if (profile && typed && made?.value === false) await offer(person, typed)
  else if (profile && typed) await follow(profileKey(person), diff(profile, typed))
  for (const { kind, id, value } of documents) {
    const key: LocalKey = { owner: person, kind, id }
    // One that is there already was made by an earlier try, and may have been edited since: it stays.
    if (!(await make(key, value)).ok) return null
    const typed = seenValue(await keep.forget({ ...key, owner: guest }))
    if (typed !== null) await follow(key, diff(value, typed))
  }
  const offered = (await keep.read(offerKey(person))).base !== null
  return {
    documents: documents.map(({ kind, id }) => ({ kind, id })),
    profile: offered ? 'offered' : made?.ok ? 'made' : 'none',
  }
}

/** What another tab typed in a guest’s document while it was on its way waits to be sent as the person’s. */
async function follow(key: LocalKey, typed: readonly Patch[]): Promise<void> {
  if (typed.length > 0) await (await thisBrowser()).keep.type(key, (pending) => typedOn(pending, typed))
}

/** Lets what a guest wrote wait for the answer of a person who has a profile. */
async function offer(person: string, profile: Profile): Promise<void> {
  if (wroteIn(profile).length === 0) return
  const base = { schema: schemaVersion, version: 1, value: profile }
  await (await thisBrowser()).keep.update(offerKey(person), () => ({ ...nothingKept, base }))
}

/** What a guest wrote, and a person who has a profile may add to it; null where nothing waits. */
export async function offeredProfile(person: string): Promise<Profile | null> {
  const { keep } = await thisBrowser()
  return profileOf((await keep.read(offerKey(person))).base?.value)
}

/**
 * Answers the offer. `add`: entries come in, empty fields are filled, and where the profile says something
 * else the person is asked, once it is opened. `forget`: it goes.
 */
export async function answerOffer(person: string, answer: 'add' | 'forget'): Promise<void> {
  const { keep } = await thisBrowser()
  const profile = await offeredProfile(person)
  if (profile && answer === 'add') await keep.type(profileKey(person), (pending) => typedOn(pending, wroteIn(profile)))
  await keep.forget(offerKey(person))
}

/** The patches that made a profile of an empty one. */
const wroteIn = (profile: Profile) => diff(emptyProfile(profile.language), profile)

function profileOf(value: unknown): Profile | null {
  const checked = check(profileDraftSchema, value)
  return value && checked.ok ? checked.value : null
}

/** Keeps a document; whether it was made, or was there already. */
async function make(key: LocalKey, value: unknown): Promise<Loaded<boolean>> {
  const response = await request(documentPath(key), { method: 'PUT', body: { schema: schemaVersion, value } })
  return response?.ok ? { ok: true, value: response.status === 201 } : failure(response)
}
