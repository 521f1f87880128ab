import { credentialOfTest, digitalTestSchema, digitalWords, isFinished } from '@laissez-passer/europass/digital-skills'
import { check } from '@laissez-passer/europass/fields'
import type { SealableKind } from './sealable.ts'

/** The result of a test of digital skills: what the holder answered, scored here. */
export const sealedDigitalTest: SealableKind = async ({ body, savedAt, user, issuer, language }) => {
  const test = check(digitalTestSchema, body)
  if (!test.ok || !isFinished(test.value)) return { ok: false, reason: 'unfinished' }
  const holder = { givenName: user.firstName ?? '', familyName: user.lastName ?? '' }
  if (holder.givenName === '' && holder.familyName === '') return { ok: false, reason: 'no-holder' }
  const words = await digitalWords(language)
  // A browser says when it was finished, and could say any time; we can say since when it is here.
  const known = { ...test.value, finishedAt: savedAt }
  return { ok: true, content: credentialOfTest(known, { holder, issuer, words, timeZone: 'UTC' }) }
}
