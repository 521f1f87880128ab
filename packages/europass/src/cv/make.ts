import { spokenFor } from '@laissez-passer/i18n/languages'
import type { Profile } from '../profile/schema.ts'
import { type Cv, cvDraftSchema } from './schema.ts'

/** What a new CV is told. */
export interface NewCv {
  readonly id: string
  readonly title?: string
  /** Of its content: the profile's, or one that it is translated into; the profile's unless told. */
  readonly language?: string
}

/**
 * A new CV of a profile: it shows all of it. Headings are in the language of the content where they can be,
 * else in English.
 */
export function cvOf(profile: Pick<Profile, 'language'>, { id, title = '', language = profile.language }: NewCv): Cv {
  return cvDraftSchema.parse({ id, title, language, labels: spokenFor(language) })
}

/**
 * Places under `personal` that a person shows in a CV only where they say so: what no reader of one needs
 * before they ask for it, and what imports put aside (`kept`), which nobody sees who looks at its pages.
 */
export const discreetPersonal = ['birthDate', 'gender', 'identityDocuments', 'kept'] as const

/**
 * A CV that a person begins. It shows the profile but for {@link discreetPersonal}, which they may show.
 *
 * @see {@link cvOf}, which shows all: of what comes from elsewhere nothing is to be missing
 */
export const beginCv = (profile: Pick<Profile, 'language'>, cv: NewCv): Cv => ({
  ...cvOf(profile, cv),
  personalHidden: [...discreetPersonal],
})

/** A CV that shows what another shows, under another id and title, and shares nothing with it. */
export const duplicateCv = (cv: Cv, { id, title }: { readonly id: string; readonly title: string }): Cv => ({
  ...structuredClone(cv),
  id,
  title,
})
