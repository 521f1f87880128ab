import { createHmac } from 'node:crypto'
import { deleteAccount, lockAccount, mergeAccounts } from '@laissez-passer/core/operator'
import { activityKinds } from '@laissez-passer/core/audit'
import { eulogin2025 } from '@laissez-passer/core/password'
import { providerSettings } from '@laissez-passer/core/context'
import { describe, expect, it } from 'vitest'
import { parseWebhooks, type Webhook } from '../../src/events/index.ts'
import { now, type Posted, receiver, world } from './support/world.ts'

const key = Buffer.alloc(32, 7)
const secret = `whsec_${key.toString('base64')}`
const by = { via: 'command', name: 'root' } as const

async function told(more: Partial<Webhook> = {}) {
  const there = await receiver()
  const webhook = { name: 'crm', url: `${there.url}/hook`, secret, ...more }
  const here = await world([], [webhook])
  await here.follow()
  const { account } = await here.signIn({ level: 'BASIC', now })
  const lock = () => lockAccount(here.now(), { accountId: account.id, by, reason: 'Élodie is away' })
  return { ...here, there, account, lock }
}

/** As Standard Webhooks says that a receiver verifies. */
function verified({ body, headers }: Posted): unknown {
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const mac = createHmac('sha256', key).update(signed).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${mac}`)
  return JSON.parse(body)
}

describe('a webhook', () => {
  it('is told what happened, signed, and nothing of what is in the operator’s log alone', async () => {
    const { account, deliver, follow, lock, there } = await told()
    await lock()
    expect(await follow()).toBeGreaterThan(0)
    await deliver()
    const event = there.posted.map(verified).find((each) => JSON.stringify(each).includes('account-locked'))
    expect(event).toEqual({
      type: 'account-locked',
      timestamp: new Date(now * 1000).toISOString(),
      data: { uid: account.uid, by: 'command', details: {} },
    })
    expect(there.posted[0]?.path).toBe('/hook')
    expect(JSON.stringify(there.posted)).not.toMatch(/Élodie|example\.org|root/)
  })

  it('is told of each thing once, however many processes look, and in what it asked for alone', async () => {
    const { deliver, follow, lock, there } = await told({ kinds: ['account-locked'] })
    await lock()
    await Promise.all([follow(), follow(), follow()])
    await deliver()
    await follow()
    await deliver()
    expect(there.posted.map(({ body }) => JSON.parse(body).type)).toEqual(['account-locked'])
  })

  it('that doesn’t answer is told again under the same id, signed at that moment', async () => {
    const { deliver, follow, lock, there, wait } = await told({ kinds: ['account-locked'] })
    await lock()
    await follow()
    there.answer = (response) => {
      response.statusCode = 503
      response.end()
    }
    expect(await deliver()).toEqual(['message-failed'])
    wait(3600)
    there.answer = (response) => response.end()
    expect(await deliver()).toEqual(['message-delivered'])
    there.posted.forEach(verified)
    const [first, second] = there.posted.map(({ headers }) => headers)
    expect(second?.['webhook-id']).toBe(first?.['webhook-id'])
    expect(second?.['webhook-timestamp']).toBe(String(now + 3600))
  })

  it('that says it is gone isn’t told again', async () => {
    const { deliver, follow, lock, there } = await told({ kinds: ['account-locked'] })
    await lock()
    await follow()
    there.answer = (response) => {
      response.statusCode = 410
      response.end()
    }
    expect(await deliver()).toEqual(['message-abandoned'])
  })

  const settings = providerSettings({
    origin: 'https://id.example',
    name: 'EU Login',
    languages: ['en'],
    passwordPolicy: eulogin2025,
  })

  it('is told of an account that is gone, by the identifier it knows', async () => {
    const { account, deliver, follow, now: at, there } = await told({ kinds: ['account-deleted'] })
    await deleteAccount({ ...at(), settings }, { accountId: account.id, by, reason: null })
    await follow()
    await deliver()
    expect(there.posted.map(verified)).toMatchObject([{ type: 'account-deleted', data: { uid: account.uid } }])
  })

  it('is told what comes after, where no key says any more who is gone', async () => {
    const here = await told({ kinds: ['account-deleted', 'account-locked'] })
    const { account, deliver, follow, now: at, there } = here
    await deleteAccount(
      { ...at(), keyRing: { ...at().keyRing, seal: async () => 'of a key that is lost' }, settings },
      { accountId: account.id, by, reason: null },
    )
    const { account: other } = await here.signIn({ level: 'BASIC', now })
    await lockAccount(at(), { accountId: other.id, by, reason: null })
    await follow()
    await deliver()
    expect(there.posted.map(verified)).toMatchObject([{ type: 'account-locked', data: { uid: other.uid } }])
  })

  it('is told of an account that went into another by both identifiers, which lie nowhere afterwards', async () => {
    const here = await told({ kinds: ['account-deleted', 'account-merged'] })
    const { account, deliver, follow, now: at, store, there } = here
    const { account: stays } = await here.signIn({ level: 'BASIC', now })
    const wish = { goes: account.id, stays: stays.id }
    expect(await mergeAccounts({ ...at(), settings }, { ...wish, by, reason: null })).toMatchObject({ ok: true })
    await follow()
    await deliver()
    const bodies = there.posted.map(verified)
    expect(bodies).toHaveLength(2)
    expect(bodies).toContainEqual({
      type: 'account-merged',
      timestamp: expect.any(String),
      data: { uid: stays.uid, by: 'command', details: { mergedUid: account.uid, merged: expect.any(String) } },
    })
    expect(bodies).toContainEqual(
      expect.objectContaining({ type: 'account-deleted', data: expect.objectContaining({ uid: account.uid }) }),
    )
    const { events } = await store.events.next({ after: 0, limit: 99 })
    expect(events.filter(({ sealedUid }) => sealedUid !== null)).toEqual([])
  })
})

describe('reading webhooks', () => {
  const read = (value: unknown) => parseWebhooks(value, { kinds: activityKinds })
  const good = { name: 'crm', url: 'https://crm.example/hook', secret }

  it('takes what is right', () => {
    expect(read([good, { ...good, name: 'two', kinds: ['signed-in'] }])).toMatchObject({ ok: true })
  })

  it.each([
    ['http elsewhere', { url: 'http://crm.example' }, '0.url'],
    ['a short secret', { secret: 'whsec_c2hvcnQ' }, '0.secret'],
    ['a secret of another form', { secret: 'x'.repeat(40) }, '0.secret'],
    ['an unknown kind', { kinds: ['signed-inn'] }, '0.kinds.0'],
    ['nothing to tell', { kinds: [] }, '0.kinds'],
    ['an unknown field', { retries: 3 }, '0.retries'],
  ])('refuses %s, without repeating a secret', (_, change, path) => {
    const result = read([{ ...good, ...change }])
    expect(result).toMatchObject({ ok: false, issues: [{ path }] })
    expect(JSON.stringify(result)).not.toContain(key.toString('base64'))
  })

  it('refuses one name twice', () => {
    expect(read([good, good])).toMatchObject({ ok: false, issues: [{ path: '1.name' }] })
  })
})
