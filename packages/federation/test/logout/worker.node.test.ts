import { sealLogoutSubject } from '@laissez-passer/core/internal/sessions'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { nodeOutgoing } from '../../../runtime/src/node/outgoing.ts'
import { issueTicket } from '../../src/cas/issue.ts'
import { hashTicket } from '../../src/cas/ticket.ts'
import { createLogoutWorker, type LogoutEvent } from '../../src/logout/index.ts'
import { publicKeys } from '../../src/oidc/index.ts'
import { hostsOf, matchService, type ServiceInput } from '../../src/services/index.ts'
import { testProvider, type TestProvider } from '../support/provider.ts'
import { receiver, type Receiver } from './support/receiver.ts'
import { visitOf } from './support/visit.ts'

const now = 1_900_000_000
const begun = Math.floor(now)

let there: Receiver
let other: Receiver
beforeEach(async () => {
  ;[there, other] = [await receiver(), await receiver()]
})
afterEach(() => Promise.all([there.close(), other.close()]))

const client = (clientId: string, more: Partial<Extract<ServiceInput, { type: 'oidc' }>> = {}): ServiceInput => ({
  name: `Service ${clientId}`,
  type: 'oidc',
  clientId,
  clientSecret: 'a secret that is long enough to be a secret',
  redirectUris: [`${there.url}/back`],
  ...more,
})

/** A provider with somebody signed in, and a worker whose clock stands where the test puts it. */
async function world(services: readonly ServiceInput[], patienceMs = 300) {
  const provider: TestProvider = await testProvider(services)
  onTestFinished(() => provider.close())
  const { account, session } = await provider.signIn({ level: 'BASIC', now })
  const events: LogoutEvent[] = []
  const at = provider.at(now)
  const hosts = hostsOf(at.services)
  let clock = begun
  const worker = (store = provider.store) =>
    createLogoutWorker({
      ...at,
      store,
      outgoing: nodeOutgoing({ patienceMs })({ isRegistered: (host) => hosts.has(host), atHome: true, networks: [] }),
      clock: () => clock,
      onEvent: (event) => events.push(event),
    })
  return {
    account,
    events,
    provider,
    session,
    worker,
    pass: (seconds: number) => (clock += seconds),
    visit: (clientId: string, sid?: string | null) =>
      visitOf(provider.store, { account, session, clientId, now, ...(sid === undefined ? {} : { sid }) }),
    end: () => provider.store.sessions.end({ idHash: session.idHash, now }),
    statuses: async () =>
      Object.fromEntries(
        (await provider.store.logouts.ofSession(session.idHash)).map(({ clientId, status }) => [clientId, status]),
      ),
  }
}

describe('back-channel logout', () => {
  it('tells a client by a token that it can verify', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out?a=b` })])
    await w.visit('shop')
    await w.end()
    await w.worker().runOnce()
    expect(there.posted.map(({ path }) => path)).toEqual(['/out?a=b'])
    const token = there.posted[0]?.form.get('logout_token') ?? ''
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'logout+jwt', alg: 'ES256' })
    const { keys } = await publicKeys(w.provider.at(now))
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
      issuer: w.provider.issuer,
      audience: 'shop',
      typ: 'logout+jwt',
      currentDate: new Date(now * 1000),
    })
    expect(payload).toEqual({
      iss: w.provider.issuer,
      aud: 'shop',
      sub: w.account.uid,
      sid: 'sid of shop',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      iat: now,
      exp: now + 120,
      jti: expect.stringMatching(/^[\w-]{22}$/),
    })
    expect(await w.statuses()).toEqual({ shop: 'told' })
    expect(w.events).toEqual([{ event: 'logout-told', kind: 'oidc', service: 'Service shop' }])
    await w.worker().runOnce()
    expect(there.posted).toHaveLength(1)
  })

  it('names no session to a client that knows none', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out` })])
    await w.visit('shop', null)
    await w.end()
    await w.worker().runOnce()
    const payload = decodeJwt(there.posted[0]?.form.get('logout_token') ?? '')
    expect(payload).toMatchObject({ sub: w.account.uid })
    expect(payload).not.toHaveProperty('sid')
  })

  it('tells whom a deleted account was signed in to, whose it was, and forgets that', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out` }), client('silent')])
    for (const clientId of ['shop', 'silent']) await w.visit(clientId)
    const { keyRing, store } = w.provider.at(now)
    const { id: accountId, uid } = w.account
    await store.accounts.delete({
      accountId,
      sealedUid: await sealLogoutSubject(keyRing, uid),
      uidMark: 'k1.mark',
      messages: [],
      activity: { id: 'deleted', accountId, kind: 'account-deleted', at: now, details: {}, subject: '', facts: {} },
      now,
    })
    there.answer = (response) => response.writeHead(500).end()
    await w.worker().runOnce()
    expect(await w.statuses()).toEqual({ shop: 'waiting' })
    there.answer = (response) => response.writeHead(204).end()
    w.pass(5)
    await w.worker().runOnce()
    expect(decodeJwt(there.posted[1]?.form.get('logout_token') ?? '')).toMatchObject({ sub: uid, sid: 'sid of shop' })
    expect(await w.statuses()).toEqual({})
  })

  it('tells nobody who can’t be told: no address, no sid where one is needed, not registered any more', async () => {
    const w = await world([
      client('silent'),
      client('strict', { backchannelLogoutUri: `${there.url}/out`, backchannelLogoutSessionRequired: true }),
      client('framed', { frontchannelLogoutUri: `${there.url}/frame` }),
    ])
    for (const clientId of ['silent', 'framed', 'gone']) await w.visit(clientId)
    await w.visit('strict', null)
    await w.end()
    await w.worker().runOnce()
    expect(there.posted).toEqual([])
    expect(await w.statuses()).toEqual({ silent: 'deaf', strict: 'deaf', framed: 'deaf', gone: 'deaf' })
    const notices = await w.provider.store.logouts.ofSession(w.session.idHash)
    expect(Object.fromEntries(notices.map(({ clientId, reason }) => [clientId, reason]))).toEqual({
      silent: null,
      strict: null,
      framed: 'front-channel',
      gone: null,
    })
    expect(w.events).toEqual([])
  })

  it('tells again while a client doesn’t listen, longer apart each time, with a token of its own each time', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out` })])
    const worker = w.worker()
    await w.visit('shop')
    await w.end()
    there.answer = (response) => response.writeHead(500).end()
    await worker.runOnce()
    const pauses = [5, 10, 20, 40]
    for (const pause of pauses) {
      w.pass(pause - 1)
      await worker.runOnce()
      w.pass(1)
      await worker.runOnce()
    }
    expect(there.posted).toHaveLength(1 + pauses.length)
    expect(await w.statuses()).toEqual({ shop: 'waiting' })
    expect(w.events.at(-1)).toEqual({
      event: 'logout-failed',
      kind: 'oidc',
      service: 'Service shop',
      reason: 'status-500',
    })
    there.answer = (response) => response.writeHead(204).end()
    w.pass(80)
    await worker.runOnce()
    expect(await w.statuses()).toEqual({ shop: 'told' })
    const tokens = there.posted.map(({ form }) => form.get('logout_token'))
    expect(new Set(tokens).size).toBe(tokens.length)
  })

  it('gives up after a day', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out` })])
    await w.visit('shop')
    await w.end()
    there.answer = (response) => response.writeHead(503).end()
    const worker = w.worker()
    for (let hours = 0; hours < 24; hours += 1) {
      await worker.runOnce()
      w.pass(3600)
    }
    await worker.runOnce()
    expect(await w.statuses()).toEqual({ shop: 'refused' })
    expect(w.events.at(-1)).toMatchObject({ event: 'logout-given-up', reason: 'status-503' })
  })

  it.each([
    ['a redirect to a forbidden address', 302, 'redirect'],
    ['a refusal', 400, 'status-400'],
  ])('gives up at once: %s', async (_, status, reason) => {
    const w = await world([client('shop', { backchannelLogoutUri: `${there.url}/out` })])
    await w.visit('shop')
    await w.end()
    there.answer = (response) => response.writeHead(status, { Location: 'http://169.254.169.254/' }).end()
    await w.worker().runOnce()
    expect(await w.statuses()).toEqual({ shop: 'refused' })
    expect(w.events).toEqual([{ event: 'logout-given-up', kind: 'oidc', service: 'Service shop', reason }])
  })

  it('asks no forbidden address', async () => {
    const w = await world([client('shop', { backchannelLogoutUri: 'https://169.254.169.254/out' })])
    await w.visit('shop')
    await w.end()
    await w.worker().runOnce()
    expect(w.events).toMatchObject([{ event: 'logout-given-up', reason: 'forbidden-address' }])
  })
})

// On Workers whoever is being told when a call ends is told by nobody, and held the worker's hands for ever.
it('where the database fails, ends when nobody is being told any more', async () => {
  const w = await world(
    [
      client('slow', { backchannelLogoutUri: `${there.url}/out` }),
      client('quick', { backchannelLogoutUri: `${other.url}/out` }),
    ],
    20_000,
  )
  const { promise: go, resolve } = Promise.withResolvers<void>()
  there.answer = (response) => void go.then(() => response.end())
  for (const clientId of ['slow', 'quick']) await w.visit(clientId)
  await w.end()
  const { store } = w.provider
  let claims = 0
  const claim: typeof store.logouts.claim = (claiming) =>
    claims++ === 0 ? store.logouts.claim(claiming) : Promise.reject(new Error('away'))
  const run = w.worker({ ...store, logouts: { ...store.logouts, claim } }).runOnce()
  let isOver = false
  run.catch(() => (isOver = true))
  await expect.poll(() => claims, { timeout: 10_000 }).toBe(2)
  await expect.poll(() => there.posted.length).toBe(1)
  expect(isOver).toBe(false)
  resolve()
  await expect(run).rejects.toThrow('away')
  expect(await w.statuses()).toEqual({ slow: 'told', quick: 'told' })
})

describe('a service that hangs', () => {
  it('delays no other', async () => {
    const w = await world(
      [
        client('hangs', { backchannelLogoutUri: `${there.url}/out` }),
        client('listens', { redirectUris: [`${other.url}/back`], backchannelLogoutUri: `${other.url}/out` }),
      ],
      2000,
    )
    there.answer = () => {}
    await w.visit('hangs')
    await w.visit('listens')
    await w.end()
    const began = performance.now()
    const done = w.worker().runOnce()
    await expect.poll(() => other.posted.length, { interval: 5 }).toBe(1)
    expect(performance.now() - began).toBeLessThan(1500)
    await done
    expect(await w.statuses()).toEqual({ hangs: 'waiting', listens: 'told' })
    expect(w.events.find(({ event }) => event === 'logout-failed')).toMatchObject({ reason: 'too-slow' })
  })

  it('is asked by few at a time, and left alone for a while, however many sessions end', async () => {
    const w = await world([
      client('hangs', { backchannelLogoutUri: `${there.url}/out` }),
      client('listens', { redirectUris: [`${other.url}/back`], backchannelLogoutUri: `${other.url}/out` }),
    ])
    there.answer = () => {}
    for (let count = 0; count < 100; count += 1) {
      const { account, session } = await w.provider.signIn({ level: 'BASIC', now })
      await visitOf(w.provider.store, { account, session, clientId: 'hangs', now })
      await w.provider.store.sessions.end({ idHash: session.idHash, now })
    }
    await w.visit('listens')
    await w.provider.store.sessions.end({ idHash: w.session.idHash, now: now + 1 })
    w.pass(1)
    const done = w.worker().runOnce()
    await expect.poll(() => other.posted.length, { interval: 5 }).toBe(1)
    expect(there.posted.length).toBeLessThanOrEqual(8)
    await done
    expect(there.posted.length).toBeLessThanOrEqual(8)
  })
})

it('tells 50 services of one session, all at once', async () => {
  const services = Array.from({ length: 50 }, (_, index) =>
    client(`client-${index}`, { backchannelLogoutUri: `${there.url}/out/${index}` }),
  )
  const w = await world(services, 5000)
  // Nobody is answered before all of them are there.
  const held: { end: () => unknown }[] = []
  there.answer = (response) => {
    held.push(response)
    if (held.length === 50) for (const each of held) each.end()
  }
  for (let index = 0; index < 50; index += 1) await w.visit(`client-${index}`)
  await w.end()
  await w.worker().runOnce()
  expect(there.posted).toHaveLength(50)
  expect(new Set(Object.values(await w.statuses()))).toEqual(new Set(['told']))
})

it('two workers tell each service once', async () => {
  const services = Array.from({ length: 20 }, (_, index) =>
    client(`client-${index}`, { backchannelLogoutUri: `${there.url}/out/${index}` }),
  )
  const w = await world(services, 5000)
  for (let index = 0; index < 20; index += 1) await w.visit(`client-${index}`)
  await w.end()
  await Promise.all([w.worker().runOnce(), w.worker().runOnce()])
  expect(there.posted).toHaveLength(20)
})

describe('CAS single logout', () => {
  const wiki = (more: Partial<Extract<ServiceInput, { type: 'cas' }>> = {}): ServiceInput => ({
    name: 'Wiki',
    type: 'cas',
    urls: [`${there.url}/wiki`],
    ...more,
  })

  async function ticketed(service: ServiceInput) {
    const w = await world([service])
    const provider = { ...w.provider.at(now), store: w.provider.store }
    const match = matchService(provider.services, `${there.url}/wiki/page?x=1`)
    if (!match.ok) throw new Error('no service')
    const ticket = await issueTicket(provider, {
      kind: 'service',
      address: match.address,
      service: match.service,
      accountId: w.account.id,
      sessionIdHash: w.session.idHash,
      fromNewLogin: true,
      proxies: [],
      grantingTicketHash: null,
      clientFingerprint: null,
    })
    await w.provider.store.tickets.spend(hashTicket(ticket ?? ''), { now })
    await w.end()
    return { ...w, ticket }
  }

  it('posts a LogoutRequest that names the ticket to the address that the ticket was for', async () => {
    const w = await ticketed(wiki())
    await w.worker().runOnce()
    expect(there.posted.map(({ path }) => path)).toEqual(['/wiki/page?x=1'])
    expect(there.posted[0]?.form.get('logoutRequest')).toMatch(
      new RegExp(
        `^<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-[\\w-]+" Version="2.0" IssueInstant="2030-03-17T17:46:40.000Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${w.ticket}</samlp:SessionIndex></samlp:LogoutRequest>$`,
      ),
    )
    expect(Object.values(await w.statuses())).toEqual(['told'])
  })

  it('goes to singleLogoutUri where there is one, and nowhere where the service wants none', async () => {
    const elsewhere = await ticketed(wiki({ singleLogoutUri: `${there.url}/elsewhere` }))
    await elsewhere.worker().runOnce()
    expect(there.posted.map(({ path }) => path)).toEqual(['/elsewhere'])
    const none = await ticketed(wiki({ singleLogout: false }))
    await none.worker().runOnce()
    expect(there.posted).toHaveLength(1)
    expect(Object.values(await none.statuses())).toEqual(['deaf'])
  })
})
