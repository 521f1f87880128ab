import type { LinkedEid, Store } from '@laissez-passer/core/ports'
import { activated, entry, fresh, now, started } from '../contract/fixtures.ts'

export function linkedEid(accountId: string, options: Partial<LinkedEid> = {}): LinkedEid {
  return {
    id: fresh('eid', accountId),
    accountId,
    scheme: 'demoland',
    country: 'ZZ',
    personHash: fresh('person'),
    name: 'Demoland, Δ. Π.',
    assurance: 'substantial',
    createdAt: now,
    lastUsedAt: null,
    ...options,
  }
}

/** What links it, with room for five. */
export const linking = (eid: LinkedEid) => ({
  eid,
  request: null,
  limit: 5,
  messages: [],
  activity: entry(eid.accountId, { kind: 'eid-linked' }),
  now,
})

/** Somebody has an eID, and a sign-in that waits for it. */
export async function held(makeStore: () => Promise<Store>) {
  const store = await makeStore()
  const owner = await activated(store)
  const mine = linkedEid(owner.id)
  await store.eids.link(linking(mine))
  const begun = await started(store, { accountId: owner.id })
  const proof = { method: 'eid', at: now + 1, credentialId: mine.id, alone: true, assurance: 'high' } as const
  const use = { eidId: mine.id, personHash: mine.personHash, signInIdHash: begun.idHash, proof, now: now + 1 }
  const proofs = async () => (await store.signIns.find({ ...begun, now }))?.proofs
  return { store, owner, mine, begun, proof, use, proofs }
}
