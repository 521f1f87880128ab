import { describe, expect, test } from 'vitest'
import { account, now } from '../../src/contract/fixtures.ts'
import { sharded, shardedLater, type SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases, disturbed, registering } from '../support/spread.ts'
import { away, watched } from '../support/watched.ts'

async function made(count: number): Promise<readonly SqlStore[]> {
  const stores = await databases(count)
  await sharded(stores, { key })
  return stores
}

const run = (stores: readonly SqlStore[], ...statements: readonly string[]) =>
  Promise.all(stores.map(({ executor }) => executor.commit(statements.map((text) => ({ sql: text, parameters: [] })))))

/** As they are where they were last opened before they noted how many there are, and of which set. */
const asBefore = (stores: readonly SqlStore[]) =>
  run(stores, `delete from names where name = 'set'`, `update names set reserved_at = 0 where name = 'shard'`)

const marks = async (stores: readonly SqlStore[]) => {
  const rows = stores.map(({ executor }) =>
    executor.query<{ readonly name: string }>({
      sql: `select name, owner, reserved_at as known, claim from names where name in ('set', 'shard') order by name`,
      parameters: [],
    }),
  )
  return Promise.all(rows)
}

/** Asks something of each of them. */
async function asked(stores: readonly SqlStore[], keyed = key) {
  const store = shardedLater(stores, { key: keyed })
  for (const index of stores.keys()) await store.accounts.find({ id: `10${index}${'x'.repeat(22)}` })
}

describe('databases that belong together', () => {
  test('say which each is, of which set, and how many there are; opened again, nothing is written', async () => {
    const stores = await made(3)
    const before = await marks(stores)
    const [[set]] = before as unknown as [[{ owner: string }]]
    expect(set.owner).toMatch(/^[\w-]{16,}$/)
    expect(before).toEqual(
      ['0', '1', '2'].map((owner) => [
        { name: 'set', owner: set.owner, known: 0, claim: '3' },
        { name: 'shard', owner, known: 3, claim: expect.stringMatching(/^[\w-]{43}$/) },
      ]),
    )
    const watching = stores.map(watched)
    await sharded(
      watching.map(({ store }) => store),
      { key },
    )
    expect(watching.map((one) => one.asked().filter((sql) => !sql.startsWith('select')))).toEqual([[], [], []])
    expect(await marks(stores)).toEqual(before)
  })

  test('are refused under another key, in another order, and beside those of another set', async () => {
    const [one, two, three] = await made(3)
    const [other, another, third] = await made(3)
    if (!one || !two || !three || !other || !another || !third) throw new Error('six databases')
    const refused: readonly (readonly [readonly SqlStore[], RegExp, Uint8Array?])[] = [
      [[one, two, three], /Database 0 has names under another key/, new Uint8Array(32)],
      [[one, three, two], /Database 1 says that it is 2: their order stays as it was/],
      [[one, another, three], /Database 1 belongs to others than these/],
      [[one, two, third], /Database 2 belongs to others than these/],
    ]
    for (const [named, why, keyed = key] of refused) {
      await expect(sharded(named, { key: keyed })).rejects.toThrow(why)
      await expect(asked(named, keyed)).rejects.toThrow(why)
    }
    await asked([one, two, three])
    // One that doesn’t say of which set it is may be anybody’s.
    await asBefore([one])
    await expect(sharded([one, another, three], { key })).rejects.toThrow(
      /Database 1 belongs to others: the first one is new/,
    )
  })

  test('miss none that the second knows, where the first is one of before there were so many', async () => {
    const [one, two, three] = await made(3)
    const [empty] = await databases(1)
    if (!one || !two || !three || !empty) throw new Error('four databases')
    await run([one], `update names set reserved_at = 2 where name = 'shard'`)
    for (const open of [() => sharded([one, two, empty], { key }), () => asked([one, two, empty])])
      await expect(open()).rejects.toThrow('Database 2 is empty, and one that isn’t stood there')
    await sharded([one, two, three], { key })
  })

  test('of before miss none of them, though none says how many there were', async () => {
    const stores = await made(3)
    const [one, , three] = stores
    const [empty] = await databases(1)
    if (!one || !three || !empty) throw new Error('four databases')
    await asBefore(stores)
    await expect(sharded([one, empty, three], { key })).rejects.toThrow(/Database 1 is empty/)
    await expect(asked([one, empty, three])).rejects.toThrow(/Database 1 is empty/)
  })

  test('of which one doesn’t know the set yet are taken, and it knows it from then on', async () => {
    const stores = await made(3)
    const before = await marks(stores)
    const [, second] = stores
    if (!second) throw new Error('three databases')
    await asBefore([second])
    await asked(stores)
    expect(await marks(stores)).toEqual(before)
  })

  test('of before have all names in the first, and keep them there', async () => {
    const stores = await made(2)
    const [first, second] = stores
    if (!first || !second) throw new Error('two databases')
    await asBefore(stores)
    await sharded(stores, { key })
    expect(await marks(stores)).toMatchObject([
      [{ claim: '1' }, { known: 2 }],
      [{ claim: '1' }, { known: 2 }],
    ])
    const named = async ({ executor }: SqlStore) =>
      (
        await executor.query({
          sql: `select name from names where confirmed = 1 and name not in ('set', 'shard')`,
          parameters: [],
        })
      ).length
    for (const open of [await sharded(stores, { key }), shardedLater(stores, { key })]) {
      const before = await named(first)
      for (const index of [0, 1, 2, 3, 4, 5])
        expect(
          await open.accounts.register(
            registering(account({ id: `100${index}${crypto.randomUUID().replaceAll('-', '').slice(0, 21)}` })),
          ),
        ).toBe('created')
      expect([await named(first), await named(second)]).toEqual([before + 12, 0])
    }
  })

  test('are more for good once somebody opened them with more, however two begin at once', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    if (!one || !two || !three) throw new Error('three databases')
    const meanwhile = disturbed(one, {
      table: 'names',
      async before() {
        await sharded(stores, { key })
      },
    })
    await expect(sharded([meanwhile, two], { key })).rejects.toThrow(/knows 3 databases, and 2 are named/)
    await expect(sharded([one, two], { key })).rejects.toThrow(/knows 3 databases, and 2 are named/)
    await sharded(stores, { key })
  })
})

describe('databases that are asked when they are needed', () => {
  test('are settled once all are there, and tried again until then', async () => {
    const stores = (await databases(3)).map(watched)
    const [first, , third] = stores
    if (!first || !third) throw new Error('three databases')
    const store = shardedLater(
      stores.map((one) => one.store),
      { key },
    )
    third.fails = away()
    const email = `ada@example.eu`
    await expect(store.accounts.find({ email })).rejects.toMatchObject({ code: 'store-unavailable' })
    third.fails = null
    const made = account({ id: `100${'x'.repeat(22)}`, email })
    expect(await store.accounts.register(registering(made))).toBe('created')
    // All belong together by now, and know it: nobody is asked again.
    await store.ping()
    for (const one of stores) one.asked()
    await store.accounts.find({ id: made.id })
    expect(stores.map((one) => one.asked().length)).toEqual([1, 0, 0])
    expect((await store.accounts.find({ email }))?.id).toBe(made.id)
  })

  test('say over how many the directory is spread, whichever of them is away', async () => {
    const named = await made(3)
    const there = await sharded(named, { key })
    const people = Array.from({ length: 8 }, (_, index) =>
      account({
        id: `102${index}${crypto.randomUUID().replaceAll('-', '').slice(0, 21)}`,
        email: `p${index}@example.eu`,
      }),
    )
    for (const one of people) expect(await there.accounts.register(registering(one))).toBe('created')
    const stores = named.map(watched)
    const [first, second, third] = stores
    if (!first || !second || !third) throw new Error('three databases')
    const open = () =>
      shardedLater(
        stores.map((one) => one.store),
        { key },
      )
    for (const gone of [[first], [third], [first, second]]) {
      const store = open()
      for (const one of gone) one.fails = away()
      const found = await Promise.allSettled(people.map(({ email }) => store.accounts.find({ email })))
      // Those whose names lie in one that is away aren’t found, the others are; nobody is taken for nobody.
      const answered = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value?.id] : []))
      expect(answered.length).toBeLessThan(people.length)
      expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining(answered))
      expect(answered.length > 0).toBe(!gone.includes(third))
      for (const one of gone) one.fails = null
    }
    const store = open()
    for (const one of stores) one.fails = away()
    await expect(store.accounts.find({ email: 'p0@example.eu' })).rejects.toMatchObject({ code: 'store-unavailable' })
    for (const one of stores) one.fails = null
    first.fails = new TypeError('broken')
    await expect(open().accounts.find({ email: 'p0@example.eu' })).rejects.toThrow('broken')
    first.fails = null
    expect((await store.accounts.find({ email: 'p0@example.eu' }))?.createdAt).toBe(now)
  })

  test('need only one to say it: none is asked that nobody needs', async () => {
    const stores = (await made(3)).map(watched)
    const store = shardedLater(
      stores.map((one) => one.store),
      { key },
    )
    for (const one of stores) one.asked()
    const [, ...others] = stores
    for (const one of others) one.fails = away()
    const found = []
    for (let index = 0; index < 12; index++)
      found.push(await store.accounts.find({ email: `p${index}@example.eu` }).catch(() => 'away'))
    const gone = found.filter((one) => one === 'away').length
    expect(gone).toBeGreaterThan(0)
    expect(gone).toBeLessThan(12)
    // Each was asked for the names that lie in it, once, and for nothing else.
    expect(others.flatMap((one) => one.asked())).toHaveLength(gone)
  })
})
