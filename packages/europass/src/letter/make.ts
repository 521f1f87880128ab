import { spokenFor } from '@laissez-passer/i18n/languages'
import type { Profile } from '../profile/schema.ts'
import { type Letter, letterDraftSchema } from './schema.ts'

/** What a new letter is told. */
export interface NewLetter {
  readonly id: string
  readonly title?: string
  /** It is written in; the profile's unless told. */
  readonly language?: string
  /** Its date, `Y-M-D`; none unless told. */
  readonly date?: string
}

/** A new letter of a person, written where they live. */
export function letterOf(
  profile: Pick<Profile, 'language' | 'personal'>,
  { id, title = '', language = profile.language, date = '' }: NewLetter,
): Letter {
  const place = profile.personal.addresses[0]?.city ?? ''
  return letterDraftSchema.parse({ id, title, language, labels: spokenFor(language), place, date })
}
