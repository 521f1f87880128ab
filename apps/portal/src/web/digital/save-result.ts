import { type FinishedTest, groupOfTests, withTest } from '@laissez-passer/europass/digital-skills'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { spokenFor, spokenLanguages } from '@laissez-passer/i18n/languages'
import type { OpenDocument } from '../documents/document.ts'
import type { Profile } from '@laissez-passer/europass/profile'
import { wordsOfTest } from './words.ts'

/** Whether a profile has the result of a test. */
export const hasResult = (profile: Profile, id: string): boolean =>
  profile.entries['profile-skills'].some(
    (group) => group.id === groupOfTests && group.achievements.some((one) => one.id === id),
  )

/** Writes the result of a test among the digital skills of a profile, in the language of the profile. */
export async function saveResult(document: OpenDocument<Profile>, test: FinishedTest): Promise<void> {
  const profile = document.view().value
  if (!profile) return
  const language: SpokenLanguage = spokenFor(profile.language)
  const words = await wordsOfTest(language)
  // Whoever has changed the language of their profile has the group's name in the one before.
  const ours = await Promise.all(spokenLanguages.map(wordsOfTest))
  document.change((now) => ({
    ...now,
    entries: { ...now.entries, 'profile-skills': [...withTest(now.entries['profile-skills'], test, { words, ours })] },
  }))
  await document.flush()
}
