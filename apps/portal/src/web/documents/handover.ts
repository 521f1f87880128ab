import { handOverFiles } from '../files/files.ts'
import type { Person } from '../who.ts'
import { namedAfter } from './first-profile.ts'
import { type HandedOver, handOverGuest } from './hand-over-guest.ts'
import { takeOverDrafts, takeOverGuestCv } from './legacy-drafts.ts'

export type { HandedOver }

/**
 * Everything that is to be done when somebody has signed in: what earlier pages kept is taken over, and what
 * a guest made becomes the person's.
 */
export async function handOver(person: Person): Promise<HandedOver | null> {
  await takeOverGuestCv(localStorage)
  await takeOverDrafts(person.id, localStorage)
  await handOverFiles(person.id)
  return handOverGuest(person.id, { begin: (profile) => namedAfter(profile, person) })
}
