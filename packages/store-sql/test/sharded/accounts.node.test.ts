import type { Account, NewAccount } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { accounts } from '../../src/accounts/tables.ts'
import { account, entry, fresh, now } from '../../src/contract/fixtures.ts'
import { copyOf, rowsOf } from '../../src/sharded/rows.ts'
import { sharded, type SqlStore } from '../../src/sharded.ts'
import { sql } from '../../src/sql/sql.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, changed, chosen, databases, registering } from '../support/spread.ts'

const bcrypt = `$2b$12$${'a'.repeat(53)}`
const pbkdf2 = `$pbkdf2-sha256$i=27500$${'A'.repeat(22)}$${'A'.repeat(43)}`

async function three() {
  const [first, second, third] = await databases(3)
  if (!first || !second || !third) throw new Error('three databases')
  const stores = [first, second, third] as const
  return { stores, store: await sharded(stores, { key }) }
}

const inShard = (shard: number, options: Partial<Account> = {}) =>
  account({ id: `10${shard}${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`, ...options })

function adding(made: Account): NewAccount {
  return { account: made, emailKey: made.email, uidMarks: [], link: null, messages: [], activity: entry(made.id) }
}

const query = async (stores: readonly SqlStore[], text: string, parameters: readonly string[] = []) =>
  (await Promise.all(stores.map(({ executor }) => executor.query({ sql: text, parameters: [...parameters] })))).flat()

/** What the directory has of an account. */
const namesOf = (stores: readonly SqlStore[], id: string) =>
  query(stores, 'select name from names where owner = ?', [id])

/** As a crash in the middle of a merge leaves it: an account's row lies in another database as well. */
async function copied({ id }: Account, { from, to }: { readonly from: SqlStore; readonly to: SqlStore }) {
  const [row] = await rowsOf(from.executor, accounts, sql`id = ${id}`)
  await to.executor.commit([copyOf(accounts, row ?? {})])
}

describe('a name that is taken', () => {
  test('costs an attempt as a new one does, and is told until there were so many', async () => {
    const { store } = await three()
    const made = inShard(1, { email: 'ada@example.eu' })
    expect(await store.accounts.register(registering(made))).toBe('created')
    const rule = { key: 'from:192.0.2.7', accountId: null, limit: 2, lockSeconds: 60, windowSeconds: null }
    const spend = { rules: [rule], now }
    const again = { ...registering(inShard(2, { email: made.email })), spend }
    expect(await store.accounts.register(again)).toBe('taken-email')
    expect(await store.accounts.register({ ...registering(inShard(2, { uid: made.uid })), spend })).toBe('taken-uid')
    expect(await store.accounts.register(again)).toEqual({ ok: false, until: now + 60, keys: [rule.key] })
    expect(await store.accounts.register(registering(inShard(2, { email: made.email })))).toBe('taken-email')
  })

  test('by what the directory has forgotten isn’t given to who was refused', async () => {
    const { store, stores } = await three()
    const made = inShard(1, { email: 'ada@example.eu' })
    expect(await store.accounts.register(registering(made))).toBe('created')
    await Promise.all(
      stores.map(({ executor }) =>
        executor.commit([{ sql: 'delete from names where owner = ?', parameters: [made.id] }]),
      ),
    )
    const [other, third] = [inShard(1, { email: made.email }), inShard(1, { email: made.email })]
    expect(await store.accounts.register(registering(other))).toBe('taken-email')
    expect(await store.accounts.add([adding(third)])).toEqual(['taken-email'])
    expect([await namesOf(stores, other.id), await namesOf(stores, third.id)]).toEqual([[], []])
  })

  test('is told as taken by who bears it, also where somebody before them had it and is gone', async () => {
    const { store } = await three()
    const uid = 'n00twice'
    const old = inShard(0, { uid })
    expect(await store.accounts.register(registering(old))).toBe('created')
    const gone = { sealedUid: 'k1.s', uidMark: 'k1.mark', messages: [], activity: entry(old.id), now }
    expect(await store.accounts.delete({ accountId: old.id, ...gone })).toBe(true)
    const asked = [{ uid, uidMarks: ['k1.mark'] }]
    expect(await store.accounts.goneUids(asked)).toEqual(new Map([[uid, 'retired-uid']]))
    expect(await store.accounts.add([{ ...adding(inShard(1, { uid })), uidMarks: ['k1.mark'] }])).toEqual([
      'retired-uid',
    ])
    // Who doesn't know the mark of its key any more gives it again.
    expect(await store.accounts.add([adding(inShard(1, { uid }))])).toEqual(['added'])
    expect(await store.accounts.goneUids(asked)).toEqual(new Map([[uid, 'taken-uid']]))
  })
})

describe('people of all databases', () => {
  test('are found by their addresses, those of before as well, each as they are at home', async () => {
    const { store, stores } = await three()
    const [first, , third] = stores
    const old = account({ id: `0${'a'.repeat(22)}`, email: 'old@example.eu' })
    await first.accounts.register(registering(old))
    const people = [inShard(0), inShard(1), inShard(1), inShard(2)]
    for (const one of people) await store.accounts.register(registering(one))
    const emails = [old, ...people].map(({ email }) => email)
    const holder = ({ id, status, uid }: Account) => ({ id, status, uid })
    expect(await store.accounts.holders(['nobody@example.eu', ...emails])).toEqual(
      new Map([old, ...people].map((one) => [one.email, holder(one)])),
    )
    expect(await store.accounts.holders([])).toEqual(new Map())

    const ada = await activatedIn(store, 2)
    await copied(ada, { from: third, to: first })
    const before = ada.email.toLowerCase()
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'ada@example.eu' })).toBe('changed')
    expect(await store.accounts.holders([before, 'ada@example.eu'])).toMatchObject(
      new Map([['ada@example.eu', { id: ada.id }]]),
    )
    expect(await store.accounts.find({ email: before })).toBeNull()
    expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(ada.id)
  })

  test('are listed once, administrators by their identifiers, though a merge that broke off left a copy', async () => {
    const { store, stores } = await three()
    const [first, second, third] = stores
    const [ada, bea, cleo] = [
      inShard(2, { uid: 'n00ada' }),
      inShard(0, { uid: 'n00bea' }),
      inShard(1, { uid: 'n00cleo' }),
    ]
    for (const one of [ada, bea, cleo]) {
      await store.accounts.register(registering(one))
      await chosen(store, one.id)
      await store.accounts.setAdministrator({ accountId: one.id, on: true, activity: entry(one.id) })
    }
    const ids = [ada.id, bea.id, cleo.id]
    for (const to of [first, second]) await copied(ada, { from: third, to })
    const idsOf = (list: readonly Account[]) => list.map(({ id }) => id)
    expect(idsOf(await store.accounts.administrators())).toEqual(ids)
    const page = { status: null, after: null, limit: 9 }
    expect(idsOf((await store.accounts.list(page)).accounts)).toEqual(ids)
    const searched = { email: null, uid: 'n00a', name: null, after: null, limit: 9 }
    expect(idsOf((await store.accounts.search(searched)).accounts)).toEqual([ada.id])
  })

  test('whose passwords another system made are counted by kind, those of ours and of none first', async () => {
    const { store } = await three()
    await activatedIn(store, 0)
    expect(await store.accounts.passwordKinds()).toEqual([])
    const hashed = (shard: number, passwordHash: string) => ({
      ...adding(inShard(shard, { status: 'active', passwordHash, passwordChangedAt: now })),
      emailKey: fresh('email'),
    })
    const quick = bcrypt.replace('12', '10')
    expect(await store.accounts.add([hashed(2, bcrypt), hashed(1, pbkdf2), hashed(1, quick)])).toEqual([
      'added',
      'added',
      'added',
    ])
    const administrator = await activatedIn(store, 0)
    await activatedIn(store, 1)
    expect(await store.accounts.add([hashed(2, bcrypt)])).toEqual(['added'])
    // Where they propose something they are a guest, and are counted at home.
    await store.accounts.setAdministrator({ accountId: administrator.id, on: true, activity: entry(administrator.id) })
    const other = await activatedIn(store, 2)
    await store.proposals.propose({
      proposal: {
        id: fresh('proposal', other.id),
        action: 'delete',
        accountId: other.id,
        sealed: 'k1.c2VhbGVk',
        proposedBy: administrator.id,
        proposedAt: now,
        expiresAt: now + 60,
      },
      messages: [],
      audit: [],
    })
    expect(await store.accounts.passwordKinds()).toEqual([
      { beginning: null, accounts: 4 },
      { beginning: '$2b$10$', accounts: 1 },
      { beginning: '$2b$12$', accounts: 2 },
      { beginning: '$pbkdf2-sha256$i=27500,l=32$', accounts: 1 },
    ])
  })
})
