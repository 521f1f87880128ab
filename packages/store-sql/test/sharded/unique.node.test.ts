import type { EmailChange, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { account, entry, fresh, link, now, signedIn } from '../../src/contract/fixtures.ts'
import { passkey } from '../../src/passkeys/contract.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, changed, databases, registering } from '../support/spread.ts'

async function three() {
  const stores = await databases(3)
  const store = await sharded(stores, { key })
  const shards = shardsOf(stores, { key })
  /** Whose an address is, as the directory says. */
  const owner = async (email: string) => {
    const asked = { sql: 'select owner from names where name = ?', parameters: [shards.nameOf('email', email)] }
    const rows = await Promise.all(stores.map(({ executor }) => executor.query<{ readonly owner: string }>(asked)))
    return rows.flat().map((row) => row.owner)
  }
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  /** How many names the directory has of an account. */
  const names = async (id: string) => {
    const asked = { sql: 'select name from names where owner = ?', parameters: [id] }
    return (await Promise.all(stores.map(({ executor }) => executor.query(asked)))).flat().length
  }
  return { names, owner, people, store, stores }
}

const told = (accountId: string) => ({ messages: [], activity: entry(accountId) })

type Person = Awaited<ReturnType<typeof activatedIn>>

/** A change of address begins. */
async function begun(store: Store, person: Person, newEmail: string, options: Partial<EmailChange> = {}) {
  const { idHash: askedBy } = await signedIn(store, person.id)
  const change: EmailChange = {
    id: fresh('change', person.id),
    accountId: person.id,
    oldEmail: person.email,
    oldKey: person.email.toLowerCase(),
    newEmail,
    newKey: newEmail.toLowerCase(),
    askedAt: now,
    linksExpireAt: now + 900,
    dueAt: null,
    oldConfirmedAt: null,
    newConfirmedAt: null,
    ...options,
  }
  const [oldTokenHash, newTokenHash] = [fresh('old', person.id), fresh('new', person.id)]
  await store.emailChanges.begin({ change, askedBy, oldTokenHash, newTokenHash, ...told(person.id) })
  const confirm = (tokenHash: string, at: number) =>
    store.emailChanges.confirm({ tokenHash, now: at, ...told(person.id) })
  return {
    change,
    old: (at = now) => confirm(oldTokenHash, at),
    new: (at = now) => confirm(newTokenHash, at),
    finish: (at: number) => store.emailChanges.finish({ id: change.id, now: at, ...told(person.id) }),
  }
}

describe('a change of address over several databases', () => {
  test('is made once both sides confirmed; the address of before is nobody’s in the directory', async () => {
    const { owner, people, store } = await three()
    const [, ada] = people
    const before = ada.email.toLowerCase()
    const change = await begun(store, ada, 'ada@example.eu')
    expect(await change.new()).toBe('confirmed')
    expect([await owner(before), await owner('ada@example.eu')]).toEqual([[ada.id], []])
    expect(await change.old()).toBe('changed')
    expect([await owner(before), await owner('ada@example.eu')]).toEqual([[], [ada.id]])
    expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(ada.id)
  })

  test('to the same address in other letters leaves it theirs', async () => {
    const { owner, people, store } = await three()
    const [, ada] = people
    const email = ada.email.toLowerCase()
    const change = await begun(store, ada, ada.email.toUpperCase())
    expect([await change.old(), await change.new()]).toEqual(['confirmed', 'changed'])
    expect(await owner(email)).toEqual([ada.id])
    expect(await store.accounts.find({ email })).toMatchObject({ id: ada.id, email: ada.email.toUpperCase() })
  })

  test('is made by the new address alone once its wait is over, to the second', async () => {
    const { owner, people, store } = await three()
    const [first, ada, bea] = people
    const early = await begun(store, ada, 'ada@example.eu', { dueAt: now + 10 })
    expect(await early.new(now + 9)).toBe('confirmed')
    expect(await owner('ada@example.eu')).toEqual([])
    const late = await begun(store, bea, 'bea@example.eu', { dueAt: now + 10 })
    expect(await late.new(now + 10)).toBe('changed')
    expect(await owner('bea@example.eu')).toEqual([bea.id])
    // Who never waits needs both, however long it takes.
    const both = await begun(store, first, 'first@example.eu')
    expect(await both.new(now + 899)).toBe('confirmed')
    expect(await owner('first@example.eu')).toEqual([])
  })

  test('that only one side confirmed says so, though another has the address meanwhile', async () => {
    const { people, store } = await three()
    const [, ada, bea] = people
    const other = await activatedIn(store, 1)
    const changes = [await begun(store, ada, bea.email), await begun(store, other, bea.email, { dueAt: now + 99 })]
    for (const change of changes) expect(await change.new()).toBe('confirmed')
    // Said once, however often they ask.
    const said = await Promise.all([changes[0]?.old(), changes[0]?.old()])
    expect(said.filter((one) => one === 'taken')).toHaveLength(1)
    expect((await store.accounts.find({ email: bea.email.toLowerCase() }))?.id).toBe(bea.id)
    // It is over: its links say nothing any more, and those of others stand.
    expect(await changes[0]?.old()).toBeNull()
    expect(await store.emailChanges.waiting(ada.id, { now })).toBeNull()
    expect(await store.emailChanges.waiting(other.id, { now })).not.toBeNull()
  })

  test('to an address of their own database that the directory lost leaves them the one they have', async () => {
    const { owner, people, store, stores } = await three()
    const [, ada] = people
    const other = await activatedIn(store, 1)
    for (const { executor } of stores)
      await executor.commit([{ sql: 'delete from names where owner = ?', parameters: [other.id] }])
    const to = { oldEmail: ada.email, newEmail: other.email }
    expect(await changed(store, ada.id, to)).toBe('taken')
    expect(await owner(ada.email.toLowerCase())).toEqual([ada.id])
    expect(await owner(other.email.toLowerCase())).toEqual([])
  })

  test('that is due is finished where it is, each by its own id, or is taken', async () => {
    const { names, owner, people, store } = await three()
    const [, ada, bea] = people
    const other = await activatedIn(store, 1)
    const due = { dueAt: now + 10, newConfirmedAt: now }
    const changes = [
      await begun(store, ada, 'ada@example.eu', { ...due, dueAt: now + 5 }),
      await begun(store, other, 'other@example.eu', due),
    ]
    expect(await changes[1]?.finish(now + 9)).toBeNull()
    expect(await changes[1]?.finish(now + 10)).toBe('changed')
    expect(await owner('other@example.eu')).toEqual([other.id])
    expect(await owner(other.email.toLowerCase())).toEqual([])
    expect(await owner('ada@example.eu')).toEqual([])
    const next = account({ id: `102${'n'.repeat(22)}`, email: 'ada@example.eu' })
    expect(await store.accounts.register(registering(next))).toBe('created')
    const count = await names(ada.id)
    const taken = await begun(store, ada, bea.email, due)
    expect(await taken.finish(now + 10)).toBe('taken')
    expect(await store.emailChanges.finish({ id: taken.change.id, now: now + 10, ...told(ada.id) })).toBeNull()
    expect(await names(ada.id)).toBe(count)
    expect(await store.emailChanges.finish({ id: fresh('none'), now: now + 10, ...told(ada.id) })).toBeNull()
  })

  test('is taken back with its names', async () => {
    const { owner, people, store } = await three()
    const [, ada, bea] = people
    const before = ada.email.toLowerCase()
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'ada@example.eu' })).toBe('changed')
    const undoes = await store.emailChanges.left(ada.id, { oldKey: before, since: now })
    expect(undoes).not.toBeNull()
    const report = () => ({
      tokenHash: fresh('not-me', ada.id),
      accountId: ada.id,
      link: link(ada.id, { purpose: 'reset-password' }),
      undoes,
      now,
      ...told(ada.id),
    })
    expect(await store.notMeReports.report(report())).toBe(true)
    expect([await owner(before), await owner('ada@example.eu')]).toEqual([[ada.id], []])
    expect((await store.accounts.find({ email: before }))?.id).toBe(ada.id)
    // Where another has it by now, nothing is, and they keep it.
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'ada@example.eu' })).toBe('changed')
    expect(await changed(store, bea.id, { oldEmail: bea.email, newEmail: before })).toBe('changed')
    expect(await store.notMeReports.report(report())).toBe(false)
    expect([await owner(before), await owner('ada@example.eu')]).toEqual([[bea.id], [ada.id]])
  })
})

describe('what an account has alone', () => {
  test('is no name of who could not have it, nor of who has none', async () => {
    const { names, people, store } = await three()
    const [, ada, bea] = people
    const before = await names(ada.id)
    const add = (limit: number, own = passkey(ada.id, { credentialId: fresh('credential') })) =>
      store.passkeys.add({ passkey: own, limit, ...told(ada.id) })
    expect(await add(1)).toBe('added')
    expect(await names(ada.id)).toBe(before + 1)
    expect(await add(1)).toBe('too-many')
    expect(await names(ada.id)).toBe(before + 1)
    const note = (id: string, externalId: string | null) =>
      store.provisioned.note({ client: 'hr', accountId: id, externalId }, { now })
    for (const { id } of [ada, bea]) {
      const count = await names(id)
      expect([await note(id, null), await names(id)]).toEqual([true, count])
    }
    expect([await note(ada.id, 'E-2'), await names(ada.id)]).toEqual([true, before + 2])
    const gone = `101${'g'.repeat(22)}`
    expect(await note(gone, 'E-1')).toBe(false)
    expect(await names(gone)).toBe(0)
  })

  test('is listed in one order over all databases, in part', async () => {
    const { people, store } = await three()
    const [, , cleo] = people
    const all = [...people, await activatedIn(store, 0)]
    for (const { id } of [cleo, ...all])
      await store.provisioned.note({ client: 'hr', accountId: id, externalId: null }, { now })
    const list = async (offset: number, limit: number) => {
      const found = await store.provisioned.list({ client: 'hr', domains: ['example.eu'], offset, limit })
      return [found.total, found.accounts.map(({ accountId }) => accountId)]
    }
    const ids = all.map(({ id }) => id).toSorted()
    expect(await list(0, 9)).toEqual([4, ids])
    expect(await list(1, 2)).toEqual([4, ids.slice(1, 3)])
    expect(await list(3, 2)).toEqual([4, ids.slice(3)])
  })
})
