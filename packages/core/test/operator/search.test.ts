import { beforeEach, expect, it } from 'vitest'
import { listAccounts, lockAccount, searchAccounts, type SeenPage } from '../../src/operator/index.ts'
import { newWorld, type World } from '../support/world.ts'

let world: World
let uids: readonly string[]
beforeEach(async () => {
  world = await newWorld()
  const people = []
  for (const email of ['a@example.org', 'b@example.org', 'c@example.org']) people.push(await world.person({ email }))
  uids = people.map(({ uid }) => uid).toSorted()
})

const of = ({ accounts }: SeenPage) => accounts.map(({ uid }) => uid)

it('a page holds as many as were asked for, and says where the next begins', async () => {
  for (const look of [
    (paging: { limit?: number; after?: string | null }) => listAccounts(world.context, paging),
    (paging: { limit?: number; after?: string | null }) => searchAccounts(world.context, { text: 'doe', ...paging }),
  ]) {
    const first = await look({ limit: 2 })
    const rest = await look({ limit: 2, after: first.next })
    expect([of(first).length, of(rest).length, rest.next]).toEqual([2, 1, null])
    expect([...of(first), ...of(rest)].toSorted()).toEqual(uids)
    expect(of(await look({})).toSorted()).toEqual(uids)
  }
})

it('nobody gets more than five hundred at once', async () => {
  const asked: number[] = []
  const { accounts } = world.context.store
  const seen: typeof accounts = {
    ...accounts,
    list: (options) => {
      asked.push(options.limit)
      return accounts.list(options)
    },
    search: (options) => {
      asked.push(options.limit)
      return accounts.search(options)
    },
  }
  const context = { store: { ...world.context.store, accounts: seen } }
  await listAccounts(context, { limit: 501 })
  await searchAccounts(context, { text: 'doe', limit: 501 })
  expect(asked).toEqual([500, 500])
})

it('those of one state are listed by themselves', async () => {
  const { id: accountId, uid } = (await listAccounts(world.context)).accounts[1] ?? { id: '', uid: '' }
  await lockAccount(world.context, { accountId, by: { via: 'command', name: 'root' }, reason: null })
  expect(of(await listAccounts(world.context, { status: 'locked' }))).toEqual([uid])
  expect(of(await listAccounts(world.context, { status: 'active' })).toSorted()).toEqual(
    uids.filter((each) => each !== uid),
  )
  expect(of(await listAccounts(world.context, { status: null, after: null }))).toHaveLength(3)
})

it('what can’t be listed is said by its name', async () => {
  const wrong = ['{"after":""}', '{"after":7}', '{"limit":0}', '{"limit":"2"}', '{"status":""}', '{"status":7}']
  for (const text of wrong) {
    const given = JSON.parse(text)
    await expect(listAccounts(world.context, given)).rejects.toThrow(Object.keys(given)[0])
  }
})
