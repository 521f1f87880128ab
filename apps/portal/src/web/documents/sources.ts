import { type Cv, cvDraftSchema } from '@laissez-passer/europass/cv'
import { type DigitalTest, digitalTestSchema } from '@laissez-passer/europass/digital-skills'
import { check, type Checked } from '@laissez-passer/europass/fields'
import { type LanguageCheck, languageCheckDraftSchema } from '@laissez-passer/europass/languages'
import { type Letter, letterDraftSchema } from '@laissez-passer/europass/letter'
import { type Profile, profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { nowInSeconds } from './browser.ts'
import type { DocumentSource } from './document.ts'
import { guestServer } from './guest-server.ts'
import type { LocalKey } from './keep.ts'
import { remoteServer } from './remote-server.ts'

/** Whose documents they are when nobody is signed in: they lie in this browser, nowhere else. */
export const guest = 'guest'

const valueOf = <T>(checked: Checked<T>): T | null => (checked.ok ? checked.value : null)

function source<T>(key: LocalKey, parse: (value: unknown) => T | null): DocumentSource<T> {
  return {
    key,
    schema: schemaVersion,
    parse,
    server: (keep) => (key.owner === guest ? guestServer(keep, key, nowInSeconds) : remoteServer(key)),
  }
}

/** Where the profile of somebody lies here. */
export const profileKey = (owner: string): LocalKey => ({ owner, kind: 'profile', id: 'profile' })

/**
 * The profile of somebody.
 *
 * @param owner - a person’s id, or {@link guest}
 */
export const profileSource = (owner: string): DocumentSource<Profile> =>
  source(profileKey(owner), (value) => valueOf(check(profileDraftSchema, value)))

/** A CV of somebody. */
export const cvSource = (owner: string, id: string): DocumentSource<Cv> =>
  source({ owner, kind: 'cv', id }, (value) => valueOf(check(cvDraftSchema, value)))

/** A letter of somebody. */
export const letterSource = (owner: string, id: string): DocumentSource<Letter> =>
  source({ owner, kind: 'letter', id }, (value) => valueOf(check(letterDraftSchema, value)))

/** How well somebody knows a language, as they judge it. */
export const languageCheckSource = (owner: string, id: string): DocumentSource<LanguageCheck> =>
  source({ owner, kind: 'language-check', id }, (value) => valueOf(check(languageCheckDraftSchema, value)))

/** A test of digital skills of somebody. */
export const digitalTestSource = (owner: string, id: string): DocumentSource<DigitalTest> =>
  source({ owner, kind: 'digital-test', id }, (value) => valueOf(check(digitalTestSchema, value)))
