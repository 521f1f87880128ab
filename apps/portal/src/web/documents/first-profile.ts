import { emptyProfile, type Profile } from '@laissez-passer/europass/profile'
import type { Person } from '../who.ts'

/** A profile to begin with: what EU Login knows. */
export function firstProfile(person: Person, language: string): Profile {
  const profile = emptyProfile(language)
  const emails = person.email ? [{ id: crypto.randomUUID(), address: person.email }] : []
  return {
    ...profile,
    personal: { ...profile.personal, givenName: person.firstName ?? '', familyName: person.lastName ?? '', emails },
  }
}
