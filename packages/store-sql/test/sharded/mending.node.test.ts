import { expect, test } from 'vitest'
import { account, entry, fresh, now } from '../../src/contract/fixtures.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { sql } from '../../src/sql/sql.ts'
import { statement } from '../../src/sql/statements.ts'
import { adding, codeToken, stockToken } from '../../src/tokens/fixtures.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases, registering } from '../support/spread.ts'
import { interposed } from '../support/interposed.ts'

const later = now + 10_000

async function three() {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  const mend = async (write: boolean) => {
    const found = await store.names?.mend({ now: later, write, at: (borne) => expect(borne).toBeLessThan(2000) })
    if (!found) throw new Error('no directory')
    return found
  }
  return { mend, people, store, stores }
}

const emailOf = ({ email }: { readonly email: string }) => email.toLowerCase()

/** What the directory has of an account in all its parts. */
const namesOf = async (stores: readonly SqlStore[], { id }: { readonly id: string }) => {
  const rows = stores.map(({ executor }) =>
    executor.query({ sql: 'select name from names where owner = ?', parameters: [id] }),
  )
  return (await Promise.all(rows)).flat().length
}

/** Writes anew whose an address is, where the directory has it. */
const says = async (
  stores: readonly SqlStore[],
  { email, owner }: { readonly email: string; readonly owner: string },
) => {
  const name = shardsOf(stores, { key }).nameOf('email', email)
  for (const { executor } of stores)
    await executor.commit([{ sql: 'update names set owner = ? where name = ?', parameters: [owner, name] }])
}

// Half a thousand rows are read at a time.
test('a table is read to its end, page by page, each row once, whatever its key', async () => {
  const { mend, people, store, stores } = await three()
  const [ada] = people
  const bea = await activatedIn(store, 0)
  const row = (client: string, accountId: string) =>
    statement(
      sql`insert into provisioned (client, account_id, external_id) values (${client}, ${accountId}, ${accountId})`,
    )
  // The first page ends between two rows of one client.
  const clients = Array.from({ length: 600 }, (_, index) => `client ${index}`)
  await stores[0]?.executor.commit([
    row('a', ada.id),
    ...clients.flatMap((client) => [row(client, ada.id), row(client, bea.id)]),
  ])
  expect(await mend(false)).toEqual({ borne: 8 + 1201, missing: 0, written: 0, contested: [] })
})

test('whom the directory has as another’s of the same database is written anew, in the first one too', async () => {
  const { mend, people, store, stores } = await three()
  for (const [shard, person] of people.entries())
    await says(stores, { email: emailOf(person), owner: `10${shard}${'z'.repeat(22)}` })
  expect(await mend(false)).toEqual({ borne: 6, missing: 3, written: 0, contested: [] })
  expect(await mend(true)).toEqual({ borne: 6, missing: 3, written: 3, contested: [] })
  for (const person of people) expect((await store.accounts.find({ email: emailOf(person) }))?.id).toBe(person.id)
  expect(await mend(true)).toEqual({ borne: 6, missing: 0, written: 0, contested: [] })
})

test('what two bear is said, whether anything is written or not', async () => {
  const { mend, people, stores } = await three()
  const [, ada, grace] = people
  const same = 'update accounts set email_key = ? where id = ?'
  await stores[2]?.executor.commit([{ sql: same, parameters: [emailOf(ada), grace.id] }])
  const contested = [{ kind: 'email', accountId: grace.id, other: ada.id }]
  expect(await mend(false)).toEqual({ borne: 6, missing: 0, written: 0, contested })
  expect(await mend(true)).toEqual({ borne: 6, missing: 0, written: 0, contested })
})

test('what somebody is taking at this moment, and doesn’t bear yet, is missing still, and not contested', async () => {
  const { people, store, stores } = await three()
  const [, ada] = people
  const name = shardsOf(stores, { key }).nameOf('email', emailOf(ada))
  for (const { executor } of stores)
    await executor.commit([
      {
        sql: `update names set owner = ?, claim = 'theirs', confirmed = 0, reserved_at = ? where name = ?`,
        parameters: [`102${'z'.repeat(22)}`, later, name],
      },
    ])
  expect(await store.names?.mend({ now: later, write: true })).toEqual({
    borne: 6,
    missing: 1,
    written: 0,
    contested: [],
  })
})

test('who leaves meanwhile lacks nothing, and leaves nothing', async () => {
  const { people, stores } = await three()
  const [, ada] = people
  for (const { executor } of stores)
    await executor.commit([{ sql: 'delete from names where owner = ?', parameters: [ada.id] }])
  let [isRead, told] = [false, 0]
  const leaving = stores.map((one) =>
    interposed(one, async () => {
      if (!isRead) return
      isRead = false
      await stores[1]?.executor.commit([{ sql: 'delete from accounts where id = ?', parameters: [ada.id] }])
    }),
  )
  const found = await (await sharded(leaving, { key })).names?.mend({
    now: later,
    write: true,
    at(borne) {
      isRead ||= borne === 4 && told < 4
      told = borne
    },
  })
  expect(found).toEqual({ borne: 6, missing: 0, written: 0, contested: [] })
  expect(told).toBe(6)
  expect(await namesOf(stores, ada)).toBe(0)
})

test('names are those of whom a database holds: no guest’s, no device’s that was taken away', async () => {
  const { mend, people, store } = await three()
  const [ada, bea] = people
  const before = await mend(false)
  await store.accounts.setAdministrator({ accountId: ada.id, on: true, activity: entry(ada.id) })
  const proposal = {
    id: fresh('proposal', bea.id),
    action: 'delete',
    accountId: bea.id,
    sealed: 'k1.c2VhbGVk',
  } as const
  const times = { proposedBy: ada.id, proposedAt: now, expiresAt: later }
  expect(await store.proposals.propose({ proposal: { ...proposal, ...times }, messages: [], audit: [] })).toBe(true)
  expect(await mend(true)).toEqual(before)
  const device = codeToken(bea.id)
  expect(await store.codeTokens.add(adding(device))).toBe(true)
  expect((await mend(true)).borne).toBe(before.borne + 1)
  await store.codeTokens.remove({ id: device.id, accountId: bea.id, messages: [], activity: entry(bea.id), now })
  expect(await mend(true)).toEqual(before)
  expect(await store.accounts.register(registering(account({ id: `102${'n'.repeat(22)}` })))).toBe('created')
  expect((await mend(false)).borne).toBe(before.borne + 2)
})

test('a device that a backup has as somebody’s, in stock and by its name in stock is somebody’s', async () => {
  const { mend, people, store, stores } = await three()
  const device = stockToken()
  await store.codeTokens.stock(device)
  // Given out meanwhile: read after it where the person is, and before it where its name is.
  const [, bea] = people
  await stores[1]?.codeTokens.add(adding(codeToken(bea.id, { source: device.source })))
  expect(await mend(false)).toMatchObject({ missing: 1, contested: [] })
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toHaveLength(1)
  expect(await mend(true)).toMatchObject({ missing: 1, written: 1, contested: [] })
  expect(await store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
  expect(await mend(true)).toMatchObject({ missing: 0, contested: [] })
})
