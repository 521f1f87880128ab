import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect } from 'vitest'
import { receiver, type Receiver } from '../logout/support/receiver.ts'
import { afterwards, out } from './logout/leaving.ts'
import { rpInitiated } from './logout/rp-initiated.ts'
import { clients, signIn } from './support/client.ts'
import { checkedMetadata } from './support/metadata.ts'
import { backchannelLogout, frontchannelLogout, rpInitiatedLogout } from './support/modules.ts'
import { type Op, origin, startOp } from './support/op.ts'
import { plan } from './support/plan.ts'

let op: Op
let there: Receiver
beforeAll(async () => {
  there = await receiver()
  const [first, second] = clients
  if (first?.type !== 'oidc' || second?.type !== 'oidc') throw new Error('two clients')
  const postLogoutRedirectUris = [afterwards]
  op = await startOp([
    { ...first, postLogoutRedirectUris, backchannelLogoutUri: `${there.url}/logout` },
    { ...second, postLogoutRedirectUris, frontchannelLogoutUri: 'https://rp.example/frame?a=b' },
  ])
})
afterAll(() => there.close())

plan('oidcc-rp-initiated-logout-certification-test-plan', { modules: rpInitiatedLogout, checks: rpInitiated(() => op) })

plan('oidcc-backchannel-rp-initiated-logout-certification-test-plan', {
  modules: backchannelLogout,
  checks: {
    'oidcc-backchannel-logout-discovery-endpoint-verification': async () => {
      expect(await checkedMetadata(op)).toMatchObject({
        end_session_endpoint: expect.any(String),
        backchannel_logout_supported: true,
        backchannel_logout_session_supported: true,
      })
    },
    'oidcc-backchannel-rp-initiated-logout': async () => {
      const browser = op.world.browser()
      const { claims, idToken } = await signIn(op, {}, { browser })
      // Who left before is told first.
      await op.world.provider.runOnce()
      const before = there.posted.length
      const left = await out(op, browser, { id_token_hint: idToken, post_logout_redirect_uri: afterwards, state: 's' })
      expect(left.hops.at(-1)).toBe(`302 ${afterwards}?state=s`)
      await op.world.provider.runOnce()
      const token = there.posted.slice(before)[0]?.form.get('logout_token') ?? ''
      const { body } = await op.fetch(String(op.metadata['jwks_uri']))
      const keys: JSONWebKeySet['keys'] = Array.isArray(body['keys']) ? body['keys'] : []
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys }), {
        issuer: String(op.metadata['issuer']),
        audience: 'first',
        requiredClaims: ['iat', 'exp', 'jti', 'events'],
        currentDate: new Date(op.now() * 1000),
      })
      expect(protectedHeader.typ).toBe('logout+jwt')
      expect(payload['events']).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} })
      expect([payload.sub, payload['sid']]).toEqual([claims.sub, claims['sid']])
      expect(claims['sid']).toEqual(expect.any(String))
      expect(payload).not.toHaveProperty('nonce')
    },
  },
})

plan('oidcc-frontchannel-rp-initiated-logout-certification-test-plan', {
  modules: frontchannelLogout,
  checks: {
    'oidcc-frontchannel-logout-discovery-endpoint-verification': async () => {
      expect(await checkedMetadata(op)).toMatchObject({
        end_session_endpoint: expect.any(String),
        frontchannel_logout_supported: true,
        frontchannel_logout_session_supported: true,
      })
    },
    'oidcc-frontchannel-rp-initiated-logout': async () => {
      const browser = op.world.browser()
      const { claims, idToken } = await signIn(op, { client_id: 'second' }, { browser })
      const page = await out(op, browser, { id_token_hint: idToken, post_logout_redirect_uri: afterwards, state: 's' })
      const frames = [...page.html.matchAll(/<iframe[^>]* src="([^"]*)"/g)].map(([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      )
      const told = new URLSearchParams({ iss: String(op.metadata['issuer']), sid: String(claims['sid']) })
      expect(frames).toEqual([`https://rp.example/frame?a=b&${told}`])
      // Then the browser goes back, by itself.
      expect(page.html).toContain(`url=${afterwards}?state=s`)
      expect(page.path.startsWith(String(op.metadata['end_session_endpoint']).slice(origin.length))).toBe(true)
    },
  },
})
