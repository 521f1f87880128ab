import { expect, test } from 'vitest'
import { account, entry, fresh, now } from '../../src/contract/fixtures.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { adding, codeToken } from '../../src/tokens/fixtures.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases, registering } from '../support/spread.ts'

const deleting = (accountId: string) => ({
  accountId,
  sealedUid: 'k1.gone',
  uidMark: `mark of ${accountId}`,
  messages: [],
  activity: entry(accountId),
  now,
})

const counters = async ({ executor }: SqlStore) =>
  executor.query<{ readonly source: string; readonly countFrom: number }>({
    sql: 'select source, count_from from left_counters order by source',
    parameters: [],
  })

test('where the devices of who leaves stopped is known in the first database, of nobody else’s', async () => {
  const stores = await databases(2)
  const [first] = stores
  if (!first) throw new Error('two databases')
  const store = await sharded(stores, { key })
  const [ada, bea] = [await activatedIn(store, 1), await activatedIn(store, 1)]
  for (const [accountId, source] of [
    [ada.id, 'of ada'],
    [bea.id, 'of bea'],
  ] as const)
    expect(await store.codeTokens.add(adding(codeToken(accountId, { source, countFrom: 77 })))).toBe(true)
  expect(await store.accounts.delete(deleting(ada.id))).toBe(true)
  expect(await counters(first)).toEqual([{ source: 'of ada', countFrom: 77 }])
})

test('the address of who is gone may be another’s, their identifier never; who isn’t there can’t leave', async () => {
  const store = await sharded(await databases(3), { key })
  const ada = await activatedIn(store, 1)
  expect(await store.accounts.delete(deleting(ada.id))).toBe(true)
  expect(await store.accounts.delete(deleting(ada.id))).toBe(false)
  const uidMarks = [`mark of ${ada.id}`]
  const next = (options: Parameters<typeof account>[0]) => {
    const made = account({ id: `102${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`, ...options })
    return { ...registering(made), emailKey: made.email.toLowerCase() }
  }
  expect(await store.accounts.register({ ...next({ uid: ada.uid }), uidMarks })).toBe('taken-uid')
  expect(await store.accounts.register(next({ email: ada.email }))).toBe('created')
})

test('an address that the directory has of nobody is anybody’s, also where the identifier was somebody’s', async () => {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const lost = await activatedIn(store, 1)
  // Of a database that was put back from before the account: the directory alone knows the name.
  await stores[1]?.executor.commit([
    { sql: 'delete from accounts where id = ?', parameters: [lost.id] },
    { sql: `insert into retired_uids (mark) values ('retired')`, parameters: [] },
  ])
  await stores[2]?.executor.commit([{ sql: `insert into retired_uids (mark) values ('retired')`, parameters: [] }])
  const made = account({ id: `102${'n'.repeat(22)}`, uid: fresh('uid'), email: lost.email })
  const asked = { ...registering(made), emailKey: lost.email.toLowerCase() }
  expect(await store.accounts.register({ ...asked, uidMarks: ['retired'] })).toBe('taken-uid')
  expect(await store.accounts.register({ ...asked, uidMarks: ['free'] })).toBe('created')
})
