import { emptyProfile, type Profile } from '@laissez-passer/europass/profile'
import { api } from '../api.ts'
import type { Loaded } from '../request.ts'
import type { Person } from '../who.ts'
import { thisBrowser } from './browser.ts'
import { keepGuestDocument } from './guest-documents.ts'
import { guest, profileKey } from './sources.ts'

/** A profile to begin with: what EU Login knows. */
export function firstProfile(person: Person, language: string): Profile {
  const profile = emptyProfile(language)
  const emails = person.email ? [{ id: crypto.randomUUID(), address: person.email }] : []
  return {
    ...profile,
    personal: { ...profile.personal, givenName: person.firstName ?? '', familyName: person.lastName ?? '', emails },
  }
}

/** What a guest began without saying who they are, with what EU Login knows; else as it is. */
export function namedAfter(profile: Profile, person: Person): Profile {
  const { givenName, familyName, emails } = profile.personal
  if (givenName !== '' || familyName !== '' || emails.length > 0) return profile
  const known = firstProfile(person, profile.language).personal
  const name = { givenName: known.givenName, familyName: known.familyName }
  return { ...profile, personal: { ...profile.personal, ...name, emails: known.emails } }
}

/** Begins the profile of a person, or of a guest in this browser; one that is there stays. */
export async function beginProfile(person: Person | null, language: string): Promise<Loaded<null>> {
  if (person) {
    const made = await api.createProfile(firstProfile(person, language))
    return made.ok ? { ok: true, value: null } : made
  }
  const { keep } = await thisBrowser()
  await keepGuestDocument(keep, profileKey(guest), emptyProfile(language))
  return { ok: true, value: null }
}
