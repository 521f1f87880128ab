import type { NewAccount, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { account, activated, crowd, entry, fresh, link, message, now, registered } from '../contract/fixtures.ts'
import { linkedEid } from '../eids/fixtures.ts'
import { eidRequest } from '../eids/requests.contract.ts'

/** What is promised of identifiers that were somebody's: nobody gets them again. */
export function retiredUidsContract(makeStore: () => Promise<Store>): void {
  const month = 30 * 86_400
  const deleting = (id: string, uidMark: string) => ({
    accountId: id,
    sealedUid: '',
    uidMark,
    messages: [],
    activity: entry(id, { kind: 'account-deleted' }),
    now,
  })
  const adding = (uid: string, uidMarks: readonly string[]): NewAccount => {
    const made = account({ uid })
    const activity = entry(made.id, { kind: 'account-invited' })
    return { account: made, emailKey: made.email.toLowerCase(), uidMarks, link: null, messages: [], activity }
  }
  const registering = (uid: string, uidMarks: readonly string[]) => {
    const made = account({ uid })
    const mail = { link: link(made.id), message: message() }
    return { account: made, emailKey: made.email.toLowerCase(), uidMarks, ...mail }
  }
  async function byEid(store: Store, options: { uid: string; uidMarks: readonly string[]; emailKey?: string }) {
    const made = account({ status: 'active', uid: options.uid })
    const request = eidRequest({ stage: 'registering', browserHash: null })
    await store.eidRequests.open(request)
    return store.eids.register({
      account: made,
      emailKey: options.emailKey ?? made.email.toLowerCase(),
      uidMarks: options.uidMarks,
      eid: linkedEid(made.id),
      request: request.idHash,
      messages: [],
      activity: entry(made.id),
      now,
    })
  }

  describe('retired identifiers', () => {
    test('no way of making an account takes one, whichever key it was marked under; others are free', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const [mark, uidMarks] = ['old key', ['new key', 'old key']]
      expect(await store.accounts.delete(deleting(owner.id, mark))).toBe(true)
      const { uid } = owner
      expect(await store.accounts.register(registering(uid, uidMarks))).toBe('taken-uid')
      expect(await byEid(store, { uid, uidMarks })).toBe('taken-uid')
      const [other, retired] = [adding(fresh('uid'), ['other']), adding(uid, uidMarks)]
      expect(await store.accounts.add([retired, other])).toEqual(['retired-uid', 'added'])
      expect(await store.accounts.find({ uid })).toBeNull()
      expect(await store.accounts.find({ id: retired.account.id })).toBeNull()
      // Of an account that lives it is taken, and nothing else.
      expect(await store.accounts.add([adding(other.account.uid, ['other'])])).toEqual(['taken-uid'])
    })

    test('is written by the deletion that happens, and by no other', async () => {
      const store = await makeStore()
      const owner = await activated(store)
      const waits = { ...deleting(owner.id, 'mark'), deletion: 'none that waits' }
      expect(await store.accounts.delete(waits)).toBe(false)
      expect(await store.accounts.delete(deleting('nobody', 'mark'))).toBe(false)
      expect(await store.accounts.add([adding(fresh('uid'), ['mark'])])).toEqual(['added'])
    })

    test(`of ${crowd} who want it while its account is deleted nobody gets it`, async () => {
      const store = await makeStore()
      for (let round = 0; round < 4; round++) {
        const { id, uid } = await activated(store)
        const mark = fresh('mark')
        const wanting = Array.from({ length: crowd }, async (_, index) => {
          if (index % 2 === 0) return store.accounts.register(registering(uid, [mark]))
          const [added] = await store.accounts.add([adding(uid, [mark])])
          return added
        })
        const half = wanting.length / 2
        const gone = store.accounts.delete(deleting(id, mark))
        const more = Array.from({ length: half }, () => store.accounts.register(registering(uid, [mark])))
        expect(await gone).toBe(true)
        for (const became of await Promise.all([...wanting, ...more]))
          expect(['taken-uid', 'retired-uid']).toContain(became)
        expect(await store.accounts.find({ uid })).toBeNull()
      }
    })

    test('who was invited and never came keeps it for ever; who registered and never came doesn’t', async () => {
      const store = await makeStore()
      const [invited, self] = [adding(fresh('uid'), ['invited']), registering(fresh('uid'), ['self'])]
      expect(await store.accounts.add([invited])).toEqual(['added'])
      expect(await store.accounts.register(self)).toBe('created')
      await store.sweep({ now: now + 2 * month })
      for (const { account: made } of [invited, self]) expect(await store.accounts.find({ id: made.id })).toBeNull()
      expect(await store.accounts.add([adding(invited.account.uid, ['invited'])])).toEqual(['retired-uid'])
      expect(await store.accounts.add([adding(self.account.uid, ['self'])])).toEqual(['added'])
    })

    test('an invited account whose address somebody proves otherwise leaves it retired', async () => {
      const store = await makeStore()
      const [invited, self] = [adding(fresh('uid'), ['invited']), await registered(store)]
      await store.accounts.add([invited])
      const { emailKey } = invited
      expect(await byEid(store, { uid: fresh('uid'), uidMarks: ['one'], emailKey })).toBe('created')
      const itsKey = self.email.toLowerCase()
      expect(await byEid(store, { uid: fresh('uid'), uidMarks: ['three'], emailKey: itsKey })).toBe('created')
      expect(await store.accounts.add([adding(invited.account.uid, ['invited'])])).toEqual(['retired-uid'])
      expect(await byEid(store, { uid: self.uid, uidMarks: ['two'] })).toBe('created')
    })
  })
}
