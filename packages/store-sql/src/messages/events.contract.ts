import type { Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, fresh, message, now, race } from '../contract/fixtures.ts'

/** What `OutboxPort` promises of events, which receivers are told in order. */
export function queuedEventsContract(makeStore: () => Promise<Store>): void {
  describe('events in the outbox', () => {
    test('is claimed by kind: events alone, all but events, or all', async () => {
      const store = await makeStore()
      const [mail, event] = [message(), message({ kind: 'event', to: 'webhook:crm' })]
      await store.outbox.add([mail, event])
      const claim = async (options: Pick<Parameters<Store['outbox']['claim']>[0], 'events'>) =>
        (await store.outbox.claim({ ...options, now: now + 9, limit: 9, leaseSeconds: 0 })).map(({ id }) => id)
      expect(await claim({ events: { to: 'webhook:crm' } })).toEqual([event.id])
      expect(await claim({ events: { to: 'webhook:other' } })).toEqual([])
      expect(await claim({ events: false })).toEqual([mail.id])
      expect(new Set(await claim({}))).toEqual(new Set([mail.id, event.id]))
    })

    test('says to whom events are due, whoever waits longest first, each once', async () => {
      const store = await makeStore()
      const to = (receiver: string, createdAt: number) => message({ kind: 'event', to: receiver, createdAt })
      const late = to('webhook:late', now + 2)
      await store.outbox.add([
        message(),
        to('webhook:b', now + 1),
        to('webhook:a', now),
        to('webhook:a', now + 1),
        late,
      ])
      expect(await store.outbox.receivers({ now: now + 1, limit: 9 })).toEqual(['webhook:a', 'webhook:b'])
      expect(await store.outbox.receivers({ now: now + 2, limit: 2 })).toEqual(['webhook:a', 'webhook:b'])
      await store.outbox.abandoned(late.id, { now, error: 'gone' })
      await store.outbox.claim({ events: { to: 'webhook:a' }, now: now + 1, limit: 9, leaseSeconds: 9 })
      expect(await store.outbox.receivers({ now: now + 2, limit: 9 })).toEqual(['webhook:b'])
    })

    test('events to one receiver are under way one at a time, whoever tells it', async () => {
      const store = await makeStore()
      const all = [1, 2, 3].map((n) => message({ id: `${n}-${fresh('event')}`, kind: 'event', to: 'webhook:a' }))
      const [first, second, third] = all.map(({ id }) => id)
      const other = message({ kind: 'event', to: 'webhook:b' })
      await store.outbox.add([...all, other])
      const claim = async (at = now, to = 'webhook:a') =>
        (await store.outbox.claim({ events: { to }, now: at, limit: 1, leaseSeconds: 30 })).map(({ id }) => id)
      expect((await race(() => claim())).flat()).toEqual([first])
      expect(await claim(now + 29)).toEqual([])
      expect(await claim(now, 'webhook:b')).toEqual([other.id])
      await store.outbox.failed(first ?? '', { retryAt: now + 20, error: 'status-503' })
      expect(await claim()).toEqual([second])
      expect(await claim(now + 20)).toEqual([])
      await store.outbox.delivered(second ?? '')
      expect(await claim()).toEqual([third])
      // Whoever held it is gone: its time is over.
      expect(await claim(now + 30)).toEqual([first])
      expect(await claim(now + 30)).toEqual([])
    })

    test('only an event that is on its way holds the next: no letter, none that wasn’t tried or was given up', async () => {
      const store = await makeStore()
      const to = 'webhook:a'
      const { id: accountId } = await activated(store)
      const [letter, lost, later, first] = [
        message({ kind: 'sms', to }),
        message({ kind: 'event', to, accountId }),
        message({ kind: 'event', to, createdAt: now + 5 }),
        message({ kind: 'event', to }),
      ]
      await store.outbox.add([lost])
      await store.outbox.claim({ events: { to }, now, limit: 1, leaseSeconds: 30 })
      await store.outbox.abandoned(lost.id, { now, error: 'gone' })
      await store.outbox.add([letter])
      await store.outbox.claim({ events: false, now, limit: 9, leaseSeconds: 30 })
      await store.outbox.add([later, first])
      const claim = async (at: number, leaseSeconds: number) =>
        (await store.outbox.claim({ events: { to }, now: at, limit: 9, leaseSeconds })).map(({ id }) => id)
      expect(await claim(now, 95)).toEqual([first.id])
      // Clocks may be a minute apart: what is held for longer than a lease and that isn’t on its way.
      expect(await claim(now + 5, 30)).toEqual([])
      expect(await claim(now + 5, 29)).toEqual([later.id])
    })

    test('nobody is told who has only letters, or events that were given up', async () => {
      const store = await makeStore()
      const { id: accountId } = await activated(store)
      const lost = ['webhook:0', 'webhook:b', 'webhook:z'].map((to) => message({ kind: 'event', to, accountId }))
      const there = message({ kind: 'event', to: 'webhook:b', createdAt: now + 3 })
      await store.outbox.add([...lost, there, message({ kind: 'sms', to: 'webhook:1' }), message({ to: 'webhook:y' })])
      for (const { id } of lost) await store.outbox.abandoned(id, { now, error: 'gone' })
      expect(await store.outbox.receivers({ now: now + 2, limit: 9 })).toEqual([])
      expect(await store.outbox.receivers({ now: now + 3, limit: 9 })).toEqual(['webhook:b'])
      // A letter at the address doesn’t make it earlier.
      await store.outbox.add([message({ kind: 'sms', to: 'webhook:b' })])
      expect(await store.outbox.receivers({ now: now + 2, limit: 9 })).toEqual([])
    })

    test('events are listed after all else, however many there are and for how long they wait', async () => {
      const store = await makeStore()
      const [mail, lost] = [message({ createdAt: now + 9 }), message({ createdAt: now + 9 })]
      const events = Array.from({ length: 8 }, (_, at) => message({ kind: 'event', createdAt: now + at }))
      await store.outbox.add([...events, mail, lost])
      await store.outbox.abandoned(lost.id, { now, error: '550' })
      for (const { id } of events.slice(4)) await store.outbox.abandoned(id, { now: now + 9, error: 'gone' })
      const listed = async (state: 'waiting' | 'abandoned', limit: number) =>
        (await store.outbox.list({ state, limit })).map(({ id }) => id)
      expect(await listed('waiting', 3)).toEqual([mail.id, events[0]?.id, events[1]?.id])
      expect(await listed('waiting', 1)).toEqual([mail.id])
      expect((await listed('abandoned', 3))[0]).toBe(lost.id)
      expect(await listed('abandoned', 9)).toHaveLength(5)
    })
  })
}
