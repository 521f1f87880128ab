import { lockAccount, unlockAccount } from '@laissez-passer/core/operator'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import {
  createStream,
  deleteStream,
  readStatus,
  readStreams,
  signalNames,
  transmitterMetadata,
  updateStatus,
  updateStream,
  verifyStream,
} from '../../src/events/index.ts'
import { publicKeys } from '../../src/oidc/index.ts'
import { client, now, receiver, world } from './support/world.ts'

const { accountDisabled, accountEnabled, sessionRevoked } = signalNames
const by = { via: 'administration', name: 'n00admin' } as const
const push = 'urn:ietf:rfc:8935'

async function made(options: Parameters<typeof client>[1] = {}) {
  const there = await receiver()
  const here = await world([client('shop', options), client('other')])
  const { account, session } = await here.signIn({ level: 'BASIC', now })
  const acting = { accountId: account.id, by, reason: null }
  return {
    ...here,
    there,
    account,
    session,
    lock: () => lockAccount(here.now(), acting),
    unlock: () => unlockAccount(here.now(), acting),
    events: () => there.posted.flatMap(({ body }) => Object.keys(decodeJwt<{ events: object }>(body).events)),
  }
}

describe('a stream', () => {
  it('pushes what its client asked for as tokens that anybody verifies by our keys', async () => {
    const { account, deliver, follow, issuer, lock, now: at, stream, there } = await made()
    await stream(`${there.url}/events`, [accountDisabled, sessionRevoked], { header: 'Bearer of-the-shop' })
    await lock()
    expect(await follow()).toBe(2)
    await deliver()
    const keys = createLocalJWKSet({ keys: [...(await publicKeys(at())).keys] })
    const tokens = await Promise.all(
      there.posted.map(({ body }) =>
        jwtVerify(body, keys, { issuer, audience: 'shop', typ: 'secevent+jwt', currentDate: new Date(now * 1000) }),
      ),
    )
    const claims = tokens.map(({ payload }) => payload)
    expect(claims.map(({ events }) => events)).toEqual(
      expect.arrayContaining([
        { [sessionRevoked]: { event_timestamp: now, initiating_entity: 'admin' } },
        { [accountDisabled]: { event_timestamp: now, initiating_entity: 'admin' } },
      ]),
    )
    for (const claim of claims) expect(claim['sub_id']).toEqual({ format: 'iss_sub', iss: issuer, sub: account.uid })
    expect(new Set(claims.map(({ jti }) => jti)).size).toBe(2)
    const [{ headers, path } = { headers: {}, path: '' }] = there.posted
    expect([path, headers['content-type'], headers.authorization]).toEqual([
      '/events',
      'application/secevent+jwt',
      'Bearer of-the-shop',
    ])
  })

  it('of a client with names of its own for people says nobody’s unique identifier', async () => {
    const { account, deliver, follow, lock, stream, there } = await made({ subjectType: 'pairwise' })
    await stream(there.url, [sessionRevoked])
    await lock()
    await follow()
    await deliver()
    const [token] = there.posted
    expect(decodeJwt(token?.body ?? '')['sub_id']).toMatchObject({ sub: expect.stringMatching(/^[\w-]{43}$/) })
    expect(JSON.stringify(decodeJwt(token?.body ?? ''))).not.toContain(account.uid)
  })

  it('of a service of somebody else’s tells of those who allowed it something', async () => {
    const { follow, lock, stream, there } = await made({ firstParty: false })
    await stream(there.url, [accountDisabled])
    await lock()
    expect(await follow()).toBe(0)
    const other = await made({ firstParty: false })
    await other.stream(other.there.url, [accountDisabled])
    await other.now().store.consents.give({
      accountId: other.account.id,
      clientId: 'shop',
      scopes: ['openid'],
      sessionIdHash: other.session.idHash,
      messages: [],
      activity: {
        id: 'allowed',
        accountId: other.account.id,
        kind: 'service-allowed',
        at: now,
        details: {},
        subject: 'subject',
        facts: {},
      },
      now,
    })
    await other.lock()
    expect(await other.follow()).toBe(1)
  })

  it('that is paused gets later what it missed, that is disabled never', async () => {
    const { ask, deliver, events, follow, lock, stream, there, unlock } = await made()
    const id = await stream(there.url, [accountDisabled, accountEnabled])
    const status = (value: string) => ask(updateStatus, { body: { stream_id: id, status: value, reason: 'moving' } })
    expect(await status('paused')).toEqual({
      status: 200,
      body: { stream_id: id, status: 'paused', reason: 'moving' },
    })
    await lock()
    expect(await follow()).toBe(0)
    await status('enabled')
    expect(await follow()).toBe(1)
    await status('disabled')
    await unlock()
    expect(await follow()).toBe(0)
    // What was on its way to it isn't sent either.
    expect(await deliver()).toEqual(['message-abandoned'])
    await status('enabled')
    expect(await follow()).toBe(0)
    expect(events()).toEqual([])
    expect(await ask(readStatus, { streamId: id })).toMatchObject({ body: { status: 'enabled' } })
  })

  it('is verified by an event about nobody, once a minute', async () => {
    const { ask, deliver, stream, there, wait } = await made()
    const id = await stream(there.url, [])
    const verify = () => ask(verifyStream, { body: { stream_id: id, state: 'abc' } })
    expect(await verify()).toEqual({ status: 204, body: null })
    expect(await verify()).toMatchObject({ status: 429, retryAfter: 60 })
    await deliver()
    expect(decodeJwt(there.posted[0]?.body ?? '')).toMatchObject({
      sub_id: { format: 'opaque', id },
      events: { 'https://schemas.openid.net/secevent/ssf/event-type/verification': { state: 'abc' } },
    })
    wait(61)
    expect(await ask(verifyStream, { body: { stream_id: id, state: null } })).toMatchObject({ status: 204 })
    await deliver()
    expect(decodeJwt(there.posted[1]?.body ?? '')['events']).toEqual({
      'https://schemas.openid.net/secevent/ssf/event-type/verification': {},
    })
  })

  it('is changed in what is named, and replaced whole; another address isn’t shown the header of the first', async () => {
    const { ask, deliver, follow, lock, stream, there } = await made()
    const id = await stream(`${there.url}/1`, [accountDisabled], { header: 'Bearer first' })
    const change = (body: object, whole = false) =>
      ask((provider, request) => updateStream(provider, { ...request, whole }), { body: { stream_id: id, ...body } })
    expect(await change({ description: 'Ours' })).toMatchObject({
      status: 200,
      body: { description: 'Ours', events_requested: [accountDisabled], delivery: { endpoint_url: `${there.url}/1` } },
    })
    await change({ delivery: { method: push, endpoint_url: `${there.url}/2` } })
    await lock()
    await follow()
    await deliver()
    expect(there.posted.map(({ headers, path }) => [path, headers.authorization])).toEqual([['/2', undefined]])
    const replaced = await change({ delivery: { method: push, endpoint_url: `${there.url}/3` } }, true)
    expect(replaced).toMatchObject({ status: 200, body: { events_requested: [], events_delivered: [] } })
    expect(replaced.body).not.toHaveProperty('description')
    expect(await change({}, true)).toMatchObject({ status: 400 })
  })

  it('reaches into a private network at its client’s own host alone, and at nobody else’s', async () => {
    const there = await receiver()
    const redirectUris = [`${there.url}/back`]
    for (const [own, byStranger] of [
      [client('shop', { redirectUris }), false],
      [client('shop'), true],
    ] as const) {
      const here = await world([own, client('other', { redirectUris })])
      const { asked, deliver, follow, now: at, stream } = here
      await stream(there.url, [accountDisabled])
      const person = await here.signIn({ level: 'BASIC', now })
      await lockAccount(at(), { accountId: person.account.id, by, reason: null })
      await follow()
      await deliver()
      expect(asked.map((request) => request.byStranger)).toEqual([byStranger])
    }
  })

  it('made again and again isn’t verified any more often', async () => {
    const { ask, stream, there, wait } = await made()
    const statuses: number[] = []
    for (let count = 0; count < 12; count++) {
      const id = await stream(there.url, [])
      statuses.push((await ask(verifyStream, { body: { stream_id: id } })).status)
      await ask(deleteStream, { streamId: id })
    }
    expect(statuses.filter((status) => status === 204)).toHaveLength(5)
    wait(61)
    const id = await stream(there.url, [])
    expect(await ask(verifyStream, { body: { stream_id: id } })).toMatchObject({ status: 204 })
  })

  it('shows what was asked for, what of it is delivered, and why it is held up', async () => {
    const { ask, issuer, stream, there } = await made()
    const id = await stream(there.url, ['https://other.example/event', accountEnabled])
    const shown = {
      stream_id: id,
      iss: issuer,
      aud: 'shop',
      delivery: { method: push, endpoint_url: there.url },
      events_supported: Object.values(signalNames),
      events_requested: ['https://other.example/event', accountEnabled],
      events_delivered: [accountEnabled],
      min_verification_interval: 60,
    }
    expect(await ask(readStreams, { streamId: id })).toEqual({ status: 200, body: shown })
    expect(await ask(readStreams)).toEqual({ status: 200, body: [shown] })
    expect(await ask(readStatus, { streamId: id })).toEqual({ status: 200, body: { stream_id: id, status: 'enabled' } })
    const change = (body: object, whole = false) =>
      ask((provider, request) => updateStream(provider, { ...request, whole }), { body: { stream_id: id, ...body } })
    await change({ description: 'Ours' })
    expect((await change({ events_requested: [] })).body).toMatchObject({ description: 'Ours' })
    expect((await change({ description: null })).body).not.toHaveProperty('description')
    const { delivery } = shown
    expect((await change({ delivery, description: 'New' }, true)).body).toMatchObject({ description: 'New' })
  })

  it('that isn’t named, or is nobody’s, isn’t there', async () => {
    const { ask } = await made()
    const body = { stream_id: 'nobody’s', status: 'paused' }
    const change: typeof updateStatus = (provider, request) => updateStream(provider, { ...request, whole: false })
    for (const answering of [change, updateStatus, verifyStream])
      expect(await ask(answering, { body })).toMatchObject({ status: 404 })
    for (const answering of [change, updateStatus, verifyStream])
      expect(await ask(answering, { body: {} })).toMatchObject({ status: 400 })
    for (const answering of [readStatus, deleteStream]) expect(await ask(answering)).toMatchObject({ status: 400 })
  })

  it('belongs to its client alone', async () => {
    const { ask, stream, there } = await made()
    const id = await stream(there.url, [])
    const none = { status: 404 }
    const as = 'other'
    expect(await ask(readStreams, { as, streamId: id })).toMatchObject(none)
    expect(await ask(readStreams, { as })).toEqual({ status: 200, body: [] })
    expect(await ask(readStatus, { as, streamId: id })).toMatchObject(none)
    expect(await ask(updateStatus, { as, body: { stream_id: id, status: 'paused' } })).toMatchObject(none)
    expect(await ask(verifyStream, { as, body: { stream_id: id } })).toMatchObject(none)
    expect(await ask(deleteStream, { as, streamId: id })).toMatchObject(none)
    expect(await ask(deleteStream, { streamId: id })).toEqual({ status: 204, body: null })
    expect(await ask(readStreams, { streamId: id })).toMatchObject(none)
  })

  it('is one of five at most, at an address of the internet or of this machine', async () => {
    const { ask, stream, there } = await made()
    for (let count = 0; count < 5; count++) await stream(there.url, [])
    const body = (endpoint: string, method = push) => ({ delivery: { method, endpoint_url: endpoint } })
    expect(await ask(createStream, { body: body(there.url) })).toMatchObject({ status: 409 })
    for (const wrong of [
      body('http://shop.example/events'),
      body('ftp://shop.example'),
      body(there.url, 'urn:ietf:rfc:8936'),
      { delivery: { ...body(there.url).delivery, authorization_header: 'a\r\nb: c' } },
      {},
      undefined,
    ])
      expect(await ask(createStream, { as: 'other', body: wrong })).toMatchObject({ status: 400 })
  })
})

describe('who asks about streams', () => {
  it('shows a token of its own for that, and may read with less', async () => {
    const { ask, stream, there, tokenOf, wait } = await made()
    await stream(there.url, [])
    const body = { delivery: { method: push, endpoint_url: there.url } }
    expect(await ask(createStream, { token: null, body })).toMatchObject({ status: 401 })
    expect(await ask(createStream, { token: 'unknown', body })).toMatchObject({ status: 401 })
    for (const scope of ['other', 'ssf.read'])
      expect(await ask(createStream, { scope, body })).toMatchObject({ status: 403 })
    expect(await ask(readStreams, { scope: 'other' })).toMatchObject({ status: 403 })
    expect(await ask(readStreams, { scope: 'ssf.read' })).toMatchObject({ status: 200 })
    const token = await tokenOf('shop', 'ssf.manage')
    wait(601)
    expect(await ask(readStreams, { token })).toMatchObject({ status: 401 })
  })

  it('does nothing to one without it', async () => {
    const { ask, stream, there } = await made()
    const id = await stream(there.url, [])
    const body = { stream_id: id, status: 'disabled', description: 'theirs' }
    const change: typeof updateStatus = (provider, request) => updateStream(provider, { ...request, whole: false })
    for (const answering of [change, updateStatus, verifyStream, deleteStream, readStreams, readStatus]) {
      expect(await ask(answering, { token: null, streamId: id, body })).toMatchObject({ status: 401, body: null })
      const unknown = await ask(answering, { token: 'unknown', streamId: id, body })
      expect(unknown).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
      expect(await ask(answering, { scope: 'other', streamId: id, body })).toMatchObject({ status: 403 })
    }
    expect(await ask(readStatus, { streamId: id })).toMatchObject({ body: { status: 'enabled' } })
    expect((await ask(readStreams, { streamId: id })).body).not.toHaveProperty('description')
  })

  it('is somebody still', async () => {
    const { ask } = await made()
    const asked = ask((provider, request) => readStreams({ ...provider, services: [] }, request))
    expect(await asked).toMatchObject({ status: 403, body: { error: 'insufficient_scope' } })
  })
})

it('the transmitter says where it is asked', async () => {
  const { issuer, now: at } = await made()
  expect(transmitterMetadata(at())).toEqual({
    spec_version: '1_0',
    issuer,
    jwks_uri: 'https://id.example/cas/oauth2/jwks',
    delivery_methods_supported: [push],
    configuration_endpoint: 'https://id.example/cas/signals/streams',
    status_endpoint: 'https://id.example/cas/signals/status',
    verification_endpoint: 'https://id.example/cas/signals/verify',
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  })
})
