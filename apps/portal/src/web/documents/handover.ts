import { emptyProfile, type Profile } from '@laissez-passer/europass/model'
import { diff } from '@laissez-passer/europass/patch'
import { api } from '../api.ts'
import { thisBrowser } from './browser.ts'
import { takeOverDrafts, takeOverGuestCv } from './legacy-drafts.ts'
import { typedOn } from './local-document.ts'
import { guestCv, guestCvKey, profileKey } from './first-sources.ts'

/** What became of a guest's CV. */
export interface HandedOver {
  /** The CV, now the person's own. */
  readonly cv: string
  /** Whether a profile was made of it: there was none before. */
  readonly profile: boolean
  /** What the CV says, to be offered to the profile that there was. */
  readonly content: Profile
}

/**
 * Everything that is to be done when somebody has signed in: what earlier pages kept is taken over, and what
 * a guest made becomes the person's.
 *
 * @param person - their id
 */
export async function handOver(person: string): Promise<HandedOver | null> {
  await takeOverGuestCv(localStorage)
  await takeOverDrafts(person, localStorage)
  return handOverGuestCv()
}

/**
 * Turns what a guest made into the profile and CV of the person who has just signed in.
 *
 * An existing profile is never written over. Every step may be repeated: the guest's copy goes last, when
 * both are kept.
 *
 * @returns what was made, or null when there was nothing or the server couldn't take it
 */
export async function handOverGuestCv(): Promise<HandedOver | null> {
  const cv = await guestCv()
  if (!cv) return null
  const profile = await api.createProfile(cv.content)
  if (!profile.ok) return null
  // One that is there already was made by an earlier try, and may have been edited since: it stays.
  const made = await api.createCv(cv)
  if (!made.ok) return null
  const { keep } = await thisBrowser()
  await keep.forget(guestCvKey)
  return { cv: cv.id, profile: profile.value.created, content: cv.content }
}

/**
 * Adds what a guest's CV says to the profile of a person: entries come in, empty fields are filled, and where
 * the profile says something else the person is asked, once it is opened.
 */
export async function addToProfile(person: string, content: Profile): Promise<void> {
  const { keep } = await thisBrowser()
  const patches = diff(emptyProfile(), content)
  await keep.type(profileKey(person), (pending) => typedOn(pending, patches))
}
