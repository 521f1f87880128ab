import { api } from '../api.ts'
import { forgetGuestCv, guestCv } from './sources.ts'

/** What became of a guest's CV. */
export interface HandedOver {
  /** The CV, now the person's own. */
  readonly cv: string
  /** Whether a profile was made of it: there was none before. */
  readonly profile: boolean
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
  const cv = guestCv()
  if (!cv) return null
  const profile = await api.createProfile(cv.content)
  if (!profile.ok) return null
  const saved = await api.saveCv(cv, 0)
  // `changed`: an earlier try got this far, and it was edited since.
  if (!saved.ok && saved.reason !== 'changed') return null
  forgetGuestCv()
  return { cv: cv.id, profile: profile.value.created }
}
