import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, entry, fresh, now, session, started } from '../contract/fixtures.ts'
import { held, linkedEid, linking } from './fixtures.ts'

/** What `LinkedEidsPort` promises of a use. */
export function eidUsesContract(makeStore: () => Promise<Store>): void {
  describe('linked eIDs', () => {
    test('a use proves the sign-in and is noted; a later one replaces it, and the best assurance stays with the eID', async () => {
      const { store, owner, mine, begun, proof, use, proofs } = await held(makeStore)
      const low = { ...proof, assurance: 'low' } as const
      expect(await store.eids.use({ ...use, proof: low })).toBe(true)
      expect(await proofs()).toEqual([low])
      const used = { ...mine, lastUsedAt: now + 1 }
      expect(await store.eids.list(owner.id)).toEqual([used])
      expect(await store.eids.use({ ...use, now: now + 2 })).toBe(true)
      expect(await proofs()).toEqual([proof])
      const best = { ...used, assurance: 'high', lastUsedAt: now + 2 }
      expect(await store.eids.list(owner.id)).toEqual([best])
      expect(await store.eids.use({ ...use, proof: low, now: now + 2 })).toBe(true)
      expect(await store.eids.list(owner.id)).toEqual([best])
      const password = { method: 'password', at: now, credentialId: null }
      const proving = { method: null, credentialId: null, clearThrottle: [], now }
      await store.signIns.prove({ idHash: begun.idHash, proof: password, ...proving })
      const { id: stranger } = await activated(store)
      const [theirs, signingIn] = [linkedEid(stranger), await started(store, { accountId: stranger })]
      await store.eids.link(linking(theirs))
      const byThem = { eidId: theirs.id, personHash: theirs.personHash, signInIdHash: signingIn.idHash }
      await store.eids.use({ ...use, ...byThem, proof: { ...proof, credentialId: theirs.id } })
      // Of the other methods nothing goes, and of this one only what another use replaces.
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await store.eids.use({ ...use, now: now + 3 })).toBe(true)
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await proofs()).toEqual(expect.arrayContaining([password, proof]))
      expect((await store.signIns.find({ ...signingIn, now }))?.proofs).toMatchObject([{ credentialId: theirs.id }])
    })

    test('one of low assurance is low until a use of it was worth more', async () => {
      const { store, owner, use } = await held(makeStore)
      const low = linkedEid(owner.id, { assurance: 'low', createdAt: now + 1 })
      await store.eids.link(linking(low))
      const worth: unknown[] = []
      for (const assurance of ['low', 'substantial', 'low', 'high'] as const) {
        const proof = { ...use.proof, credentialId: low.id, assurance }
        expect(await store.eids.use({ ...use, eidId: low.id, personHash: low.personHash, proof })).toBe(true)
        worth.push((await store.eids.list(owner.id)).find(({ id }) => id === low.id)?.assurance)
      }
      expect(worth).toEqual(['low', 'substantial', 'substantial', 'high'])
    })

    test('is found by an older hash, and kept by today’s once it is used', async () => {
      const { store, mine, use } = await held(makeStore)
      const today = fresh('person')
      expect((await store.eids.find([today, mine.personHash]))?.eid).toEqual(mine)
      expect(await store.eids.use({ ...use, personHash: today })).toBe(true)
      expect((await store.eids.find([today]))?.eid.id).toBe(mine.id)
      expect(await store.eids.find([mine.personHash])).toBeNull()
    })

    test('assurance reaches the session', async () => {
      const { store, owner, begun, proof, use } = await held(makeStore)
      await store.eids.use(use)
      const opened = session(owner.id, { proofs: [proof], browserHash: begun.browserHash })
      const opening = {
        replaces: null,
        knowBrowser: false,
        messages: [],
        activity: entry(owner.id),
        now,
      }
      await store.sessions.open({ signInIdHash: begun.idHash, session: opened, ...opening })
      expect((await store.sessions.find({ idHash: opened.idHash, now }))?.session.proofs).toEqual([proof])
      expect(await store.eids.use(use)).toBe(false)
    })

    test('it proves nothing in another’s sign-in, nor too late', async () => {
      const { store, begun, use, proofs } = await held(makeStore)
      const stranger = await started(store, { accountId: (await activated(store)).id })
      expect(await store.eids.use({ ...use, signInIdHash: stranger.idHash })).toBe(false)
      expect(await store.eids.use({ ...use, eidId: 'gone' })).toBe(false)
      expect(await store.eids.use({ ...use, now: begun.expiresAt })).toBe(false)
      expect(await proofs()).toEqual([])
    })
  })
}
