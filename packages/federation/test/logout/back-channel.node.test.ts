import { sealLogoutSubject } from '@laissez-passer/core/internal/sessions'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicKeys } from '../../src/oidc/index.ts'
import { client, closeServices, now, openServices, there, world } from './support/world.ts'

beforeEach(openServices)
afterEach(closeServices)

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
