import type { Account, AccountsPage, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { entry, link, message, now, registered } from '../contract/fixtures.ts'

type Typed = Partial<Pick<Parameters<Store['accounts']['search']>[0], 'email' | 'uid' | 'name'>>

/** What finding and listing accounts promises. */
export function searchContract(makeStore: () => Promise<Store>): void {
  const person = (store: Store, uid: string, options: Partial<Account>) =>
    registered(store, { uid, email: `${uid}@example.eu`, firstName: 'X', lastName: 'Y', ...options })
  const search = (
    store: Store,
    typed: Typed,
    options: { readonly after?: string | null; readonly limit?: number } = {},
  ) => store.accounts.search({ email: null, uid: null, name: null, after: null, limit: 100, ...typed, ...options })
  const uids = ({ accounts }: AccountsPage) => accounts.map(({ uid }) => uid)

  /** Every page of so many, from the first on. */
  async function pages(ask: (after: string | null) => Promise<AccountsPage>): Promise<readonly (readonly string[])[]> {
    const all: (readonly string[])[] = []
    for (let after: string | null = null; ; ) {
      const page: AccountsPage = await ask(after)
      all.push(uids(page))
      if (page.next === null) return all
      if (all.length > 99) throw new Error('pages without an end')
      after = page.next
    }
  }

  describe('finding accounts', () => {
    test('by the beginning of the address, the identifier and either name, whole as written', async () => {
      const store = await makeStore()
      const made = await person(store, 'n00anna', {
        email: 'Zoe@example.eu',
        firstName: 'Ánna Lee',
        lastName: 'Šimůnek',
      })
      await person(store, 'n00berta', { firstName: 'Hanna', lastName: 'Nannan' })
      for (const typed of [
        { email: 'zoe@' },
        { email: 'zoe@example.eu' },
        { uid: 'n00an' },
        { name: 'ANNA' },
        { name: ' anna' },
        { name: 'anna l' },
        { name: 'simu' },
        { name: 'Simunek  anna' },
        { name: 'anna lee šimůnek' },
      ])
        expect([typed, await search(store, typed)]).toEqual([typed, { accounts: [made], next: null }])
      await person(store, 'n00nameless', { firstName: '', lastName: '' })
      for (const typed of [
        { name: '' },
        { name: ' ' },
        { email: 'oe@' },
        { uid: 'nn' },
        { name: 'lee' },
        { name: 'imu' },
        { email: '' },
        {},
      ])
        expect([typed, await search(store, typed)]).toEqual([typed, { accounts: [], next: null }])
    })

    test('what is typed is no pattern, and its last sign may be any', async () => {
      const store = await makeStore()
      await person(store, 'n00a', { firstName: 'a_b', lastName: 'x' })
      await person(store, 'n00b', { firstName: 'axb', lastName: 'x' })
      await person(store, 'n00c', { firstName: 'a%b', lastName: '\u{1F600}\u{10FFFF}' })
      await person(store, 'n00d', { firstName: '\uD7FF', lastName: '李' })
      await person(store, 'n00e', { firstName: '\uE000', lastName: 'x' })
      expect(uids(await search(store, { uid: 'n00a' }))).toEqual(['n00a'])
      expect(uids(await search(store, { name: 'a_' }))).toEqual(['n00a'])
      expect(uids(await search(store, { name: '\u{10FFFF}' }))).toEqual([])
      expect(uids(await search(store, { name: 'a%' }))).toEqual(['n00c'])
      expect(uids(await search(store, { name: '\u{1F600}\u{10FFFF}' }))).toEqual(['n00c'])
      expect(uids(await search(store, { name: '\uD7FF' }))).toEqual(['n00d'])
      expect(uids(await search(store, { name: '李' }))).toEqual(['n00d'])
    })

    test('each once, by address first, then identifier, first name, last name; page by page', async () => {
      const store = await makeStore()
      await person(store, 'zz1', { firstName: 'Ada', lastName: 'Mar' })
      await person(store, 'zz2', { firstName: 'Mar', lastName: 'Mar' })
      await person(store, 'zz3', { firstName: 'Maria', lastName: 'B' })
      await person(store, 'zz4', { email: 'mar@example.eu', firstName: 'Mar', lastName: 'A' })
      await person(store, 'mar5', { email: 'x@example.eu', firstName: 'Maria', lastName: 'B' })
      await person(store, 'zz6', { firstName: 'Maria', lastName: 'B' })
      const typed = { email: 'mar', uid: 'mar', name: 'mar' }
      const all = uids(await search(store, typed))
      expect([all.slice(0, 3), all.slice(3, 5).toSorted(), all.slice(5)]).toEqual([
        ['mar5', 'zz4', 'zz2'].toSorted((a, b) => Number(b === 'zz4') - Number(a === 'zz4')),
        ['zz3', 'zz6'],
        ['zz1'],
      ])
      for (const limit of [1, 2, 3, 6])
        expect((await pages((after) => search(store, typed, { after, limit }))).flat()).toEqual(all)
      expect(await pages((after) => search(store, typed, { after, limit: 6 }))).toHaveLength(1)
    })

    test('a page that is none is the first', async () => {
      const store = await makeStore()
      await person(store, 'n00a', {})
      for (const after of ['', 'no place', '7', 'null', '{"0":0}', '["0","n00a","x"]', '[0,["z"],"x"]', '[0,"n00b",1]'])
        expect([after, uids(await search(store, { uid: 'n00' }, { after }))]).toEqual([after, ['n00a']])
    })

    test('a changed name is found, the former one no more', async () => {
      const store = await makeStore()
      const made = await person(store, 'n00anna', { firstName: 'Anna', lastName: 'Before' })
      await store.accounts.registerAgain({
        accountId: made.id,
        firstName: 'Béa',
        lastName: 'After',
        language: 'en',
        link: link(made.id),
        message: message(),
      })
      expect(uids(await search(store, { name: 'bea' }))).toEqual(['n00anna'])
      expect(uids(await search(store, { name: 'after bea' }))).toEqual(['n00anna'])
      for (const name of ['anna', 'before']) expect(uids(await search(store, { name }))).toEqual([])
    })

    test('all are listed by identifier, page by page, or those of one state', async () => {
      const store = await makeStore()
      const made = []
      for (const uid of ['n00c', 'n00a', 'n00b']) made.push(await person(store, uid, {}))
      const list = (after: string | null, status: Account['status'] | null = null, limit = 2) =>
        store.accounts.list({ after, limit, status })
      expect(await pages((after) => list(after))).toEqual([['n00a', 'n00b'], ['n00c']])
      expect(await pages((after) => list(after, null, 3))).toEqual([['n00a', 'n00b', 'n00c']])
      const [first] = made
      const accountId = first?.id ?? ''
      await store.accounts.lock({ accountId, now, messages: [], activity: entry(accountId) })
      expect(await pages((after) => list(after, 'locked'))).toEqual([['n00c']])
      expect(await pages((after) => list(after, 'pending', 1))).toEqual([['n00a'], ['n00b']])
      expect(await pages((after) => list(after, 'active'))).toEqual([[]])
    })
  })
}
