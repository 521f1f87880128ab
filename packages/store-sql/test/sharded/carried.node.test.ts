import type { AuditEntry, OutboxMessage, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { code, entry, fresh, message, now, signedIn } from '../../src/contract/fixtures.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { activatedIn, databases } from '../support/spread.ts'
import { away, watched } from '../support/watched.ts'

/** Three databases with somebody in each, and an empty outbox. */
async function three() {
  const watching = (await databases(3)).map(watched)
  const stores = watching.map(({ store }) => store)
  const store = await sharded(stores, { key })
  const people = [await activatedIn(store, 0), await activatedIn(store, 1), await activatedIn(store, 2)] as const
  for (const { executor } of stores) await executor.commit([{ sql: 'delete from outbox', parameters: [] }])
  const [first, second, third] = watching
  if (!first || !second || !third) throw new Error('three databases')
  return { people, store, stores, watching: [first, second, third] as const }
}

const claim = (store: Store, limit: number, at = now + 99) => store.outbox.claim({ now: at, limit, leaseSeconds: 60 })
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const of = (accountId: string, options: Partial<OutboxMessage> = {}) => message({ accountId, ...options })

describe('the outbox of several databases', () => {
  test('lets each have its turn, gives no more than is asked for, and the oldest first', async () => {
    const { people, store } = await three()
    const all = people.flatMap(({ id }, at) => [
      of(id, { createdAt: now + 3 - at }),
      of(id, { createdAt: now + 9 - at }),
    ])
    await store.outbox.add(all)
    const turns = []
    for (const _ of [1, 2, 3]) turns.push(...(await claim(store, 1)))
    expect(new Set(turns.map(({ accountId }) => accountId)).size).toBe(3)
    // As if nothing had been claimed: the leases are over.
    const later = now + 200
    const two = await claim(store, 2, later)
    expect(two).toHaveLength(2)
    const four = await claim(store, 9, later)
    expect(four).toHaveLength(4)
    expect(await claim(store, 9, later)).toEqual([])
    const ages = (list: typeof four) => list.map(({ createdAt }) => createdAt)
    const everything = await claim(store, 9, later + 60)
    expect(ages(everything)).toEqual([now + 1, now + 2, now + 3, now + 7, now + 8, now + 9])
    const twins = people.map(({ id }) => of(id, { createdAt: now, kind: 'sms' }))
    await store.outbox.add(twins)
    const claimed = await store.outbox.claim({ except: ['mail'], now: later, limit: 9, leaseSeconds: 60 })
    expect(idsOf(claimed)).toEqual(idsOf(twins).toSorted())
  })

  test('gives no more than is asked for, whichever has its turn and however few it has', async () => {
    const { people, store } = await three()
    const [ada, bea, cleo] = people
    await store.outbox.add([ada, bea, bea, cleo, cleo].map(({ id }) => of(id)))
    for (const turn of [1, 2, 3]) expect(await claim(store, 2, now + turn * 100)).toHaveLength(2)
  })

  test('asks no database any more once it has as many as it may', async () => {
    const { people, store, watching } = await three()
    await store.outbox.add(people.map(({ id }) => of(id)))
    for (const one of watching) one.asked()
    await claim(store, 1)
    expect(watching.map((one) => one.asked().length > 0).filter(Boolean)).toHaveLength(1)
  })

  test('tells what became of a message where it was claimed, also while another database is away', async () => {
    const { people, store, watching } = await three()
    const [, second, third] = watching
    const [done, busy, hopeless] = [of(people[1].id), of(people[1].id), of(people[1].id)]
    await store.outbox.add([done, busy, hopeless, of(people[2].id)])
    expect(await claim(store, 9)).toHaveLength(4)
    third.fails = away()
    await store.outbox.delivered(done.id)
    await store.outbox.failed(busy.id, { retryAt: now + 500, error: '451 busy' })
    await store.outbox.abandoned(hopeless.id, { now, error: '550 unknown' })
    expect(await second.store.outbox.list({ state: 'waiting', limit: 9 })).toMatchObject([
      { id: busy.id, dueAt: now + 500, error: '451 busy' },
    ])
    expect(await second.store.outbox.list({ state: 'abandoned', limit: 9 })).toMatchObject([
      { id: hopeless.id, abandonedAt: now, error: '550 unknown' },
    ])
  })

  test('a worker that began anew tells all of them', async () => {
    const { people, store, stores } = await three()
    const messages = people.map(({ id }) => of(id))
    await store.outbox.add(messages)
    await claim(store, 9)
    const anew = await sharded(stores, { key })
    for (const { id } of messages) await anew.outbox.delivered(id)
    expect(await anew.outbox.list({ state: 'waiting', limit: 9 })).toEqual([])
  })

  test('has each message where its account is, nobody’s in the first, and once what tells of them', async () => {
    const { people, store, stores } = await three()
    const [ada, bea, cleo] = people
    const waiting = async () => {
      const lists = stores.map(({ outbox }) => outbox.list({ state: 'waiting', limit: 9 }))
      return (await Promise.all(lists)).map(idsOf)
    }
    const told = async (id: string) => {
      const found = stores.map(({ executor }) =>
        executor.query({ sql: 'select id from activity where id = ?', parameters: [id] }),
      )
      return (await Promise.all(found)).map((rows) => rows.length)
    }
    const [hers, nobodys] = [of(bea.id), message()]
    await store.outbox.add([hers, nobodys])
    expect(await waiting()).toEqual([[nobodys.id], [hers.id], []])
    const [about, other] = [message(), of(ada.id)]
    const line = entry(cleo.id)
    await store.outbox.add([about, other], { activity: line })
    expect(await waiting()).toEqual([expect.arrayContaining([nobodys.id, other.id]), [hers.id], [about.id]])
    expect(await told(line.id)).toEqual([0, 0, 1])
    // Where no message is, it is written all the same.
    const alone = entry(bea.id)
    await store.outbox.add([of(ada.id)], { activity: alone })
    expect(await told(alone.id)).toEqual([0, 1, 0])
    await store.outbox.add([], {})
  })

  test('sums up what waits, names receivers once and lists all in one order', async () => {
    const { people, store } = await three()
    const [ada, bea, cleo] = people
    const mails = [
      of(ada.id, { createdAt: now + 5 }),
      of(bea.id, { createdAt: now + 2 }),
      of(cleo.id, { createdAt: now + 9 }),
    ]
    const events = [
      of(ada.id, { kind: 'event', to: 'webhook:a' }),
      of(bea.id, { kind: 'event', to: 'webhook:b' }),
      of(cleo.id, { kind: 'event', to: 'webhook:a' }),
    ]
    await store.outbox.add([...mails, ...events])
    expect(await store.outbox.state()).toEqual(
      expect.arrayContaining([
        { kind: 'mail', state: 'waiting', count: 3, oldestAt: now + 2 },
        { kind: 'event', state: 'waiting', count: 3, oldestAt: now },
      ]),
    )
    expect((await store.outbox.receivers({ now: now + 9, limit: 9 })).toSorted()).toEqual(['webhook:a', 'webhook:b'])
    expect(await store.outbox.receivers({ now: now + 9, limit: 1 })).toHaveLength(1)
    const listed = async (state: 'waiting' | 'abandoned', limit = 9) => idsOf(await store.outbox.list({ state, limit }))
    const inOrder = [mails[1]?.id, mails[0]?.id, mails[2]?.id]
    expect(await listed('waiting')).toEqual([...inOrder, ...idsOf(events).toSorted()])
    expect(await listed('waiting', 2)).toEqual(inOrder.slice(0, 2))
    const given = [now + 30, now + 50, now + 40]
    for (const [at, { id }] of mails.entries()) await store.outbox.abandoned(id, { now: given[at] ?? 0, error: '550' })
    expect(await listed('abandoned')).toEqual([mails[1]?.id, mails[2]?.id, mails[0]?.id])
    expect(await store.outbox.state()).toContainEqual({ kind: 'mail', state: 'abandoned', count: 3, oldestAt: now + 2 })
  })

  test('retries one where it is, or all, and what tells of it is written once', async () => {
    const { people, store, stores, watching } = await three()
    const waiting = people.map(({ id }) => of(id))
    await store.outbox.add([...waiting, of(people[1].id)])
    const audited = async (id: string) => {
      const rows = stores.map(({ executor }) =>
        executor.query({ sql: 'select id from audit where id = ?', parameters: [id] }),
      )
      return (await Promise.all(rows)).map((found) => found.length)
    }
    const row = (): AuditEntry => {
      const none = { subject: null, by: null, reason: null, details: {} }
      return { id: fresh('audit'), at: now, kind: 'messages-retried', ...none }
    }
    const [one, all] = [row(), row()]
    await claim(store, 9)
    watching[2].fails = away()
    expect(await store.outbox.retry({ id: waiting[1]?.id ?? '', now, audit: [one] })).toBe(1)
    watching[2].fails = null
    expect(await audited(one.id)).toEqual([0, 1, 0])
    expect(await store.outbox.retry({ id: null, now, audit: [all] })).toBe(3)
    expect(await audited(all.id)).toEqual([1, 0, 0])
    expect(await store.outbox.retry({ id: waiting[2]?.id ?? '', now })).toBe(1)
  })
})

describe('notices of ended sessions in several databases', () => {
  /** Two services to be told in each. */
  async function ended() {
    const made = await three()
    for (const { id } of made.people) {
      const opened = await signedIn(made.store, id)
      for (const clientId of ['shop', 'app'])
        await made.store.grants.issueCode(code(opened, { clientId, sid: `sid of ${clientId}` }), { now })
      await made.store.sessions.end({ idHash: opened.idHash, now })
    }
    const claimed = (limit: number, at = now + 99) => made.store.logouts.claim({ now: at, limit, leaseSeconds: 60 })
    return { ...made, claimed }
  }

  test('are claimed in turn, no more than asked for', async () => {
    const { claimed } = await ended()
    const turns = []
    for (const _ of [1, 2, 3]) turns.push(...(await claimed(1)))
    expect(new Set(turns.map(({ accountId }) => accountId)).size).toBe(3)
    expect(await claimed(2)).toHaveLength(2)
    expect(await claimed(9)).toHaveLength(1)
  })

  test('are settled where they were claimed, also while another database is away; who began anew tells all', async () => {
    const { claimed, people, store, stores, watching } = await ended()
    const all = await claimed(9)
    const settled = (accountId: string) =>
      all.filter((one) => one.accountId === accountId).map(({ id }) => ({ id, status: 'told', reason: null }) as const)
    watching[2].fails = away()
    await store.logouts.settle(settled(people[1].id))
    watching[2].fails = null
    const left = await claimed(9, now + 999)
    expect(new Set(left.map(({ accountId }) => accountId))).toEqual(new Set([people[0].id, people[2].id]))
    const anew = await sharded(stores, { key })
    await anew.logouts.settle([...settled(people[0].id), ...settled(people[2].id)])
    expect(await claimed(9, now + 9999)).toEqual([])
  })
})

test('the mailbox of several databases has each mail where its account is, and shows the newest first', async () => {
  const { people, store, stores } = await three()
  const mail = (id: string, sentAt: number) =>
    ({ id, kind: 'mail', to: 'ada@example.eu', subject: 's', text: 't', html: 'h', sentAt }) as const
  await store.mailbox.add(mail('a', now), { accountId: people[1].id })
  await store.mailbox.add(mail('b', now + 9), { accountId: people[2].id })
  await store.mailbox.add(mail('c', now + 5), { accountId: null })
  expect(idsOf(await store.mailbox.list({ limit: 9 }))).toEqual(['b', 'c', 'a'])
  expect(idsOf(await store.mailbox.list({ limit: 2 }))).toEqual(['b', 'c'])
  const there = await Promise.all(stores.map(({ mailbox }) => mailbox.list({ limit: 9 })))
  expect(there.map(idsOf)).toEqual([['c'], ['a'], ['b']])
})
