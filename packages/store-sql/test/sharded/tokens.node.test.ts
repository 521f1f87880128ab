import { expect, test } from 'vitest'
import { entry, now } from '../../src/contract/fixtures.ts'
import { unavailable } from '../../src/executor.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { adding, assigning, codeToken, pendingApp, stockToken } from '../../src/tokens/fixtures.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { says, interposed } from '../support/interposed.ts'

/** Three databases with somebody in each, and what of the stock and the counters was written in each. */
async function three() {
  const asked: string[] = []
  const stores = (await databases(3)).map((store, index) =>
    interposed(store, (statements) => {
      for (const words of [
        'insert into "token_stock"',
        'delete from "token_stock" where id',
        'insert into left_counters',
      ])
        if (says(statements, new RegExp(words))) asked.push(`${index}: ${words.replaceAll('"', '')}`)
      if (says(statements, /^delete from token_stock where source = \?$/)) asked.push(`${index}: out of stock`)
    }),
  )
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  asked.length = 0
  return { asked, people, store, stores }
}

const counters = async (store: SqlStore | undefined) =>
  store?.executor.query({ sql: 'select source, count_from from left_counters order by source', parameters: [] })

test('where a device stopped goes with it from database to database, and never back', async () => {
  const { people, store, stores } = await three()
  const [ada, bea, grace] = people
  const source = 'the device'
  const give = async (accountId: string, countFrom: number) => {
    const token = codeToken(accountId, { source, countFrom })
    expect(await store.codeTokens.add(adding(token))).toBe(true)
    const [has] = await store.codeTokens.list(accountId)
    await store.codeTokens.remove({ id: token.id, accountId, messages: [], activity: entry(accountId), now })
    return has?.countFrom
  }
  expect(await give(bea.id, 50)).toBe(50)
  expect(await give(bea.id, 7)).toBe(50)
  expect(await counters(stores[1])).toEqual([])
  expect(await counters(stores[2])).toEqual([])
  expect(await give(grace.id, 7)).toBe(50)
  expect(await counters(stores[2])).toEqual([{ source, countFrom: 50 }])
  expect(await give(bea.id, 7)).toBe(50)
  expect(await give(ada.id, 90)).toBe(90)
  expect(await give(grace.id, 7)).toBe(90)
  // What another database knows from before takes nothing back.
  await stores[0]?.executor.commit([{ sql: 'update code_tokens set count_from = 20', parameters: [] }])
  expect(await give(ada.id, 1)).toBe(90)
  expect(await counters(stores[0])).toEqual([{ source, countFrom: 90 }])
  for (const table of ['code_tokens', 'left_counters'])
    await stores[0]?.executor.commit([{ sql: `update ${table} set count_from = 20`, parameters: [] }])
  expect(await give(grace.id, 1)).toBe(90)
  expect(await counters(stores[2])).toEqual([{ source, countFrom: 90 }])
})

test('a device that nobody had leaves no count anywhere, and an app has no source at all', async () => {
  const { asked, people, store, stores } = await three()
  for (const { id } of people) {
    expect(await store.codeTokens.add(adding(codeToken(id)))).toBe(true)
    const added = { ...pendingApp(id), expiresAt: null }
    expect(await store.codeTokens.add(adding(added))).toBe(true)
    expect((await store.codeTokens.list(id)).map(({ source }) => source === null).toSorted()).toEqual([false, true])
  }
  for (const one of stores) expect(await counters(one)).toEqual([])
  // What isn’t the first database’s is taken out of its stock, where it is.
  expect(asked).toEqual(['0: out of stock', '0: out of stock'])
})

test('a device is lent to the database of whom it is given to, leaves the stock once it is theirs, and is lent to nobody in the first', async () => {
  const { asked, people, store } = await three()
  const give = async (accountId: string, limit: number) => {
    const device = stockToken()
    expect(await store.codeTokens.stock(device)).toBe(true)
    asked.length = 0
    const given = await store.codeTokens.assign({ ...assigning(accountId, device), limit })
    const inStock = await store.codeTokens.inStock({ serial: device.serial, limit: 9 })
    return [given, inStock.length, ...asked]
  }
  const tooMany = { ok: false, reason: 'too-many' }
  expect(await give(people[0].id, 3)).toEqual([{ ok: true }, 0])
  expect(await give(people[0].id, 1)).toEqual([tooMany, 1])
  const [out, into] = ['delete from token_stock where id', 'insert into token_stock']
  expect(await give(people[1].id, 3)).toEqual([{ ok: true }, 0, `1: ${into}`, `1: ${out}`, '0: out of stock'])
  expect(await give(people[1].id, 1)).toEqual([tooMany, 1, `1: ${into}`, `1: ${out}`])
  const unknown = { ok: false, reason: 'unknown' }
  expect(await store.codeTokens.assign(assigning(people[2].id, stockToken()))).toEqual(unknown)
})

test('what somebody has is neither stocked nor given to another', async () => {
  const { people, store } = await three()
  const device = stockToken()
  const mine = codeToken(people[1].id, { source: device.source })
  expect(await store.codeTokens.add(adding(mine))).toBe(true)
  expect(await store.codeTokens.stock(device)).toBe(false)
  expect(await store.codeTokens.add(adding(codeToken(people[2].id, { source: device.source })))).toBe(false)
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
  await store.codeTokens.remove({
    id: mine.id,
    accountId: people[1].id,
    messages: [],
    activity: entry(people[1].id),
    now,
  })
  expect(await store.codeTokens.stock({ ...device, createdAt: now + 1 })).toBe(true)
  expect(await store.codeTokens.stock(device)).toBe(false)
})

test('a device whose giving was told to nobody has left the stock when it is given to the same person again', async () => {
  const stores = await databases(3)
  let isAway = true
  const [first, ...others] = stores.map((one, index) =>
    interposed(one, (statements) => {
      if (index === 0 && isAway && says(statements, /^delete from token_stock where source = /))
        throw unavailable(new Error('away'))
    }),
  )
  if (!first) throw new Error('no database')
  const store = await sharded([first, ...others], { key })
  const bea = await activatedIn(store, 1)
  const device = stockToken()
  await store.codeTokens.stock(device)
  await expect(store.codeTokens.assign(assigning(bea.id, device))).rejects.toMatchObject({ code: 'store-unavailable' })
  isAway = false
  expect(await store.codeTokens.assign(assigning(bea.id, device))).toEqual({ ok: false, reason: 'unknown' })
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
  expect(await store.codeTokens.list(bea.id)).toHaveLength(1)
})

test('a device that is being given is nobody’s to discard, and one that somebody has is none of the stock', async () => {
  let meanwhile = async () => {}
  let isAway = false
  const [first, ...others] = (await databases(3)).map((one) =>
    interposed(one, async (statements) => {
      if (isAway && says(statements, /^delete from token_stock where source = /)) throw unavailable(new Error('away'))
      if (says(statements, /insert into "code_tokens"/)) await meanwhile()
    }),
  )
  if (!first) throw new Error('no database')
  const store = await sharded([first, ...others], { key })
  const bea = await activatedIn(store, 1)
  const [device, other] = [stockToken(), stockToken()]
  for (const token of [device, other]) await store.codeTokens.stock(token)
  const discarded: boolean[] = []
  meanwhile = async () => void discarded.push(await store.codeTokens.discard(device.id, { now }))
  expect(await store.codeTokens.assign(assigning(bea.id, device))).toEqual({ ok: true })
  expect(discarded).toEqual([false])
  meanwhile = async () => {}
  isAway = true
  await expect(store.codeTokens.assign(assigning(bea.id, other))).rejects.toMatchObject({ code: 'store-unavailable' })
  isAway = false
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([other])
  expect(await store.codeTokens.discard(other.id, { now })).toBe(false)
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
  expect(await store.codeTokens.list(bea.id)).toHaveLength(2)
})

test('a device that is being discarded is given to nobody, and its name is anybody’s afterwards', async () => {
  let meanwhile = async () => {}
  const [first, ...others] = (await databases(3)).map((one) =>
    interposed(one, async (statements) => {
      if (says(statements, /delete from "token_stock" where "id"/)) await meanwhile()
    }),
  )
  if (!first) throw new Error('no database')
  const store = await sharded([first, ...others], { key })
  const bea = await activatedIn(store, 1)
  const device = stockToken()
  await store.codeTokens.stock(device)
  const given: unknown[] = []
  meanwhile = async () => void given.push(await store.codeTokens.assign(assigning(bea.id, device)))
  expect(await store.codeTokens.discard(device.id, { now })).toBe(true)
  expect(given).toEqual([{ ok: false, reason: 'unknown' }])
  meanwhile = async () => {}
  expect(await store.codeTokens.list(bea.id)).toEqual([])
  expect(await store.codeTokens.discard(device.id, { now })).toBe(false)
  expect(await store.codeTokens.add(adding(codeToken(bea.id, { source: device.source })))).toBe(true)
})

test('where a device stopped is known when it is discarded, though the stock kept it while somebody had it', async () => {
  let isAway = true
  const [first, ...others] = (await databases(3)).map((one) =>
    interposed(one, (statements) => {
      if (isAway && says(statements, /^delete from token_stock where source = /)) throw unavailable(new Error('away'))
    }),
  )
  if (!first) throw new Error('no database')
  const store = await sharded([first, ...others], { key })
  const [bea, grace] = [await activatedIn(store, 1), await activatedIn(store, 2)]
  const device = stockToken()
  const { source } = device
  await store.codeTokens.stock(device)
  const given = assigning(bea.id, device, { countFrom: 50 })
  await expect(store.codeTokens.assign(given)).rejects.toMatchObject({ code: 'store-unavailable' })
  isAway = false
  const { id } = given.token
  await store.codeTokens.remove({ id, accountId: bea.id, messages: [], activity: entry(bea.id), now })
  expect(await store.codeTokens.discard(device.id, { now })).toBe(true)
  expect(await store.codeTokens.add(adding(codeToken(grace.id, { source, countFrom: 7 })))).toBe(true)
  expect((await store.codeTokens.list(grace.id)).map(({ countFrom }) => countFrom)).toEqual([50])
})
