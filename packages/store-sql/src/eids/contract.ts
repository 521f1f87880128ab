import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { eidRequest } from './requests.contract.ts'
import { activated, crowd, entry, fresh, message, now, race, waiting, wins } from '../contract/fixtures.ts'
import { held, linkedEid, linking } from './fixtures.ts'

/** What `LinkedEidsPort` promises of linking and unlinking. */
export function linkedEidsContract(makeStore: () => Promise<Store>): void {
  describe('linked eIDs', () => {
    test('are listed oldest first, and found by the person', async () => {
      const { store, owner, mine } = await held(makeStore)
      const second = linkedEid(owner.id, { createdAt: now + 1, scheme: 'elsewhere' })
      expect(await store.eids.link(linking(second))).toBe('linked')
      expect(await store.eids.list(owner.id)).toEqual([mine, second])
      expect(await store.eids.list((await activated(store)).id)).toEqual([])
      expect(await store.eids.find([mine.personHash])).toEqual({ eid: mine, account: owner })
      expect(await store.eids.find(['nobody'])).toBeNull()
      expect(await store.factors.list(owner.id)).toEqual([
        {
          kind: 'eid',
          id: mine.id,
          name: mine.name,
          model: null,
          variant: 'substantial',
          status: 'active',
          addedAt: mine.createdAt,
          lastUsedAt: null,
        },
        expect.objectContaining({ id: second.id }),
      ])
    })

    test(`one person’s eID is linked once, by ${crowd} accounts at once too; who lost wrote nothing`, async () => {
      const store = await makeStore()
      const owners = await Promise.all(Array.from({ length: crowd }, () => activated(store)))
      const personHash = fresh('person')
      const mails = owners.map(() => message())
      const results = await race(async (index) => {
        const eid = linkedEid(owners[index]?.id ?? '', { personHash })
        const mail = mails[index]
        return store.eids.link({ ...linking(eid), messages: mail ? [mail] : [] })
      })
      expect(results.filter((result) => result === 'linked')).toHaveLength(1)
      expect(results.filter((result) => result === 'taken')).toHaveLength(crowd - 1)
      const winner = results.indexOf('linked')
      const sent = await waiting(store)
      expect(mails.filter(({ id }) => sent.includes(id))).toEqual([mails[winner]])
      expect((await store.eids.find([personHash]))?.account.id).toBe(owners[winner]?.id)
    })

    test('an account has no more than the limit', async () => {
      const { store, owner } = await held(makeStore)
      const results = await race(() => store.eids.link(linking(linkedEid(owner.id))))
      expect(results.filter((result) => result === 'linked')).toHaveLength(4)
      expect(results.filter((result) => result === 'too-many')).toHaveLength(crowd - 4)
      expect(await store.eids.list(owner.id)).toHaveLength(5)
    })

    test(`a request links once, of ${crowd} callers, and only at its stage`, async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const request = eidRequest({ stage: 'unmatched' })
      await store.eidRequests.open(request)
      const asked = eidRequest()
      await store.eidRequests.open(asked)
      const from = (of: { readonly idHash: string }, eid = linkedEid(owner.id)) => ({
        ...linking(eid),
        request: of.idHash,
      })
      expect(await store.eids.link(from(asked))).toBe('gone')
      expect(await store.eids.link({ ...from(request), now: request.expiresAt })).toBe('gone')
      // One that links nothing is still good.
      const [{ id: other }, personHash] = [await activated(store), fresh('person')]
      await store.eids.link(linking(linkedEid(other, { personHash })))
      expect(await store.eids.link(from(request, linkedEid(owner.id, { personHash })))).toBe('taken')
      const results = await race(() => store.eids.link(from(request)))
      expect(results.filter((result) => result === 'linked')).toHaveLength(1)
      expect(results.filter((result) => result === 'gone')).toHaveLength(crowd - 1)
    })

    test(`of ${crowd} parallel unlinkings one counts; what it proved counts no more`, async () => {
      const { store, owner, mine, use, proofs } = await held(makeStore)
      await store.eids.use(use)
      const change = { accountId: owner.id, eidId: mine.id, messages: [], activity: entry(owner.id) }
      expect(await store.eids.unlink({ ...change, accountId: 'another' })).toBe('unknown')
      expect(await proofs()).toHaveLength(1)
      const results = await race(() => store.eids.unlink({ ...change, activity: entry(owner.id) }))
      expect(wins(results.map((result) => result === 'unlinked'))).toBe(1)
      expect(results.filter((result) => result === 'unknown')).toHaveLength(crowd - 1)
      expect(await store.eids.list(owner.id)).toEqual([])
      expect(await proofs()).toEqual([])
    })
  })
}
