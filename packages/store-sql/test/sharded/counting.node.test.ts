import type { ThrottleRule } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { account, entry, fresh, link, message, now, signedIn, started } from '../../src/contract/fixtures.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases, disturbed } from '../support/spread.ts'
import { away, watched } from '../support/watched.ts'

const rule = (name: string, options: Partial<ThrottleRule> = {}): ThrottleRule => ({
  key: name,
  accountId: null,
  limit: 3,
  lockSeconds: 60,
  windowSeconds: null,
  ...options,
})

/** Three databases, and names of counts that lie in each. */
async function three() {
  const watching = (await databases(3)).map(watched)
  const stores = watching.map(({ store }) => store)
  const { home } = shardsOf(stores, { key })
  const names = Array.from({ length: 60 }, (_, index) => `address ${index}`)
  /** One of several names of counts that lie in this database. */
  const at = (shard: number, index = 0) => names.filter((name) => home(name) === stores[shard])[index] ?? ''
  const store = await sharded(stores, { key })
  /** How many attempts each database has counted under a name. */
  const counts = async (name: string) => {
    const peeked = stores.map(({ throttle }) => throttle.peek([name], { now }))
    return (await Promise.all(peeked)).map((found) => found.get(name)?.count)
  }
  return { at, counts, store, stores, watching }
}

describe('counts in several databases', () => {
  test('are where their name says, of a crowd all in one, and told in the order in which they are asked for', async () => {
    const { at, counts, store } = await three()
    const [a, b, c] = [at(0), at(1), at(2)]
    await store.throttle.spend([rule(c), rule(b)], { now })
    await store.throttle.spend([rule(b)], { now })
    expect([await counts(a), await counts(b), await counts(c)]).toEqual([
      [0, 0, 0],
      [0, 2, 0],
      [0, 0, 1],
    ])
    const peeked = await store.throttle.peek([c, a, b], { now })
    expect([...peeked]).toEqual([
      [c, { count: 1, lockedUntil: null }],
      [a, { count: 0, lockedUntil: null }],
      [b, { count: 2, lockedUntil: null }],
    ])
    await store.throttle.clear([b, a])
    expect([await counts(b), await counts(c)]).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ])
    const member = (name: string) =>
      rule(`${b}#${name}`, { crowd: b, limit: null, windowSeconds: 99, asks: { usual: 2, long: 9 } })
    for (const name of ['one', 'two']) expect(await store.throttle.spend([member(name)], { now })).toEqual({ ok: true })
    expect(await store.throttle.workAsked([member('three')], { now })).toBe('usual')
    expect(await counts(`${b}#one`)).toEqual([0, 1, 0])
  })

  test('of an account under a name that lies elsewhere are counted there, and are nobody’s', async () => {
    const { at, counts, store, stores } = await three()
    const { id } = await activatedIn(store, 1)
    const rules = [rule(at(2), { accountId: id }), rule(at(1), { accountId: id }), rule(at(0), { accountId: id })]
    expect(await store.throttle.spend(rules, { now })).toEqual({ ok: true })
    expect([await counts(at(0)), await counts(at(1)), await counts(at(2))]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
    const owners = await Promise.all(
      stores.map(({ executor }) => executor.query({ sql: 'select account_id from throttle', parameters: [] })),
    )
    expect(owners).toEqual([[{ accountId: null }], [{ accountId: id }], [{ accountId: null }]])
  })

  test('are all told where several are locked, and none is that isn’t; nothing is counted on the others', async () => {
    const { at, counts, store } = await three()
    const [long, short, free] = [rule(at(0), { limit: 1, lockSeconds: 600 }), rule(at(1), { limit: 1 }), rule(at(2))]
    for (const one of [long, short]) expect(await store.throttle.spend([one], { now })).toEqual({ ok: true })
    const keys = [long.key, short.key].toSorted()
    for (const rules of [
      [free, short, long],
      [short, free, long],
      [long, short, free],
    ])
      expect(await store.throttle.spend(rules, { now })).toEqual({ ok: false, until: now + 600, keys })
    expect(await counts(free.key)).toEqual([0, 0, 0])
    // The shorter lock is over by then, to the second.
    expect(await store.throttle.spend([free, short, long], { now: now + 60 })).toEqual({
      ok: false,
      until: now + 600,
      keys: [long.key],
    })
  })

  test('go on in the next database while theirs is away, the first one as well', async () => {
    const { at, store, watching } = await three()
    const [first] = watching
    if (!first) throw new Error('three databases')
    first.fails = away()
    expect(await store.throttle.spend([rule(at(0), { limit: 1 })], { now })).toEqual({ ok: true })
    expect(await store.throttle.spend([rule(at(0), { limit: 1 })], { now })).toMatchObject({ ok: false })
    expect((await store.throttle.peek([at(0)], { now })).get(at(0))?.lockedUntil).toBe(now + 60)
    for (const other of watching) other.fails = away()
    await expect(store.throttle.spend([rule(at(0))], { now })).rejects.toMatchObject({ code: 'store-unavailable' })
  })
})

describe('an operation that counts', () => {
  test('spends what is counted beside it and elsewhere, each once, and nothing where one is locked', async () => {
    const { at, counts, store } = await three()
    const { id } = await activatedIn(store, 1)
    const own = rule(`mails:${id}`, { accountId: id })
    const spend = { rules: [rule(at(0)), own, rule(at(2), { limit: 2 })], now }
    const issue = async () => {
      const issued = link(id)
      const locked = await store.accounts.issueLink({ link: issued, message: message({ accountId: id }), spend })
      return [locked, await store.accounts.findLink(issued.tokenHash, { now })] as const
    }
    for (const _ of [1, 2]) expect(await issue()).toMatchObject([null, { account: { id } }])
    expect([await counts(at(0)), await counts(own.key), await counts(at(2))]).toEqual([
      [2, 0, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
    // What lies in the third is locked by now.
    expect(await issue()).toEqual([{ ok: false, until: now + 60, keys: [at(2)] }, null])
    expect([await counts(at(0)), await counts(own.key)]).toEqual([
      [2, 0, 0],
      [0, 2, 0],
    ])
  })

  test('gives back what it counted elsewhere where it is locked itself', async () => {
    const { at, counts, store } = await three()
    const { id } = await activatedIn(store, 1)
    const spend = { rules: [rule(at(0), { limit: 9 }), rule(`mails:${id}`, { accountId: id, limit: 1 })], now }
    const issue = () => store.accounts.issueLink({ link: link(id), message: message({ accountId: id }), spend })
    expect(await issue()).toBeNull()
    for (const _ of [1, 2]) expect(await issue()).toEqual({ ok: false, until: now + 60, keys: [`mails:${id}`] })
    expect(await counts(at(0))).toEqual([1, 0, 0])
  })

  test('counts beside it in the commit that it is, or not at all', async () => {
    const { counts, store, stores } = await three()
    const { id } = await activatedIn(store, 1)
    const [first, second, third] = stores
    if (!first || !second || !third) throw new Error('three databases')
    const broken = disturbed(second, {
      table: 'links',
      async before() {
        throw new TypeError('broken')
      },
    })
    const breaking = await sharded([first, broken, third], { key })
    const own = rule(`mails:${id}`, { accountId: id })
    const asked = { link: link(id), message: message({ accountId: id }), spend: { rules: [own], now } }
    await expect(breaking.accounts.issueLink(asked)).rejects.toThrow('broken')
    expect(await counts(own.key)).toEqual([0, 0, 0])
    expect(await store.accounts.issueLink(asked)).toBeNull()
    expect(await counts(own.key)).toEqual([0, 1, 0])
  })

  test('begins a sign-in where it lies, and counts where the counts are', async () => {
    const { at, counts, store } = await three()
    const { id } = await activatedIn(store, 1)
    const options = { spend: [rule(at(0)), rule(at(2)), rule(`sign-in:${id}`, { accountId: id })], now }
    const begin = async (spent = options) => {
      const begun = await started(store, { accountId: id })
      return store.signIns.start({ ...begun, idHash: fresh('sign-in', id) }, spent)
    }
    for (const _ of [1, 2, 3]) expect(await begin()).toEqual({ ok: true })
    expect(await begin()).toMatchObject({ ok: false, until: now + 60 })
    expect(await begin({ ...options, now: now + 60 })).toEqual({ ok: true })
    expect([await counts(at(0)), await counts(`sign-in:${id}`), await counts(at(2))]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
  })

  test('clears the counts that it is told to, wherever they are, once it is done and not where nothing was', async () => {
    const { at, counts, store } = await three()
    const { id } = await activatedIn(store, 1)
    const cleared = [at(0), `tries:${id}`]
    for (const name of [...cleared, at(2)]) await store.throttle.spend([rule(name)], { now })
    const issued = link(id)
    await store.accounts.issueLink({ link: issued, message: message({ accountId: id }) })
    const choose = (tokenHash: string) =>
      store.accounts.setPasswordByLink({
        tokenHash,
        passwordHash: 'hash-2',
        clearThrottle: cleared,
        messages: [],
        activity: entry(id),
        now,
      })
    expect(await choose(fresh('token', id))).toBe(false)
    expect([await counts(at(0)), await counts(`tries:${id}`)]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(await choose(issued.tokenHash)).toBe(true)
    expect([await counts(at(0)), await counts(`tries:${id}`), await counts(at(2))]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 1],
    ])
  })

  test('clears what the proof that opens a session clears', async () => {
    const { at, counts, store } = await three()
    const { id } = await activatedIn(store, 1)
    await store.throttle.spend([rule(at(0)), rule(at(2))], { now })
    const opened = await signedIn(store, id)
    const begun = await started(store, { accountId: id })
    const [proof] = opened.proofs
    if (!proof) throw new Error('no proof')
    const proving = { proof, method: 'password', credentialId: null, clearThrottle: [at(0)] } as const
    const session = { ...opened, idHash: fresh('session', id), browserHash: begun.browserHash }
    const gate = { signInIdHash: begun.idHash, session, replaces: null, knowBrowser: false, proving, now }
    expect(await store.sessions.open({ ...gate, activity: entry(id), messages: [] })).toBe(true)
    // Where nothing is left to prove nothing is cleared.
    const next = await started(store, { accountId: id, browserHash: begun.browserHash })
    const again = { ...gate, session: { ...session, idHash: fresh('session', id) }, signInIdHash: next.idHash }
    const proved = { ...again, proving: null, activity: entry(id), messages: [] }
    expect(await store.sessions.open(proved)).toBe(true)
    expect([await counts(at(0)), await counts(at(2))]).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ])
  })

  test('of nobody counts as one of somebody does', async () => {
    const { at, counts, store } = await three()
    const nobody = account().id
    const spend = { rules: [rule(at(0), { limit: 2 }), rule(at(1)), rule(at(2))], now }
    const ask = () => store.accounts.issueNoLink({ link: link(nobody), message: message(), spend })
    for (const _ of [1, 2]) expect(await ask()).toBeNull()
    expect(await ask()).toEqual({ ok: false, until: now + 60, keys: [at(0)] })
    expect([await counts(at(1)), await counts(at(2))]).toEqual([
      [0, 2, 0],
      [0, 0, 2],
    ])
  })
})
