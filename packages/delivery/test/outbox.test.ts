import { LaissezPasserError } from '@laissez-passer/core/errors'
import { expect, test, vi } from 'vitest'
import { outboxTopic } from '../src/outbox.ts'
import type { Delivery, MailTransport } from '../src/transport.ts'
import { localSignals } from './support/store.ts'
import { world } from './support/world.ts'

test('a message is opened, put into words, handed over and gone', async () => {
  const { store, mail, compose, worker, events } = await world()
  const message = await compose({ params: { link: 'https://id.example.eu/cas/password?token=t', hours: 24 } })
  await store.outbox.add([message])
  expect(await worker().runOnce()).toEqual({ delivered: 1, failed: 0, abandoned: 0 })
  expect(mail.letters).toEqual([
    {
      id: message.id,
      kind: 'mail',
      to: 'zoe@example.eu',
      language: 'fr',
      subject: 'registration-link (fr)',
      text: '{"link":"https://id.example.eu/cas/password?token=t","hours":24}',
      html: '<p>registration-link</p>',
    },
  ])
  expect(events).toEqual([
    { event: 'message-delivered', id: message.id, kind: 'mail', template: 'registration-link', attempts: 0 },
  ])
  expect(await worker().runOnce()).toEqual({ delivered: 0, failed: 0, abandoned: 0 })
})

test('more messages than one claim takes all leave, in one go', async () => {
  const { store, mail, compose, worker } = await world()
  await store.outbox.add(await Promise.all(Array.from({ length: 23 }, () => compose())))
  expect((await worker().runOnce()).delivered).toBe(23)
  expect(new Set(mail.letters.map(({ id }) => id)).size).toBe(23)
})

test('a mail server that never answers holds up no push, and ten mails at most are given to it', async () => {
  const { store, mail, compose, worker, events } = await world()
  const { promise, resolve } = Promise.withResolvers<Delivery>()
  mail.answer = () => promise
  await store.outbox.add(await Promise.all(Array.from({ length: 25 }, () => compose())))
  const over = new AbortController()
  const signals = localSignals()
  const push = { send: async () => ({ ok: true }) as const }
  const running = worker({ transports: { mail, push } }).run({ signal: over.signal, signals })
  await expect.poll(() => mail.letters.length).toBe(10)
  await store.outbox.add([await compose({ kind: 'push', to: 'nobody', template: 'approval-request' })])
  signals.notify(outboxTopic)
  await expect.poll(() => events.map(({ kind }) => kind)).toEqual(['push'])
  expect(mail.letters.length).toBe(10)
  resolve({ ok: true })
  await expect.poll(() => events.length).toBe(26)
  over.abort()
  await running
})

// On Workers a call that was ended left its lanes held, and no mail left that isolate any more.
test('a run that never comes to its end holds up no other', async () => {
  const { store, mail, compose, worker } = await world()
  mail.answer = () => new Promise<Delivery>(() => {})
  await store.outbox.add(await Promise.all(Array.from({ length: 10 }, () => compose())))
  const drain = worker()
  void drain.runOnce()
  await expect.poll(() => mail.letters.length).toBe(10)
  mail.answer = () => ({ ok: true })
  await store.outbox.add([await compose()])
  expect((await drain.runOnce()).delivered).toBe(1)
})

test('a claim that fails ends a run when what is under way has ended, not before', async () => {
  const { store, mail, compose, worker } = await world()
  const { promise, resolve } = Promise.withResolvers<Delivery>()
  mail.answer = () => promise
  await store.outbox.add(await Promise.all(Array.from({ length: 12 }, () => compose())))
  let claims = 0
  const outbox: typeof store.outbox = {
    ...store.outbox,
    claim: (claiming) =>
      claims++ === 0 ? store.outbox.claim({ ...claiming, limit: 2 }) : Promise.reject(new Error('away')),
  }
  let isOver = false
  const run = worker({ store: { ...store, outbox } }).runOnce()
  run.catch(() => {}).finally(() => (isOver = true))
  await expect.poll(() => claims).toBe(2)
  await expect.poll(() => mail.letters.length).toBe(2)
  expect(isOver).toBe(false)
  resolve({ ok: true })
  await expect(run).rejects.toThrow('away')
  expect((await store.outbox.list({ state: 'waiting', limit: 20 })).length).toBe(10)
})

test('several workers at once deliver each message once', async () => {
  const { store, mail, compose, worker } = await world()
  await store.outbox.add(await Promise.all(Array.from({ length: 40 }, () => compose())))
  await Promise.all(Array.from({ length: 8 }, () => worker().runOnce()))
  expect(mail.letters).toHaveLength(40)
  expect(new Set(mail.letters.map(({ id }) => id)).size).toBe(40)
})

test('what fails is tried again later, further apart each time, and arrives when the server is back', async () => {
  const here = await world()
  const { store, mail, compose, worker, events } = here
  const start = here.now
  await store.outbox.add([await compose()])
  mail.answer = () => ({ ok: false, fault: 'passing', error: 'connection refused' })
  const drain = worker()
  const tries: number[] = []
  for (; here.now <= start + 900; here.now += 15) if ((await drain.runOnce()).failed > 0) tries.push(here.now - start)
  expect(tries).toEqual([0, 15, 45, 105, 225, 465, 765])
  expect(events[0]).toEqual({
    event: 'message-failed',
    id: expect.any(String),
    template: 'registration-link',
    kind: 'mail',
    attempts: 0,
    fault: 'passing',
    error: 'connection refused',
  })
  mail.answer = () => ({ ok: true })
  here.now += 300
  expect(await drain.runOnce()).toEqual({ delivered: 1, failed: 0, abandoned: 0 })
})

test('a refusal for good, or a message too old, is given up', async () => {
  const here = await world()
  const { store, mail, compose, worker } = here
  mail.answer = () => ({ ok: false, fault: 'recipient', error: 'no such mailbox' })
  await store.outbox.add([await compose()])
  expect(await worker().runOnce()).toEqual({ delivered: 0, failed: 0, abandoned: 1 })
  mail.answer = () => ({ ok: false, fault: 'passing', error: 'down' })
  await store.outbox.add([await compose()])
  here.now += 3 * 24 * 3600
  expect(await worker().runOnce()).toEqual({ delivered: 0, failed: 0, abandoned: 1 })
  here.now += 1e6
  mail.answer = () => ({ ok: true })
  expect((await worker().runOnce()).delivered).toBe(0)
})

// Such a mail was tried again every few minutes, and the log said which property of nothing can’t be read.
test.each([undefined, true, { ok: 'yes' }, { ok: false }, { ok: false, fault: 'temporary', error: 'busy' }])(
  'a transport that answers %j has told nothing, and the operator hears what is missing',
  async (answer) => {
    const { store, compose, worker, events } = await world()
    await store.outbox.add([await compose()])
    // As a program without types writes it.
    const mail: MailTransport = { send: () => Promise.resolve<Delivery>(JSON.parse(JSON.stringify(answer ?? null))) }
    expect(await worker({ transports: { mail } }).runOnce()).toEqual({ delivered: 0, failed: 1, abandoned: 0 })
    expect(events).toMatchObject([{ fault: 'ours', error: expect.stringContaining('must answer { ok: true } or') }])
  },
)

// undici says “fetch failed”, and its cause why.
test('of a fetch that failed the code of its cause is told', async () => {
  const { store, compose, worker, events } = await world()
  await store.outbox.add([await compose()])
  const cause = Object.assign(new Error('connect ECONNREFUSED 192.0.2.7:443'), { code: 'ECONNREFUSED' })
  const mail: MailTransport = { send: () => Promise.reject(new TypeError('fetch failed', { cause })) }
  await worker({ transports: { mail } }).runOnce()
  expect(events).toMatchObject([{ fault: 'passing', error: 'fetch failed: ECONNREFUSED' }])
})

test('a transport that throws or hangs has failed for now', async () => {
  const here = await world()
  const { store, mail, compose, worker, events } = here
  await store.outbox.add([await compose()])
  mail.answer = () => Promise.reject(new Error('broken pipe'))
  expect((await worker().runOnce()).failed).toBe(1)
  here.now += 60
  mail.answer = () => new Promise(() => {})
  expect((await worker({ attemptSeconds: 0.05 }).runOnce()).failed).toBe(1)
  expect(events.map(({ error }) => error)).toEqual(['broken pipe', 'timeout'])
})

test('a message that can not be opened waits: the right key may come back', async () => {
  const here = await world()
  const { store, compose, worker, mail } = here
  const message = await compose()
  await store.outbox.add([{ ...message, sealed: (await compose()).sealed }])
  expect((await worker().runOnce()).failed).toBe(1)
  expect(mail.letters).toEqual([])
})

test('a delivered message that the database could not take note of is not sent again by this worker', async () => {
  const here = await world()
  const { store, compose, mail } = here
  await store.outbox.add([await compose()])
  const delivered = vi
    .fn((id: string) => store.outbox.delivered(id))
    .mockRejectedValueOnce(new LaissezPasserError('store-unavailable', 'gone'))
  const worker = here.worker({ store: { ...store, outbox: { ...store.outbox, delivered } } })
  await expect(worker.runOnce()).rejects.toMatchObject({ code: 'store-unavailable' })
  here.now += 60
  expect((await worker.runOnce()).delivered).toBe(1)
  expect(mail.letters).toHaveLength(1)
})

test('running, it wakes at a signal, survives a database that does not answer, and stops', async () => {
  const here = await world()
  const { store, compose, mail, events } = here
  const claim = vi
    .fn((options: Parameters<typeof store.outbox.claim>[0]) => store.outbox.claim(options))
    .mockRejectedValueOnce(new LaissezPasserError('store-unavailable', 'gone'))
  const signals = localSignals()
  const stop = new AbortController()
  const running = here
    .worker({ store: { ...store, outbox: { ...store.outbox, claim } } })
    .run({ signal: stop.signal, signals })
  await expect.poll(() => events).toEqual([{ event: 'outbox-unavailable', error: 'gone' }])
  await store.outbox.add([await compose()])
  signals.notify(outboxTopic)
  await expect.poll(() => mail.letters).toHaveLength(1)
  stop.abort()
  await expect(running).resolves.toBeUndefined()
})

test('a service that never answers to its events holds up nobody’s mail', async () => {
  const { store, mail, compose, worker } = await world()
  const hung: string[] = []
  const event = {
    send: ({ id }: { readonly id: string }) => {
      hung.push(id)
      return new Promise<never>(() => {})
    },
  }
  await store.outbox.add(
    await Promise.all(Array.from({ length: 20 }, () => compose({ kind: 'event', to: 'webhook:a' }))),
  )
  await store.outbox.add([await compose()])
  void worker({ transports: { mail, event }, attemptSeconds: 60 }).runOnce()
  await expect.poll(() => mail.letters).toHaveLength(1)
  expect(hung).toHaveLength(1)
})

test('without signals it looks by itself', async () => {
  const { store, compose, mail, worker } = await world()
  const stop = new AbortController()
  const running = worker().run({ signal: stop.signal })
  await store.outbox.add([await compose()])
  await expect.poll(() => mail.letters).toHaveLength(1)
  stop.abort()
  await running
})

test('whom a message was for is not repeated: not from an answer, what was thrown, or a database', async () => {
  const here = await world()
  const { store, mail, compose, worker, events } = here
  const sms = { send: () => Promise.reject(new Error('612 3456 is not reachable')) }
  mail.answer = () => ({ ok: false, fault: 'recipient', error: '550 User mary.smith unknown' })
  await store.outbox.add([await compose({ to: 'mary.smith@example.eu' })])
  await worker().runOnce()
  await store.outbox.add([await compose({ kind: 'sms', to: '+3726123456' })])
  await worker({ transports: { mail, sms } }).runOnce()
  const stop = new AbortController()
  const claim = () => {
    stop.abort()
    return Promise.reject(new Error('duplicate key (zoe@example.eu)'))
  }
  await worker({ store: { ...store, outbox: { ...store.outbox, claim } } }).run({ signal: stop.signal })
  expect(events.map(({ event, error }) => [event, error])).toEqual([
    ['message-abandoned', '550 User … unknown'],
    ['message-failed', '… is not reachable'],
    ['outbox-unavailable', 'duplicate key (…)'],
  ])
})
