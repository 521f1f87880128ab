import { handOverFiles } from '../files/files.ts'
import { type HandedOver, handOverGuest } from './hand-over-guest.ts'
import { takeOverDrafts, takeOverGuestCv } from './legacy-drafts.ts'

export type { HandedOver }

/**
 * Everything that is to be done when somebody has signed in: what earlier pages kept is taken over, and what
 * a guest made becomes the person's.
 *
 * @param person - their id
 */
export async function handOver(person: string): Promise<HandedOver | null> {
  await takeOverGuestCv(localStorage)
  await takeOverDrafts(person, localStorage)
  await handOverFiles(person)
  return handOverGuest(person)
}
