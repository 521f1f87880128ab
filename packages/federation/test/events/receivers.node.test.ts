import { deleteAccount, lockAccount } from '@laissez-passer/core/operator'
import { providerSettings } from '@laissez-passer/core/context'
import { eulogin2025 } from '@laissez-passer/core/password'
import type { OutgoingResult } from '@laissez-passer/core/ports'
import { describe, expect, it } from 'vitest'
import { deleteStream, eventTransport, signalNames, updateStatus } from '../../src/events/index.ts'
import { client, now, receiver, world } from './support/world.ts'

const { accountDisabled, accountPurged } = signalNames
const by = { via: 'command', name: 'root' } as const
const secret = `whsec_${'A'.repeat(43)}=`
const day = 86_400

const settings = providerSettings({
  origin: 'https://id.example',
  name: 'EU Login',
  languages: ['en'],
  passwordPolicy: eulogin2025,
})

async function made(services = [client('shop'), client('other')], hooks: readonly string[] = []) {
  const there = await receiver()
  const webhooks = hooks.map((name) => ({ name, url: `${there.url}/${name}`, secret }))
  const here = await world(services, webhooks)
  const { account } = await here.signIn({ level: 'BASIC', now })
  await here.follow()
  return {
    ...here,
    there,
    webhooks,
    account,
    lock: () => lockAccount(here.now(), { accountId: account.id, by, reason: null }),
    paths: () => there.posted.map(({ path }) => path),
  }
}

describe('what is on its way', () => {
  it('goes to the webhook that it is for, and to none that the operator took away', async () => {
    const { deliver, follow, lock, paths, webhooks } = await made([], ['one', 'two'])
    await lock()
    expect(await follow()).toBe(2)
    expect(await deliver({ webhooks: webhooks.slice(1) })).toEqual(['message-abandoned', 'message-delivered'])
    expect(paths()).toEqual(['/two'])
  })

  it('goes to the stream that it is for, and to none that ended or has no client any more', async () => {
    const { ask, deliver, follow, lock, paths, stream, there } = await made()
    const ends = await stream(`${there.url}/ends`, [accountDisabled])
    await stream(`${there.url}/stays`, [accountDisabled])
    await stream(`${there.url}/gone`, [accountDisabled], { as: 'other' })
    await lock()
    expect(await follow()).toBe(3)
    await ask(deleteStream, { streamId: ends })
    const services = (await world([client('shop')])).now().services
    expect((await deliver({ services })).toSorted()).toEqual([
      'message-abandoned',
      'message-abandoned',
      'message-delivered',
    ])
    expect(paths()).toEqual(['/stays'])
  })

  it.each([
    [200, { ok: true }],
    [299, { ok: true }],
    [300, { ok: false, fault: 'passing' }],
    [410, { ok: false, fault: 'recipient' }],
    ['unreachable', { ok: false, fault: 'passing', error: 'unreachable' }],
  ] as const)('arrived or not, as the receiver answers: %s', async (said, expected) => {
    const { now: at } = await world([])
    const answer: OutgoingResult =
      typeof said === 'string'
        ? { ok: false, reason: said }
        : { ok: true, status: said, headers: new Headers(), body: new Uint8Array() }
    const webhooks = [{ name: 'crm', url: 'https://crm.example/', secret }]
    const transport = eventTransport({ ...at(), webhooks, outgoing: async () => answer })
    const notice = { id: 'one', receiver: 'webhook:crm', params: { kind: 'signed-in', at: now, by: 'person' } }
    expect(await transport.send(notice, { now })).toMatchObject(expected)
  })
})

describe('what strangers cause as often as they like', () => {
  it('is told to a webhook that asked for it, and to none that asked for nothing in particular', async () => {
    const { account, deliver, follow, now: at, there, webhooks } = await made([], ['all'])
    const line = {
      id: 'wrong',
      accountId: account.id,
      kind: 'password-refused',
      at: now,
      details: {},
      subject: 'subject',
      facts: {},
    }
    const asking = [...webhooks, { name: 'tries', url: `${there.url}/tries`, secret, kinds: ['password-refused'] }]
    await follow({ webhooks: asking })
    await at().store.throttle.noteWrong({ line, toNobody: false, notice: null }, { now })
    expect(await follow({ webhooks: asking })).toBe(1)
    await deliver({ webhooks: asking })
    expect(there.posted.map(({ body, path }) => [path, JSON.parse(body).type])).toEqual([
      ['/tries', 'password-refused'],
    ])
  })
})

describe('a stream', () => {
  it('whose client is none any more is told nothing', async () => {
    const { follow, lock, stream, there } = await made()
    await stream(there.url, [accountDisabled])
    await lock()
    expect(await follow({ services: [] })).toBe(0)
  })

  it('is told what the person did to themselves, and by whom it was done where it wasn’t them', async () => {
    const { account, deliver, follow, now: at, stream, there } = await made()
    await stream(there.url, [accountDisabled])
    await lockAccount(at(), { accountId: account.id, by: { via: 'policy', name: 'rule' }, reason: null })
    await follow()
    await deliver()
    const [, payload = ''] = there.posted[0]?.body.split('.') ?? []
    const { events } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(events[accountDisabled]).toEqual({ event_timestamp: now, initiating_entity: 'policy' })
  })

  it.each([
    ['by the name that it knows', false, 1],
    ['not where no key says any more who it was', true, 0],
  ])('is told of who is gone, %s', async (_, lost, count) => {
    const { account, follow, now: at, stream, there } = await made()
    await stream(there.url, [accountPurged])
    const keyRing = lost ? { ...at().keyRing, seal: async () => 'of a key that is lost' } : at().keyRing
    await deleteAccount({ ...at(), keyRing, settings }, { accountId: account.id, by, reason: null })
    expect(await follow()).toBe(count)
  })
})

describe('forgetting receivers', () => {
  const ids = async ({ now: at }: Awaited<ReturnType<typeof made>>) =>
    (await at().store.signalStreams.list(null)).map(({ clientId }) => clientId).toSorted()

  it('ends the streams of clients that are none any more, a day after they were made', async () => {
    const here = await made()
    await here.stream(here.there.url, [accountDisabled])
    await here.stream(here.there.url, [accountDisabled], { as: 'other' })
    const services = (await world([client('shop')])).now().services
    here.wait(day - 1)
    await here.forget({ services })
    expect(await ids(here)).toEqual(['other', 'shop'])
    here.wait(1)
    await here.forget({ services })
    expect(await ids(here)).toEqual(['shop'])
  })

  it('leaves their places to those that are there, and takes them from those that aren’t', async () => {
    const here = await made([client('shop')], ['stays', 'goes'])
    await here.stream(here.there.url, [accountDisabled])
    const stays = here.webhooks.filter(({ name }) => name === 'stays')
    await here.forget({ webhooks: stays })
    await here.lock()
    // Who is new again begins behind what happened meanwhile.
    expect(await here.follow()).toBe(2)
  })

  it('forgets who was deleted 30 days ago, though a paused stream hasn’t been told', async () => {
    const here = await made()
    const { account, ask, follow, forget, now: at, stream, there, wait } = here
    const id = await stream(there.url, [accountPurged])
    await ask(updateStatus, { body: { stream_id: id, status: 'paused' } })
    await deleteAccount({ ...at(), settings }, { accountId: account.id, by, reason: null })
    await follow()
    const named = async () =>
      (await at().store.events.next({ after: 0, limit: 99 })).events.filter(({ sealedUid }) => sealedUid !== null)
        .length
    wait(30 * day)
    await forget()
    expect(await named()).toBe(1)
    wait(1)
    await forget()
    expect(await named()).toBe(0)
  })
})
