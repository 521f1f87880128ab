import { handOverFiles } from '../files/files.ts'
import type { Person } from '../who.ts'
import { oneTab } from './channel.ts'
import { namedAfter } from './first-profile.ts'
import { type HandedOver, handOverGuest } from './hand-over-guest.ts'
import { takeOverDrafts, takeOverGuestCv } from './legacy-drafts.ts'

export type { HandedOver }

/**
 * Everything that is to be done when somebody has signed in: what earlier pages kept is taken over, and what
 * a guest made becomes the person's.
 */
export async function handOver(person: Person): Promise<HandedOver | null> {
  let handedOver: HandedOver | null = null
  // One tab at a time: what a second one sends would be there already, and what was typed since is lost.
  await oneTab('hand-over', async () => {
    await takeOverGuestCv(localStorage)
    await takeOverDrafts(person.id, localStorage)
    await handOverFiles(person.id)
    handedOver = await handOverGuest(person.id, { begin: (profile) => namedAfter(profile, person) })
  })
  return handedOver
}
