import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, message, now, race, signedIn } from '../contract/fixtures.ts'

/** What `OutboxPort` promises; of events there is more. */
export function messagesContract(makeStore: () => Promise<Store>): void {
  describe('outbox', () => {
    test('messages leave in order of age, as written, and only once due', async () => {
      const store = await makeStore()
      const [young, old] = [message({ createdAt: now + 5, kind: 'push', to: 'device-1' }), message({ createdAt: now })]
      await store.outbox.add([young, old])
      expect(await store.outbox.claim({ now: now - 1, limit: 10, leaseSeconds: 60 })).toEqual([])
      expect(await store.outbox.claim({ now: now + 5, limit: 10, leaseSeconds: 60 })).toEqual([
        { ...old, attempts: 0 },
        { ...young, attempts: 0 },
      ])
    })

    test('claims leave out the kinds that they are told to, and events with them', async () => {
      const store = await makeStore()
      const kinds = ['mail', 'push', 'sms', 'event'] as const
      const messages = kinds.map((kind) => message({ kind, to: 'somebody' }))
      await store.outbox.add(messages)
      const claimed = async (except: readonly ('mail' | 'push' | 'sms')[]) =>
        (await store.outbox.claim({ except, now: now + 9, limit: 9, leaseSeconds: 0 })).map(({ kind }) => kind)
      expect((await claimed(['mail'])).toSorted()).toEqual(['push', 'sms'])
      expect(await claimed(['push', 'sms'])).toEqual(['mail'])
      expect(await claimed([])).toHaveLength(4)
    })

    test('of one second they leave by their ids', async () => {
      const store = await makeStore()
      const ids = ['c', 'a', 'd', 'b'].map((letter) => `${letter}${fresh('message')}`)
      for (const id of ids) await store.outbox.add([message({ id })])
      const claimed = await store.outbox.claim({ now, limit: 9, leaseSeconds: 1 })
      expect(claimed.map(({ id }) => id)).toEqual(ids.toSorted())
    })

    test('what was given up stays as it was; to whom, where it belongs to an account alone', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const [own, nobodys] = [message({ accountId, to: 'zoe@example.eu' }), message({ to: 'max@example.eu' })]
      await store.outbox.add([own, nobodys])
      for (const { id } of [own, nobodys]) {
        await store.outbox.abandoned(id, { now, error: '550' })
        await store.outbox.failed(id, { retryAt: now + 9, error: 'too late' })
      }
      const listed = await store.outbox.list({ state: 'abandoned', limit: 9 })
      const found = (id: string) => listed.find((each) => each.id === id)
      expect(found(own.id)).toMatchObject({ to: 'zoe@example.eu', error: '550', dueAt: now })
      expect(found(nobodys.id)).toMatchObject({ to: '', error: '550', dueAt: now })
    })

    test('an operator’s retry takes what waits for later, and is in the audit log where it did something', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const row = () => ({
        id: fresh('audit'),
        at: now,
        kind: 'messages-retried',
        subject: null,
        by: null,
        reason: null,
        details: {},
      })
      const [due, later, lost] = [
        message({ createdAt: now + 1 }),
        message({ createdAt: now + 2 }),
        message({ accountId, createdAt: now + 2 }),
      ]
      await store.outbox.add([due, later, lost])
      await store.outbox.abandoned(lost.id, { now, error: '550' })
      const rows = Array.from({ length: 7 }, row)
      const [whole, none, one, gone, unknown, dropped, droppedTwice] = rows.map((each) => [each])
      const retry = (id: string | null, audit = whole) =>
        store.outbox.retry({ id, now: now + 1, ...(audit && { audit }) })
      expect(await retry(null, whole)).toBe(1)
      expect(await retry(null, none)).toBe(0)
      expect(await retry(due.id, one)).toBe(1)
      expect(await retry(lost.id, gone)).toBe(0)
      expect(await retry('unknown', unknown)).toBe(0)
      const drop = (audit = dropped) => store.outbox.drop(later.id, audit && { audit })
      expect([(await drop(dropped)) !== null, await drop(droppedTwice)]).toEqual([true, null])
      const written = new Set((await store.audit.unsealed({ limit: 1000 })).map(({ id }) => id))
      expect(rows.map(({ id }) => written.has(id))).toEqual([true, false, true, false, false, true, false])
    })

    test('a claimed message is nobody else’s until the lease ends; the limit holds', async () => {
      const store = await makeStore()
      const all = [0, 1, 2].map((age) => message({ createdAt: now + age }))
      await store.outbox.add(all)
      const ids = async (at: number) =>
        (await store.outbox.claim({ now: at, limit: 2, leaseSeconds: 60 })).map(({ id }) => id)
      expect(await ids(now + 9)).toEqual([all[0]?.id, all[1]?.id])
      expect(await ids(now + 9)).toEqual([all[2]?.id])
      expect(await ids(now + 68)).toEqual([])
      const [again] = await store.outbox.claim({ now: now + 69, limit: 1, leaseSeconds: 60 })
      expect(again).toEqual({ ...all[0], attempts: 1 })
    })

    test('a delivered message is gone, a failed one comes back when due, an abandoned one never', async () => {
      const store = await makeStore()
      const [done, failing, hopeless, held] = [message(), message(), message(), message()]
      await store.outbox.add([done, failing, hopeless, held])
      await store.outbox.claim({ now, limit: 10, leaseSeconds: 5 })
      await store.outbox.delivered(done.id)
      await store.outbox.failed(failing.id, { retryAt: now + 100, error: 'refused' })
      await store.outbox.abandoned(hopeless.id, { now, error: 'no such mailbox' })
      await store.outbox.failed(hopeless.id, { retryAt: now + 1, error: 'too late' })
      const [back, ...none] = await store.outbox.claim({ now: now + 5, limit: 10, leaseSeconds: 1000 })
      expect([back, none]).toEqual([{ ...held, attempts: 1 }, []])
      expect(await store.outbox.claim({ now: now + 99, limit: 10, leaseSeconds: 5 })).toEqual([])
      expect(await store.outbox.claim({ now: now + 100, limit: 10, leaseSeconds: 5 })).toEqual([
        { ...failing, attempts: 1 },
      ])
    })

    test('an operator sees what waits and what was given up, retries and drops; never what a message says', async () => {
      const store = await makeStore()
      const [waits, later, hopeless] = [message(), message(), message({ to: 'nobody@example.eu' })]
      await store.outbox.add([waits, later, hopeless])
      await store.outbox.claim({ now, limit: 10, leaseSeconds: 5 })
      await store.outbox.failed(waits.id, { retryAt: now + 100, error: '451 busy' })
      await store.outbox.failed(later.id, { retryAt: now + 200, error: '451 busy' })
      await store.outbox.abandoned(hopeless.id, { now: now + 7, error: '550 unknown' })
      const { sealed: _, accountId: __, ...shown } = waits
      const [first, second, ...none] = await store.outbox.list({ state: 'waiting', limit: 10 })
      expect(first).toEqual({ ...shown, attempts: 1, dueAt: now + 100, error: '451 busy', abandonedAt: null })
      expect([second?.id, none]).toEqual([later.id, []])
      expect(await store.outbox.list({ state: 'abandoned', limit: 10 })).toMatchObject([
        { id: hopeless.id, abandonedAt: now + 7, error: '550 unknown' },
      ])
      expect(await store.outbox.list({ state: 'waiting', limit: 1 })).toHaveLength(1)
      // What was given up has lost what it said: there is nothing to send.
      expect(await store.outbox.retry({ id: hopeless.id, now: now + 10 })).toBe(0)
      expect(await store.outbox.retry({ id: later.id, now: now + 10 })).toBe(1)
      expect((await store.outbox.claim({ now: now + 10, limit: 10, leaseSeconds: 1 })).map(({ id }) => id)).toEqual([
        later.id,
      ])
      expect(await store.outbox.retry({ id: null, now: now + 10 })).toBe(2)
      expect(await store.outbox.drop(waits.id)).toEqual({ kind: waits.kind, template: waits.template })
      expect(await store.outbox.drop(waits.id)).toBeNull()
      expect(await store.outbox.drop(hopeless.id)).toMatchObject({ template: hopeless.template })
      expect((await store.outbox.claim({ now: now + 10, limit: 10, leaseSeconds: 1 })).map(({ id }) => id)).toEqual([
        later.id,
      ])
    })

    test('how many wait and how many were given up, and since when, by how they travel', async () => {
      const store = await makeStore()
      expect(await store.outbox.state()).toEqual([])
      const [late, early, text, hopeless] = [
        message({ createdAt: now + 9 }),
        message(),
        message({ kind: 'sms', createdAt: now + 1 }),
        message({ createdAt: now + 2 }),
      ]
      await store.outbox.add([late, early, text, hopeless])
      await store.outbox.abandoned(hopeless.id, { now, error: 'no such mailbox' })
      const state = [...(await store.outbox.state())].toSorted((a, b) => a.oldestAt - b.oldestAt)
      expect(state).toEqual([
        { kind: 'mail', state: 'waiting', count: 2, oldestAt: now },
        { kind: 'sms', state: 'waiting', count: 1, oldestAt: now + 1 },
        { kind: 'mail', state: 'abandoned', count: 1, oldestAt: now + 2 },
      ])
    })

    test('what tells of a message comes with it, for the person and in the audit log', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const note = entry(accountId, { kind: 'recovery-started' })
      await store.outbox.add([message({ accountId })], { activity: note })
      expect(await store.activity.list(accountId, { limit: 1 })).toMatchObject([{ id: note.id, kind: note.kind }])
      const rows = await store.audit.unsealed({ limit: 1000 })
      expect(rows.filter(({ id }) => id === note.id)).toMatchObject([{ kind: note.kind }])
    })

    test('who listens is told that something was queued, and of nothing else', async () => {
      const store = await makeStore()
      const told: string[] = []
      const stop = store.whenQueued((queued) => told.push(queued))
      const owner = await activated(store)
      told.length = 0
      await store.outbox.add([])
      await signedIn(store, owner.id)
      expect(told).toEqual([])
      const [one, other] = [message(), message()]
      await store.outbox.add([one, other])
      expect(told.splice(0)).toEqual(['message'])
      await store.outbox.failed(one.id, { retryAt: now + 100, error: 'refused' })
      await store.outbox.delivered(other.id)
      expect(told).toEqual([])
      await store.outbox.retry({ id: one.id, now })
      await store.outbox.retry({ id: other.id, now })
      expect(told.splice(0)).toEqual(['message'])
      const proposal = { id: 'none', by: owner.id, decision: 'confirmed', messages: [message()], audit: [] } as const
      const { store: deciding } = store.deciding({ ...proposal, now })
      await expect(deciding.outbox.add([message()])).rejects.toMatchObject({ code: 'not-decided' })
      expect(told).toEqual([])
      stop()
      await store.outbox.add([message()])
      expect(told).toEqual([])
    })

    test('nothing is added by an empty list', async () => {
      const store = await makeStore()
      await store.outbox.add([])
      expect(await store.outbox.claim({ now, limit: 10, leaseSeconds: 5 })).toEqual([])
    })

    test(`${crowd} parallel workers never hold the same message`, async () => {
      const store = await makeStore()
      await store.outbox.add(Array.from({ length: crowd }, () => message()))
      const held = (await race(() => store.outbox.claim({ now, limit: 3, leaseSeconds: 60 })))
        .flat()
        .map(({ id }) => id)
      expect(held).toHaveLength(crowd)
      expect(new Set(held).size).toBe(crowd)
    })
  })
}
