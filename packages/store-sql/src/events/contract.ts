import type { SignalStream, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { activated, crowd, entry, fresh, message, now, race, waiting, wins } from '../contract/fixtures.ts'

/** What `EventsPort` promises. */
export function eventsContract(makeStore: () => Promise<Store>): void {
  /** Gives all rows that wait their places, as they stand. */
  async function seal(store: Store): Promise<number> {
    const [{ head }, rows] = [await store.audit.chain(), await store.audit.unsealed({ limit: 100 })]
    const places = rows.map(({ id }, index) => {
      const position = head.position + index + 1
      return { id, position, hash: String(position).padStart(64, 'a') }
    })
    expect(await store.audit.seal({ after: head, rows: places })).toBe(true)
    return head.position + rows.length
  }

  const about = async (store: Store, from: number) => store.events.next({ after: from, limit: 100 })

  describe('events', () => {
    test('a receiver begins behind what is sealed, and stays there', async () => {
      const store = await makeStore()
      expect(await store.events.place('early')).toBe(0)
      await activated(store)
      const head = await seal(store)
      expect(head).toBeGreaterThan(0)
      const places = await race(() => store.events.place('late'))
      expect(new Set(places)).toEqual(new Set([head]))
      expect(await store.events.place('early')).toBe(0)
    })

    test('rows about accounts are told in their order with whose they are, others are passed over', async () => {
      const store = await makeStore()
      const { id, uid } = await activated(store)
      await store.audit.add([
        { id: 'keys', at: now, kind: 'keys-rotated', subject: null, by: null, reason: null, details: {} },
      ])
      const by = { via: 'command', name: 'root' } as const
      const activity = entry(id, { kind: 'account-locked', by, at: now + 1 })
      await store.accounts.lock({ accountId: id, now, messages: [], activity })
      expect(await about(store, 0)).toEqual({ events: [], upTo: 0 })
      const head = await seal(store)
      const { events, upTo } = await about(store, 0)
      expect(upTo).toBe(head)
      expect(events.map(({ kind }) => kind)).toEqual(['password-chosen', 'account-locked'])
      expect(events.at(-1)).toEqual({
        position: head,
        id: activity.id,
        at: now + 1,
        kind: 'account-locked',
        by,
        details: activity.facts,
        accountId: id,
        uid,
        sealedUid: null,
      })
      expect(await about(store, head)).toEqual({ events: [], upTo: head })
      expect(await store.events.next({ after: 0, limit: 1 })).toMatchObject({ upTo: 1 })
    })

    test(`of ${crowd} that move a receiver on from one place one does, with its messages`, async () => {
      const store = await makeStore()
      await store.events.place('shop')
      const messages = Array.from({ length: crowd }, () => message({ kind: 'event', to: 'shop' }))
      const moved = await race((index) =>
        store.events.pass({ receiver: 'shop', from: 0, to: 3, messages: messages.slice(index, index + 1) }),
      )
      expect(wins(moved)).toBe(1)
      expect(await store.events.place('shop')).toBe(3)
      expect(await waiting(store)).toHaveLength(1)
      expect(await store.events.pass({ receiver: 'nobody', from: 0, to: 1, messages: [] })).toBe(false)
    })

    test('who is deleted is named, sealed, until all have been told; nobody is where nobody is told', async () => {
      const store = await makeStore()
      const [first, second] = [await activated(store), await activated(store)]
      const gone = async (accountId: string, sealedUid: string) => {
        const activity = entry(accountId, { kind: 'account-deleted' })
        await store.accounts.delete({ accountId, sealedUid, uidMark: 'k1.mark', messages: [], activity, now })
        return seal(store)
      }
      const unnamed = await gone(first.id, 'k1.first')
      expect((await about(store, 0)).events.map(({ accountId }) => accountId)).toEqual([second.id])
      for (const receiver of ['one', 'two']) expect(await store.events.place(receiver)).toBe(unnamed)
      const head = await gone(second.id, 'k1.second')
      const named = { kind: 'account-deleted', accountId: null, uid: null, sealedUid: 'k1.second' }
      expect((await about(store, 0)).events).toMatchObject([named])
      await store.events.pass({ receiver: 'one', from: unnamed, to: head, messages: [] })
      expect((await about(store, 0)).events).toMatchObject([named])
      await store.events.pass({ receiver: 'two', from: unnamed, to: head, messages: [] })
      expect((await about(store, 0)).events).toEqual([])
    })

    test('who is deleted is named though another event is passed on before its row has a place', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const begun = await seal(store)
      await store.events.place('one')
      const activity = entry(id, { kind: 'account-deleted' })
      await store.accounts.delete({
        accountId: id,
        sealedUid: 'k1.gone',
        uidMark: 'k1.mark',
        messages: [],
        activity,
        now,
      })
      await store.events.pass({ receiver: 'one', from: begun, to: begun, messages: [] })
      await seal(store)
      expect((await about(store, begun)).events).toMatchObject([{ kind: 'account-deleted', sealedUid: 'k1.gone' }])
    })

    test('what happened to who was deleted soon after is told as theirs, but where all were told of it', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      const started = await seal(store)
      for (const receiver of ['one', 'two']) await store.events.place(receiver)
      const now1 = entry(id, { kind: 'account-locked', at: now + 1 })
      await store.accounts.lock({ accountId: id, now, messages: [], activity: now1 })
      const locked = await seal(store)
      await store.events.pass({ receiver: 'one', from: started, to: locked, messages: [] })
      const activity = entry(id, { kind: 'account-deleted', at: now + 2 })
      await store.accounts.delete({
        accountId: id,
        sealedUid: 'k1.gone',
        uidMark: 'k1.mark',
        messages: [],
        activity,
        now,
      })
      const gone = await seal(store)
      expect((await about(store, started)).events).toMatchObject([
        { kind: 'account-locked', accountId: null, sealedUid: 'k1.gone' },
        { kind: 'account-deleted', accountId: null, sealedUid: 'k1.gone' },
      ])
      expect((await about(store, 0)).events).toHaveLength(2)
      await store.events.pass({ receiver: 'two', from: started, to: gone, messages: [] })
      expect((await about(store, 0)).events.map(({ kind }) => kind)).toEqual(['account-deleted'])
      await store.events.pass({ receiver: 'one', from: locked, to: gone, messages: [] })
      expect((await about(store, 0)).events).toEqual([])
    })

    test('a receiver that is never told keeps the names of the deleted for a while alone', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      await store.events.place('paused')
      const activity = entry(id, { kind: 'account-deleted' })
      await store.accounts.delete({
        accountId: id,
        sealedUid: 'k1.uid',
        uidMark: 'k1.mark',
        messages: [],
        activity,
        now,
      })
      await seal(store)
      const named = async () => (await about(store, 0)).events.filter(({ kind }) => kind === 'account-deleted').length
      await store.events.retain(['paused'], { namesSince: now })
      expect(await named()).toBe(1)
      await store.events.retain(['paused'], { namesSince: activity.at + 1 })
      expect(await named()).toBe(0)
    })

    test('receivers that are none any more keep nobody’s name', async () => {
      const store = await makeStore()
      const { id } = await activated(store)
      for (const receiver of ['stays', 'goes']) await store.events.place(receiver)
      const activity = entry(id, { kind: 'account-deleted' })
      await store.accounts.delete({
        accountId: id,
        sealedUid: 'k1.uid',
        uidMark: 'k1.mark',
        messages: [],
        activity,
        now,
      })
      const head = await seal(store)
      await store.events.pass({ receiver: 'stays', from: 0, to: head, messages: [] })
      expect((await about(store, 0)).events.map(({ kind }) => kind)).toContain('account-deleted')
      await store.events.retain(['stays', 'another'], { namesSince: now })
      expect((await about(store, 0)).events).toEqual([])
      expect(await store.events.place('stays')).toBe(head)
      await store.events.retain([], { namesSince: now })
      expect(await store.events.pass({ receiver: 'stays', from: head, to: head + 1, messages: [] })).toBe(false)
    })
  })

  describe('streams of signals', () => {
    const stream = (options: Partial<SignalStream> = {}): SignalStream => ({
      id: fresh('stream'),
      clientId: 'shop',
      eventsRequested: ['https://example.eu/one', 'https://example.eu/two'],
      endpoint: 'https://shop.example/events',
      sealedAuthorization: 'k1.sealed',
      description: 'Ours',
      status: 'enabled',
      statusReason: null,
      createdAt: now,
      ...options,
    })

    test('are found and listed as they were made, by their clients alone', async () => {
      const store = await makeStore()
      const [one, two] = [stream({ createdAt: now + 1 }), stream({ sealedAuthorization: null, description: null })]
      const others = stream({ clientId: 'other' })
      for (const each of [one, two, others]) expect(await store.signalStreams.create(each, { most: 5 })).toBe(true)
      expect(await store.signalStreams.find({ id: one.id, clientId: 'shop' })).toEqual(one)
      expect(await store.signalStreams.find({ id: one.id, clientId: 'other' })).toBeNull()
      expect(await store.signalStreams.list('shop')).toEqual([two, one])
      expect(await store.signalStreams.list(null)).toEqual([others, two, one])
    })

    test('a client has so many, however it asks', async () => {
      const store = await makeStore()
      await store.signalStreams.create(stream({ clientId: 'other' }), { most: 2 })
      const made = await race(() => store.signalStreams.create(stream(), { most: 2 }))
      expect(wins(made)).toBe(2)
    })

    test('are changed and removed by their clients alone, with their places', async () => {
      const store = await makeStore()
      const [one, other] = [stream(), stream()]
      for (const each of [one, other]) await store.signalStreams.create(each, { most: 2 })
      await store.events.place(`stream:${other.id}`)
      const { createdAt, ...rest } = one
      const changes = {
        eventsRequested: [],
        endpoint: 'https://shop.example/2',
        sealedAuthorization: null,
        description: null,
        status: 'paused',
        statusReason: 'resting',
      } as const
      expect(await store.signalStreams.update({ ...rest, ...changes, clientId: 'other' })).toBe(false)
      expect(await store.signalStreams.find(one)).toEqual(one)
      expect(await store.signalStreams.update({ ...rest, ...changes })).toBe(true)
      expect(await store.signalStreams.find(one)).toEqual({ ...one, ...changes, createdAt })
      expect(await store.signalStreams.find(other)).toEqual(other)
      const receiver = `stream:${one.id}`
      await store.events.place(receiver)
      const { id } = one
      expect(await store.signalStreams.remove({ id, clientId: 'other' })).toBe(false)
      expect(await store.events.pass({ receiver, from: 0, to: 1, messages: [] })).toBe(true)
      expect(wins(await race(() => store.signalStreams.remove({ id, clientId: 'shop' })))).toBe(1)
      expect(await store.events.pass({ receiver, from: 1, to: 2, messages: [] })).toBe(false)
      expect(await store.signalStreams.find(other)).toEqual(other)
      const theirs = { receiver: `stream:${other.id}`, from: 0, to: 1, messages: [] }
      expect(await store.events.pass(theirs)).toBe(true)
    })
  })
}
