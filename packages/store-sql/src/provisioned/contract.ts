import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, entry, now, race } from '../contract/fixtures.ts'

/** What `ProvisionedPort` promises. */
export function provisionedContract(makeStore: () => Promise<Store>): void {
  const domains = ['example.eu']

  describe('accounts that clients of SCIM manage', () => {
    test('are found by account and by what a client calls them, each client for itself', async () => {
      const store = await makeStore()
      const [one, two] = [await activated(store), await activated(store)]
      const noted = { accountId: one.id, client: 'hr', externalId: 'E-1' }
      expect(await store.provisioned.note(noted, { now })).toBe(true)
      const { accountId, client } = noted
      expect(await store.provisioned.find({ accountId, client })).toEqual(noted)
      expect(await store.provisioned.called({ client, externalId: 'E-1' })).toEqual(noted)
      expect(await store.provisioned.find({ accountId, client: 'other' })).toBeNull()
      expect(await store.provisioned.called({ client: 'other', externalId: 'E-1' })).toBeNull()
      expect(await store.provisioned.note({ ...noted, client: 'other' }, { now })).toBe(true)
      expect(await store.provisioned.note({ ...noted, accountId: two.id }, { now })).toBe(false)
      expect(await store.provisioned.note({ ...noted, accountId: 'nobody', externalId: null }, { now })).toBe(false)
      expect(await store.provisioned.note({ ...noted, externalId: null }, { now })).toBe(true)
      expect(await store.provisioned.find({ accountId, client })).toEqual({ ...noted, externalId: null })
      expect(await store.provisioned.note({ ...noted, accountId: two.id }, { now })).toBe(true)
      expect(await store.provisioned.note({ accountId: one.id, client: 'third', externalId: null }, { now })).toBe(true)
      expect(await store.provisioned.note({ accountId: two.id, client: 'third', externalId: null }, { now })).toBe(true)
    })

    test('of one name, noted for many accounts at once, there is one', async () => {
      const store = await makeStore()
      const people = [await activated(store), await activated(store), await activated(store)]
      const outcomes = await race(async (index) => {
        const accountId = people[index % people.length]?.id ?? ''
        return (await store.provisioned.note({ accountId, client: 'hr', externalId: 'E-1' }, { now })) ? accountId : ''
      })
      const who = new Set(outcomes.filter((accountId) => accountId !== ''))
      expect(who.size).toBe(1)
      expect((await store.provisioned.list({ client: 'hr', domains, offset: 0, limit: 9 })).total).toBe(1)
    })

    test('are listed in part, and go with their accounts', async () => {
      const store = await makeStore()
      const people = [await activated(store), await activated(store), await activated(store)]
      for (const { id } of people)
        await store.provisioned.note({ accountId: id, client: 'hr', externalId: null }, { now })
      const list = (offset: number, limit: number) => store.provisioned.list({ client: 'hr', domains, offset, limit })
      const all = await list(0, 9)
      expect(all.accounts.map(({ accountId }) => accountId)).toEqual(people.map(({ id }) => id).toSorted())
      expect(await list(1, 1)).toEqual({ total: 3, accounts: all.accounts.slice(1, 2) })
      const total = async (...some: readonly string[]) =>
        (await store.provisioned.list({ client: 'hr', domains: some, offset: 0, limit: 9 })).total
      expect(await total('example.eu', 'example.org')).toBe(3)
      for (const others of [[], ['example.org'], ['xample.eu'], ['*.example.eu'], ['le.eu', '*.le.eu']])
        expect(await total(...others)).toBe(0)
      expect(await total('*.eu')).toBe(3)
      const id = people[0]?.id ?? ''
      const activity = entry(id, { kind: 'account-deleted' })
      await store.accounts.delete({ accountId: id, sealedUid: 'k1', uidMark: 'k1.mark', messages: [], activity, now })
      expect((await list(0, 9)).total).toBe(2)
    })
  })
}
