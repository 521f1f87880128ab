import { expect, test } from 'vitest'
import { entry, now } from '../../src/contract/fixtures.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { says, interposed } from '../support/interposed.ts'

/** Writes rows into one database alone, as what happens to its accounts does. */
const written = async ({ audit }: SqlStore, count: number) => {
  const row = { at: now, kind: 'keys-rotated', subject: null, by: null, reason: null, details: {} }
  await audit.add(Array.from({ length: count }, (_, index) => ({ ...row, id: `row ${index}` })))
}

const left = async ({ executor }: SqlStore) =>
  (await executor.query({ sql: 'select id from audit', parameters: [] })).length

test('as many rows as are asked for come into the first database, by statements that every database takes', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  // D1 takes a hundred values and no empty batch, PostgreSQL no empty list.
  const strict = [one, two].map((each) =>
    interposed(each, (asked) => {
      if (asked.length === 0) throw new Error('an empty commit')
      if (says(asked, /in \(\s*\)/)) throw new Error('an empty list')
      if (asked.some(({ parameters }) => parameters.length > 100)) throw new Error('too many values')
    }),
  )
  const store = await sharded(strict, { key })
  expect(await store.audit.unsealed({ limit: 180 })).toEqual([])
  await written(two, 250)
  expect(await store.audit.unsealed({ limit: 180 })).toHaveLength(180)
  expect([await left(one), await left(two)]).toEqual([180, 70])
  expect(await store.audit.unsealed({ limit: 300 })).toHaveLength(250)
  expect([await left(one), await left(two)]).toEqual([250, 0])
})

test('a database that fails for another reason than being away says so', async () => {
  const [one, two] = await databases(2)
  if (!one || !two) throw new Error('two databases')
  let isBroken = false
  const broken = interposed(two, () => {
    if (isBroken) throw new Error('It is broken')
  })
  const store = await sharded([one, broken], { key })
  isBroken = true
  await expect(store.audit.unsealed({ limit: 9 })).rejects.toThrow('It is broken')
})

test('each database knows who is told of events, and each event whose it is as long as there is the account', async () => {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const [ada, bea] = [await activatedIn(store, 1), await activatedIn(store, 2)]
  const rows = await store.audit.unsealed({ limit: 9 })
  const placed = rows.map(({ id }, index) => ({ id, position: index + 1, hash: `${index}` }))
  const { head } = await store.audit.chain()
  expect(await store.audit.seal({ after: head, rows: placed })).toBe(true)
  expect(await store.events.place('a portal')).toBe(2)
  for (const { executor } of stores)
    expect(await executor.query({ sql: 'select receiver from event_places', parameters: [] })).toEqual([
      { receiver: 'a portal' },
    ])
  // It went in a copy that was put back, or at this moment: the chain still has its row.
  await stores[2]?.executor.commit([{ sql: 'delete from accounts where id = ?', parameters: [bea.id] }])
  const { events, upTo } = await store.events.next({ after: 0, limit: 9 })
  expect(upTo).toBe(2)
  expect(events.map(({ accountId, uid }) => ({ accountId, uid }))).toEqual(
    rows.map(({ subject }) =>
      subject === entry(ada.id).subject ? { accountId: ada.id, uid: ada.uid } : { accountId: null, uid: null },
    ),
  )
  await store.events.retain([], { namesSince: now })
  for (const { executor } of stores)
    expect(await executor.query({ sql: 'select receiver from event_places', parameters: [] })).toEqual([])
})
