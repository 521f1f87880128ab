import type { Profile } from '@laissez-passer/europass/profile'

/** What a person calls themselves; empty where they haven't said. */
export const fullName = (profile: Profile | null): string =>
  [profile?.personal.givenName, profile?.personal.familyName]
    .map((name) => name?.trim())
    .filter(Boolean)
    .join(' ')
