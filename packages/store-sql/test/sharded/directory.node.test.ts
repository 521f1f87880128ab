import { describe, expect, onTestFinished, test } from 'vitest'
import { tagOf } from '@laissez-passer/core/places'
import { activated, entry, now, registered } from '../../src/contract/fixtures.ts'
import { passkey } from '../../src/passkeys/contract.ts'
import { shardsOf } from '../../src/sharded/shards.ts'
import { sharded } from '../../src/sharded.ts'
import { sqlite } from '../../src/sqlite.ts'
import { key } from '../support/four-databases.ts'
import { databases, registering } from '../support/spread.ts'
import { names, placed } from '../support/placed.ts'

describe('several databases', () => {
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
})
