import { describe, expect, test } from 'vitest'
import { account, entry, fresh, now } from '../../src/contract/fixtures.ts'
import { passkey } from '../../src/passkeys/contract.ts'
import { directoryOn, isOnItsWay } from '../../src/sharded/names.ts'
import { type Name, namingOn } from '../../src/sharded/naming.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, changed, databases, disturbed, registering } from '../support/spread.ts'
import { away, watched } from '../support/watched.ts'

/** Three databases, and the directory over the first two of them. */
async function three() {
  const watching = (await databases(3)).map(watched)
  const stores = watching.map(({ store }) => store)
  const [first, second, third] = watching
  if (!first || !second || !third) throw new Error('three databases')
  await sharded([first.store, second.store], { key })
  const store = await sharded(stores, { key })
  const shards = shardsOf(stores, { key })
  const directory = directoryOn(shards, { spread: async () => 2 })
  const naming = namingOn(shards, directory)
  const nameOf = ({ kind, value }: Name) => shards.nameOf(kind, value)
  const owner = async (name: Name) => (await directory.find([nameOf(name)])).get(nameOf(name))?.owner
  /** Somebody reserves a name, in an account of theirs. */
  const take = (name: Name, by: string, options: { readonly at?: number; readonly claim?: string } = {}) =>
    directory.take(
      { name: nameOf(name), owner: by, reservedAt: options.at ?? now, claim: options.claim ?? fresh('claim') },
      null,
    )
  return { directory, nameOf, naming, owner, store, stores, take, watching: [first, second, third] as const }
}

const email = (value: string): Name => ({ kind: 'email', value })
const idIn = (shard: number) => `10${shard}${crypto.randomUUID().replaceAll('-', '').slice(0, 22)}`
const told = (accountId: string) => ({ messages: [], activity: entry(accountId) })

describe('the directory', () => {
  test('finds each of many names where it is', async () => {
    const { directory, nameOf, take } = await three()
    const names = Array.from({ length: 200 }, (_, index) => email(`p${index}@example.eu`))
    const people = names.map((_, index) => idIn(index % 3))
    for (const [index, name] of names.entries()) expect(await take(name, people[index] ?? '')).toBe(true)
    const found = await directory.find([...names, email('nobody@example.eu')].map(nameOf))
    expect([...found].map(([name, { owner }]) => [name, owner]).toSorted()).toEqual(
      names.map((name, index) => [nameOf(name), people[index]]).toSorted(),
    )
    expect(await directory.find([])).toEqual(new Map())
  })

  test('confirms a name for the claim that it was taken under, and for no earlier one', async () => {
    const { directory, nameOf, take } = await three()
    const name = email('ada@example.eu')
    await take(name, idIn(0), { claim: 'earlier' })
    const entry = (await directory.find([nameOf(name)])).get(nameOf(name)) ?? null
    const next = { name: nameOf(name), owner: idIn(1), reservedAt: now, claim: 'later' }
    expect(await directory.take(next, entry)).toBe(true)
    expect(await directory.take({ ...next, claim: 'too late' }, entry)).toBe(false)
    await directory.confirm(nameOf(name), 'earlier')
    await directory.release(nameOf(name), 'earlier')
    const confirmed = async () => (await directory.find([nameOf(name)])).get(nameOf(name))?.confirmed
    expect(await confirmed()).toBe(0)
    await directory.confirm(nameOf(name), 'later')
    expect(await confirmed()).toBe(1)
  })

  test('has what bears a name on its way for a quarter of an hour, to the second, and left behind from then on', async () => {
    const { directory, nameOf, take } = await three()
    const name = email('ada@example.eu')
    await take(name, idIn(0), { claim: 'c' })
    const left = async (at: number) => (await directory.left({ now: at, limit: 9 })).map((one) => one.name)
    const entry = (await directory.find([nameOf(name)])).get(nameOf(name))
    if (!entry) throw new Error('no entry')
    expect([await left(now + 899), isOnItsWay(entry, now + 899)]).toEqual([[], true])
    expect([await left(now + 900), isOnItsWay(entry, now + 900)]).toEqual([[nameOf(name)], false])
    expect(isOnItsWay({ ...entry, confirmed: 1 }, now)).toBe(false)
    await directory.confirm(nameOf(name), 'c')
    expect(await left(now + 9999)).toEqual([])
  })

  test('forgets all names of an account but some, and asks nowhere but where names are', async () => {
    const { directory, nameOf, take, watching } = await three()
    const [id, other] = [idIn(2), idIn(2)]
    const names = [1, 2, 3, 4, 5, 6].map((index) => email(`p${index}@example.eu`))
    for (const name of names) await take(name, id)
    await take(email('other@example.eu'), other)
    for (const one of watching) one.asked()
    const kept = names.slice(0, 2).map(nameOf)
    await directory.forget(id, kept)
    const there = async () => [...(await directory.find([...names, email('other@example.eu')].map(nameOf))).keys()]
    expect((await there()).toSorted()).toEqual([...kept, nameOf(email('other@example.eu'))].toSorted())
    await directory.forget(id, [])
    expect(await there()).toEqual([nameOf(email('other@example.eu'))])
    await directory.left({ now, limit: 9 })
    expect(watching.map((one) => one.asked().length > 0)).toEqual([true, true, false])
  })
})

describe('a name', () => {
  test('whose reservation came to nothing in another database is still the first’s that bears it', async () => {
    const { directory, nameOf, naming, owner, store, stores, take } = await three()
    const [first] = stores
    const uid = 'n00old'
    const old = account({ id: `0${'a'.repeat(22)}`, email: 'old@example.eu', uid })
    await first?.accounts.register(registering(old))
    const credentialId = fresh('credential')
    const own = passkey(old.id, { credentialId })
    await first?.passkeys.add({ passkey: own, limit: 9, ...told(old.id) })
    const called = { client: 'hr', externalId: 'E-1' }
    await first?.provisioned.note({ ...called, accountId: old.id }, { now })
    const names: readonly Name[] = [
      email('old@example.eu'),
      { kind: 'uid', value: uid },
      { kind: 'passkey', value: credentialId },
      { kind: 'external', value: JSON.stringify(['hr', 'E-1']) },
    ]
    for (const name of names) {
      await take(name, idIn(1), { at: now - 9999 })
      expect([name.kind, await naming.bearer(name)]).toEqual([name.kind, old.id])
    }
    expect((await store.accounts.find({ email: 'old@example.eu' }))?.id).toBe(old.id)
    expect((await store.passkeys.find(credentialId))?.account.id).toBe(old.id)
    expect(await store.provisioned.called(called)).toMatchObject({ accountId: old.id })
    const next = account({ id: idIn(2), email: 'old@example.eu' })
    expect(await store.accounts.register(registering(next))).toBe('taken-email')
    // Who reserved it in vain doesn’t get it by asking again.
    const ada = await activatedIn(store, 1)
    const vain = { name: nameOf({ kind: 'passkey', value: credentialId }), owner: ada.id, reservedAt: now - 9999 }
    const [entryOfVain = null] = [...(await directory.find([vain.name])).values()]
    expect(await directory.take({ ...vain, claim: fresh('claim') }, entryOfVain)).toBe(true)
    const hers = passkey(ada.id, { credentialId })
    expect(await store.passkeys.add({ passkey: hers, limit: 9, ...told(ada.id) })).toBe('taken')
    // What is theirs already they may note again, whether the directory knows of it or not.
    expect(await store.provisioned.note({ ...called, accountId: old.id }, { now })).toBe(true)
    expect(await owner({ kind: 'external', value: JSON.stringify(['hr', 'E-1']) })).toBe(old.id)
    await directory.forget(old.id, [])
    expect(await store.provisioned.note({ ...called, accountId: old.id }, { now })).toBe(true)
    expect([
      await naming.bears(email('old@example.eu'), old.id),
      await naming.bears(email('old@example.eu'), next.id),
    ]).toEqual([true, false])
  })

  test('stays its owner’s who wanted it once more in vain', async () => {
    const { owner, store } = await three()
    const [ada, bea] = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const credentialId = fresh('credential')
    const add = (accountId: string) =>
      store.passkeys.add({ passkey: passkey(accountId, { credentialId }), limit: 9, ...told(accountId) })
    expect([await add(ada.id), await add(ada.id), await add(bea.id)]).toEqual(['added', 'taken', 'taken'])
    expect(await owner({ kind: 'passkey', value: credentialId })).toBe(ada.id)
    expect((await store.passkeys.find(credentialId))?.account.id).toBe(ada.id)
  })

  test('that its owner gave up is anybody’s at once', async () => {
    const { owner, store } = await three()
    const [ada, bea] = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const credentialId = fresh('credential')
    const add = (accountId: string, own = passkey(accountId, { credentialId })) =>
      store.passkeys.add({ passkey: own, limit: 9, ...told(accountId) })
    const hers = passkey(ada.id, { credentialId })
    expect(await add(ada.id, hers)).toBe('added')
    expect(await store.passkeys.remove({ accountId: ada.id, passkeyId: hers.id, ...told(ada.id) })).toBe(true)
    expect(await add(bea.id)).toBe('added')
    expect(await owner({ kind: 'passkey', value: credentialId })).toBe(bea.id)
  })

  test('whose bearer was written and not confirmed yet is known as theirs, and is given up by who yields', async () => {
    const { store, stores } = await three()
    const ada = await activatedIn(store, 1)
    const pending = account({ id: idIn(2), email: 'both@example.eu' })
    expect(await store.accounts.register(registering(pending))).toBe('created')
    for (const { executor } of stores)
      await executor.commit([{ sql: 'update names set confirmed = 0 where owner = ?', parameters: [pending.id] }])
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'both@example.eu' })).toBe('changed')
    expect((await store.accounts.find({ email: 'both@example.eu' }))?.id).toBe(ada.id)
  })

  test('is dropped by its owner alone', async () => {
    const { naming, owner, take } = await three()
    const name = email('ada@example.eu')
    const [ada, bea] = [idIn(1), idIn(2)]
    await take(name, ada)
    await naming.drop(name, bea)
    expect(await owner(name)).toBe(ada)
    await naming.drop(name, ada)
    expect(await owner(name)).toBeUndefined()
    await naming.drop(name, ada)
  })
})

describe('a write of which nobody knows whether it was made', () => {
  /** An account is written in the third database, and that fails: before it was made, or after. */
  async function failing(when: 'before' | 'after', then: Error | null, error: Error = new TypeError('broken')) {
    const made = await three()
    const [, , third] = made.watching
    const { executor } = third.store
    const slow = watched({
      ...third.store,
      executor: {
        query: executor.query,
        async commit(statements, options) {
          if (!statements.some(({ sql }) => /into "?accounts\b/.test(sql))) return executor.commit(statements, options)
          if (when === 'after') await executor.commit(statements, options)
          third.fails = then
          third.asked()
          throw error
        },
      },
    })
    const [first, second] = made.stores
    if (!first || !second) throw new Error('three databases')
    const store = await sharded([first, second, slow.store], { key })
    const person = account({ id: idIn(2), email: 'ada@example.eu' })
    await expect(store.accounts.register(registering(person))).rejects.toBe(error)
    third.fails = null
    return { ...made, person, askedSince: third.asked() }
  }

  test('under a name that was theirs before says what it failed with', async () => {
    const { store, stores } = await three()
    const ada = await activatedIn(store, 2)
    const noted = { client: 'hr', externalId: 'E-1', accountId: ada.id }
    expect(await store.provisioned.note(noted, { now })).toBe(true)
    const [first, second, third] = stores
    if (!first || !second || !third) throw new Error('three databases')
    const broken = disturbed(third, {
      table: 'provisioned',
      async before() {
        throw new TypeError('broken')
      },
    })
    const breaking = await sharded([first, second, broken], { key })
    await expect(breaking.provisioned.note(noted, { now })).rejects.toThrow('broken')
    expect(await store.provisioned.called(noted)).toMatchObject({ accountId: ada.id })
  })

  test('has its names where it was', async () => {
    const { owner, person, store } = await failing('after', null)
    expect(await owner(email(person.email))).toBe(person.id)
    expect((await store.accounts.find({ email: person.email }))?.id).toBe(person.id)
    await store.sweep({ now: now + 9999 })
    expect((await store.accounts.find({ uid: person.uid }))?.id).toBe(person.id)
  })

  test('leaves them free where it wasn’t', async () => {
    const { owner, person } = await failing('before', null)
    expect(await owner(email(person.email))).toBeUndefined()
    expect(await owner({ kind: 'uid', value: person.uid })).toBeUndefined()
  })

  test('isn’t asked for while its database is away: nobody waits for that twice', async () => {
    const { askedSince, owner, person } = await failing('before', away(), away())
    expect(askedSince).toEqual([])
    expect(await owner(email(person.email))).toBe(person.id)
  })

  test('says what it failed with, though its database went away before it could be asked', async () => {
    const { owner, person } = await failing('before', away())
    // Whoever wants it next asks.
    expect(await owner(email(person.email))).toBe(person.id)
  })
})
