import type { Cv } from '@laissez-passer/europass/cv'
import type { Letter } from '@laissez-passer/europass/letter'
import { type Profile, schemaVersion } from '@laissez-passer/europass/profile'
import { thisBrowser } from '../documents/browser.ts'
import { keepGuestDocument } from '../documents/guest-documents.ts'
import { guest, profileKey } from '../documents/sources.ts'
import { keepDocument } from '../library/library.ts'
import { request } from '../request.ts'

/** A document that an import makes beside the profile. */
export type Made = { readonly kind: 'cv'; readonly value: Cv } | { readonly kind: 'letter'; readonly value: Letter }

/** Keeps a profile where there was none. */
export async function keepFirstProfile(owner: string, profile: Profile): Promise<boolean> {
  if (owner === guest) {
    const { keep } = await thisBrowser()
    await keepGuestDocument(keep, profileKey(guest), profile)
    return true
  }
  const body = { schema: schemaVersion, value: profile }
  const response = await request('/api/documents/profile/profile', { method: 'PUT', body })
  return response?.ok === true
}

/** Keeps a CV or letter that is new: a person's with their others, a guest's in this browser. */
export async function keepMade(owner: string, { kind, value }: Made): Promise<boolean> {
  const { id } = value
  if (owner !== guest) return (await keepDocument({ kind, id, schema: schemaVersion, value })).ok
  const { keep } = await thisBrowser()
  await keepGuestDocument(keep, { owner: guest, kind, id }, value)
  return true
}
