import { describe, expect, onTestFinished, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { placeOf, tagOf } from '@laissez-passer/core/places'
import type { Store } from '@laissez-passer/core/ports'
import { account, activated, entry, fresh, now, race, registered, signedIn } from '../src/contract/fixtures.ts'
import { passkey } from '../src/passkeys/contract.ts'
import { jump, shardsOf } from '../src/sharded/shards.ts'
import { placeIn, sharded, type SqlStore } from '../src/sharded.ts'
import { sqlite } from '../src/sqlite.ts'
import { adding, codeToken, stockToken } from '../src/tokens/fixtures.ts'
import { key } from './support/four-databases.ts'
import { activatedIn, changed, chosen, databases, disturbed, registering } from './support/spread.ts'

/** An account where the store says that one of this address goes. */
function placed(store: Store, email: string) {
  const id = store.placing.account(email) + crypto.randomUUID().replaceAll('-', '').slice(0, 22)
  return { ...account({ id, email }), id }
}

const names = Array.from({ length: 400 }, (_, index) => `person${index}@example.eu`)

describe('several databases', () => {
  test('a new account goes to any of them, the same for the same address, and none to a full one', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key, full: [0, 2] })
    const shards = names.map((name) => placeOf(`${store.placing.account(name)}${'x'.repeat(22)}`)?.shard)
    expect(new Set(shards)).toEqual(new Set([1, 3]))
    expect(store.placing.account('zoe@example.eu')).toBe(store.placing.account('zoe@example.eu'))
  })

  test('adding some moves nobody: all that was there is found, new accounts go to the new ones too', async () => {
    const stores = await databases(4)
    const before = await sharded(stores.slice(0, 2), { key })
    const people = []
    for (const name of names.slice(0, 20)) {
      const made = placed(before, name)
      expect(await before.accounts.register(registering(made))).toBe('created')
      people.push({ made, opened: await signedIn(before, made.id) })
    }
    const after = await sharded(stores, { key })
    for (const { made, opened } of people) {
      expect((await after.accounts.find({ email: made.email }))?.id).toBe(made.id)
      expect((await after.accounts.find({ uid: made.uid }))?.id).toBe(made.id)
      expect((await after.sessions.find({ idHash: opened.idHash, now }))?.account.id).toBe(made.id)
      expect(await after.accounts.register(registering(placed(after, made.email)))).toBe('taken-email')
    }
    expect(await stores[2]?.accounts.list({ status: null, after: null, limit: 9 })).toMatchObject({ accounts: [] })
    const places = names.map((name) => placeOf(`${after.placing.account(name)}${'x'.repeat(22)}`)?.shard)
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('where there is one more, as few names as can be go elsewhere, and all of them to it', () => {
    for (let buckets = 1; buckets < 40; buckets++) {
      const hashes = Array.from({ length: 500 }, (_, index) => (index * 2_654_435_761) % 2 ** 32)
      const moved = hashes.filter((hash) => jump(hash, buckets) !== jump(hash, buckets + 1))
      expect(moved.every((hash) => jump(hash, buckets + 1) === buckets)).toBe(true)
      expect(moved.length).toBeLessThan((500 / (buckets + 1)) * 2 + 20)
    }
  })

  test('what the only database had stays in the first: found, its names taken, its ids good', async () => {
    const [first, ...others] = await databases(3)
    if (first === undefined) throw new Error('three databases')
    const old = account({ id: '0' + 'a'.repeat(22), email: 'old@example.eu' })
    await first.accounts.register(registering(old))
    const opened = await signedIn(first, old.id, { idHash: 'x'.repeat(43) })
    const store = await sharded([first, ...others], { key })
    expect((await store.accounts.find({ email: 'old@example.eu' }))?.id).toBe(old.id)
    expect((await store.sessions.find({ idHash: opened.idHash, now }))?.account.id).toBe(old.id)
    expect(await store.accounts.register(registering(placed(store, 'old@example.eu')))).toBe('taken-email')
    const twin = { ...placed(store, 'new@example.eu'), uid: old.uid }
    expect(await store.accounts.register(registering(twin))).toBe('taken-uid')
  })

  test('of fifty registrations of one address, wherever each would go, one makes an account', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key })
    const results = await race(() => store.accounts.register(registering(account({ email: 'same@example.eu' }))))
    expect(results.filter((result) => result === 'created')).toHaveLength(1)
    expect(results.filter((result) => result === 'taken-email')).toHaveLength(results.length - 1)
    const rows = await Promise.all(stores.map(({ accounts }) => accounts.find({ email: 'same@example.eu' })))
    expect(rows.filter((row) => row !== null)).toHaveLength(1)
  })

  test('a passkey is one account’s in all of them', async () => {
    const store = await sharded(await databases(4), { key })
    const people = await Promise.all([1, 2, 3, 4].map(() => activated(store)))
    const credentialId = fresh('credential')
    const added = await Promise.all(
      people.map(({ id }) =>
        store.passkeys.add({ passkey: passkey(id, { credentialId }), limit: 9, messages: [], activity: entry(id) }),
      ),
    )
    expect(added.toSorted()).toEqual(['added', 'taken', 'taken', 'taken'])
    expect((await store.passkeys.find(credentialId))?.account.id).toBe(people[added.indexOf('added')]?.id)
  })

  test('a crash between reserving a name and writing: nobody has it, later anybody gets it, and it is swept', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key })
    const made = account({ email: 'lost@example.eu' })
    const where = stores[placeOf(made.id)?.shard ?? 0]
    if (where === undefined) throw new Error('four databases')
    const killed = async () => {
      throw new LaissezPasserError('store-unavailable', 'killed')
    }
    const broken = disturbed(where, { table: 'accounts', before: killed })
    const dying = await sharded(
      stores.map((one) => (one === where ? broken : one)),
      { key },
    )
    await expect(dying.accounts.register(registering(made))).rejects.toThrow('killed')
    expect(await store.accounts.find({ email: 'lost@example.eu' })).toBeNull()
    const next = (at: number) => registering({ ...account({ email: 'lost@example.eu' }), createdAt: at })
    // It might be on its way still.
    expect(await store.accounts.register(next(now + 2))).toBe('taken-email')
    expect(await store.accounts.register(next(now + 60))).toBe('created')
    const another = { ...made, email: 'other@example.eu', uid: 'n00other' }
    await expect(dying.accounts.register(registering(another))).rejects.toThrow('killed')
    const count = async () => {
      const rows = stores.map(({ executor }) =>
        executor.query({ sql: `select name from names where name not like 'void %'`, parameters: [] }),
      )
      return (await Promise.all(rows)).flat().length
    }
    const all = await count()
    await store.sweep({ now: now + 10 })
    expect(await count()).toBe(all)
    await store.sweep({ now: now + 1000 })
    expect(await count()).toBe(all - 3)
    expect((await store.accounts.find({ email: 'lost@example.eu' }))?.createdAt).toBe(now + 60)
  })

  test('a crash between writing and confirming: the account keeps its name, and the sweep confirms it', async () => {
    const stores = await databases(2)
    const store = await sharded(stores, { key })
    const made = await registered(store, { email: 'kept@example.eu' })
    const unconfirmed = { sql: `update names set confirmed = 0 where name not in ('shard', 'set')`, parameters: [] }
    for (const { executor } of stores) await executor.commit([unconfirmed])
    await store.sweep({ now: now + 3600 })
    for (const { executor } of stores)
      expect(await executor.query({ sql: 'select name from names where confirmed = 0', parameters: [] })).toEqual([])
    const again = { ...account({ email: 'kept@example.eu' }), createdAt: now + 9999 }
    expect(await store.accounts.register(registering(again))).toBe('taken-email')
    expect((await store.accounts.find({ email: 'kept@example.eu' }))?.id).toBe(made.id)
  })

  test('an id of a sign-in says nothing: with and without an account it begins alike, and leads back', async () => {
    const stores = await databases(4)
    const store = await sharded(stores, { key })
    const shards = shardsOf(stores, { key })
    const tags = names.map((name, index) => {
      const secretHash = `${index}`.padEnd(43, 'x')
      const accountId = index % 2 === 0 ? placed(store, name).id : null
      const tag = store.placing.signIn({ accountId, identifier: name, secretHash })
      expect(shards.of(tag + secretHash)).toBe(
        shards.of(accountId ?? `${store.placing.account(name)}${'x'.repeat(22)}`),
      )
      expect(tagOf(tag + secretHash)).toBe(tag)
      return { tag, known: accountId !== null }
    })
    // Four databases, and hundreds of tags: none stands for one.
    expect(new Set(tags.map(({ tag }) => tag)).size).toBeGreaterThan(250)
    expect(tags.every(({ tag }) => /^2[0-9a-z]{2}$/.test(tag))).toBe(true)
  })

  test('text that looks like an id leads nowhere', async () => {
    const store = await sharded(await databases(4), { key })
    const { id } = await activated(store)
    const own = passkey(id, { name: `103${'x'.repeat(22)}`, credentialId: `103${'y'.repeat(22)}` })
    expect(await store.passkeys.add({ passkey: own, limit: 9, messages: [], activity: entry(id) })).toBe('added')
    expect(await store.passkeys.list(id)).toEqual([own])
    expect(await store.sessions.find({ idHash: `1zz${'x'.repeat(43)}`, now })).toBeNull()
  })

  test('the directory has no address, no identifier', async () => {
    const stores = await databases(2)
    await registered(await sharded(stores, { key }), { email: 'zoe@example.eu', uid: 'n00abcde' })
    const rows = JSON.stringify(await stores[0]?.executor.query({ sql: 'select * from names', parameters: [] }))
    expect(rows).not.toMatch(/zoe|n00abcde/)
  })

  test('the directory is spread over those that there were at first, and no name is asked for anywhere else', async () => {
    const stores = await databases(4)
    const store = await sharded(stores.slice(0, 3), { key })
    for (const email of names.slice(0, 60)) await store.accounts.register(registering(placed(store, email)))
    const kept = async () =>
      Promise.all(
        stores.map(async ({ executor }) => {
          const sql = 'select name from names where length(name) = 43 order by name'
          return executor.query<{ readonly name: string }>({ sql, parameters: [] })
        }),
      )
    const parts = (await kept()).map((rows) => rows.length)
    expect(parts.reduce((all, part) => all + part, 0)).toBe(120)
    expect(Math.min(...parts.slice(0, 3))).toBeGreaterThan(20)
    // One more: the directory stays, names that are new as well.
    const more = await sharded(stores, { key })
    for (const email of names.slice(0, 60)) expect(await more.accounts.find({ email })).not.toBeNull()
    for (const email of names.slice(60, 120)) await more.accounts.register(registering(placed(more, email)))
    const later = (await kept()).map((rows) => rows.length)
    expect(later[3]).toBe(0)
    expect(later.reduce((all, part) => all + part, 0)).toBe(240)
  })

  test('no database, a short key, and nothing but full ones are refused', async () => {
    const stores = await databases(2)
    await expect(sharded([], { key })).rejects.toThrow(RangeError)
    await expect(sharded(stores, { key: key.slice(1) })).rejects.toThrow(/32 secret bytes or more/)
    await expect(sharded(stores, { key, full: [0, 1] })).rejects.toThrow(RangeError)
  })

  test('their order stays, and the key; a provider’s with accounts is none of them', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    if (!one || !two || !three) throw new Error('three databases')
    await sharded([one, two], { key })
    await expect(sharded([two, one], { key })).rejects.toMatchObject({ code: 'store-order' })
    await expect(sharded([one], { key: new Uint8Array(32) })).rejects.toMatchObject({ code: 'store-order' })
    await registered(three)
    await expect(sharded([one, two, three], { key })).rejects.toMatchObject({ code: 'store-order' })
    expect(await placeIn(two)).toMatchObject({ index: 1 })
    expect(await placeIn(three)).toBeNull()
  })

  test('whatever is asked of the directory reaches its row by an index', async () => {
    const asked = new Set<string>()
    const first = await sqlite(':memory:', { onQuery: ({ sql }) => sql.forEach((text) => asked.add(text)) })
    onTestFinished(() => first.close())
    const store = await sharded([first, ...(await databases(1))], { key })
    const { id } = await registered(store, { email: 'zoe@example.eu' })
    await store.sweep({ now: now + 9999 })
    const gone = { sealedUid: 'k1.s', uidMark: 'mark', messages: [], activity: entry(id), now }
    await store.accounts.delete({ accountId: id, ...gone })
    const plans = []
    for (const text of Array.from(asked))
      if (text.includes('names')) {
        const parameters = Array<null>(text.split('?').length - 1).fill(null)
        plans.push(
          ...(await first.executor.query<{ readonly detail: string }>({
            sql: `explain query plan ${text}`,
            parameters,
          })),
        )
      }
    const details = plans.map(({ detail }) => detail)
    expect(details.filter((detail) => /^SCAN (?!CONSTANT)/.test(detail))).toEqual([])
    expect(details.join(' ')).toMatch(/names_owner/)
    expect(details.join(' ')).toMatch(/names_reserved_at/)
  })

  test('an administrator who proposed elsewhere is found by the address that they have by now, and by no other', async () => {
    const store = await sharded(await databases(2), { key })
    const [ada, person] = [await activatedIn(store, 1), await activatedIn(store, 0)]
    await store.accounts.setAdministrator({ accountId: ada.id, on: true, activity: entry(ada.id) })
    const proposal = { id: fresh('proposal', person.id), action: 'delete', accountId: person.id, sealed: 'k1.c2VhbGVk' }
    const times = { proposedBy: ada.id, proposedAt: now, expiresAt: now + 86_400 }
    const proposed = { proposal: { ...proposal, ...times } as const, messages: [], audit: [] }
    expect(await store.proposals.propose(proposed)).toBe(true)
    const before = ada.email.toLowerCase()
    expect((await store.accounts.find({ email: before }))?.id).toBe(ada.id)
    await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'ada@example.eu' })
    expect((await store.accounts.find({ email: 'ada@example.eu' }))?.id).toBe(ada.id)
    expect(await store.accounts.find({ email: before })).toBeNull()
    const next = account({ id: `100${'n'.repeat(22)}`, email: before })
    expect(await store.accounts.register(registering(next))).toBe('created')
    const [waiting] = await store.proposals.waiting({ now, limit: 9 })
    expect(waiting?.proposer).toMatchObject({ id: ada.id, email: 'ada@example.eu' })
  })

  test('a pending account whose address is proved at that moment keeps it', async () => {
    const stores = await databases(2)
    const [one, two] = stores
    if (!one || !two) throw new Error('two databases')
    const ada = await activatedIn(await sharded(stores, { key }), 0)
    const pending = account({ id: `101${'p'.repeat(22)}`, email: 'both@example.eu' })
    const quick: SqlStore = {
      ...two,
      accounts: {
        ...two.accounts,
        async find(which) {
          const found = await two.accounts.find(which)
          if ('id' in which && found?.status === 'pending') await chosen(two, pending.id)
          return found
        },
      },
    }
    const store = await sharded([one, quick], { key })
    expect(await store.accounts.register(registering(pending))).toBe('created')
    expect(await changed(store, ada.id, { oldEmail: ada.email, newEmail: 'both@example.eu' })).toBe('taken')
    expect(await store.accounts.find({ email: 'both@example.eu' })).toMatchObject({ id: pending.id, status: 'active' })
    expect((await one.accounts.find({ id: ada.id }))?.email).toBe(ada.email)
  })

  test('a device that two accounts of two databases are given at once is one’s, and nobody is given it again', async () => {
    const stores = await databases(3)
    const [one, two, three] = stores
    if (!one || !two || !three) throw new Error('three databases')
    const store = await sharded(stores, { key })
    const [ada, grace] = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const device = stockToken()
    expect(await store.codeTokens.stock(device)).toBe(true)
    const meanwhile: Promise<unknown>[] = []
    const slow = disturbed(two, {
      table: 'code_tokens',
      async before() {
        meanwhile.push(store.codeTokens.add(adding(codeToken(grace.id, { source: device.source }))))
        await new Promise((resolve) => setTimeout(resolve, 60))
      },
    })
    const slowly = await sharded([one, slow, three], { key })
    expect(await slowly.codeTokens.add(adding(codeToken(ada.id, { source: device.source })))).toBe(true)
    expect(await Promise.all(meanwhile)).toEqual([false])
    expect(await store.codeTokens.stock({ ...device, id: fresh('token') })).toBe(false)
  })

  test('what somebody let a television do isn’t taken from them by whoever answers after', async () => {
    const store = await sharded(await databases(3), { key })
    const people = [await activatedIn(store, 1), await activatedIn(store, 2)]
    const one = {
      deviceCodeHash: fresh('device-code'),
      userCodeHash: fresh('user-code'),
      clientId: 'tv',
      scope: 'openid',
      askedFrom: '192.0.2.7',
      askedIn: 'BE',
      createdAt: now,
      expiresAt: now + 900,
    }
    expect(await store.deviceGrants.open(one)).toBe(true)
    const answers = []
    for (const { id } of people) {
      const { idHash } = await signedIn(store, id)
      const proved = { authenticatedAt: now, acr: 'BASIC', amr: ['pwd'], eidAssurance: null } as const
      answers.push(
        await store.deviceGrants.allow({
          deviceCodeHash: one.deviceCodeHash,
          given: { accountId: id, sessionIdHash: idHash, ...proved },
          sessionIdHash: idHash,
          consent: { clientId: 'tv', scopes: ['openid'] },
          messages: [],
          activity: entry(id),
          now,
        }),
      )
    }
    expect(answers).toEqual([true, false])
    const polled = await store.deviceGrants.poll({ deviceCodeHash: one.deviceCodeHash, clientId: 'tv', now })
    expect(polled).toMatchObject({ status: 'allowed' })
  })
})
