import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect } from 'vitest'
import type { Receiver } from '../../logout/support/receiver.ts'
import { signIn } from '../support/client.ts'
import { checkedMetadata } from '../support/metadata.ts'
import { type Op, origin } from '../support/op.ts'
import type { Check } from '../support/plan.ts'
import { afterwards, out } from './leaving.ts'

/** Modules about telling services of a logout, `there` being the first client. */
export const backchannel = (op: () => Op, there: () => Receiver) =>
  ({
    'oidcc-backchannel-logout-discovery-endpoint-verification': async () => {
      expect(await checkedMetadata(op())).toMatchObject({
        end_session_endpoint: expect.any(String),
        backchannel_logout_supported: true,
        backchannel_logout_session_supported: true,
      })
    },
    'oidcc-backchannel-rp-initiated-logout': async () => {
      const browser = op().world.browser()
      const { claims, idToken } = await signIn(op(), {}, { browser })
      // Who left before is told first.
      await op().world.provider.runOnce()
      const before = there().posted.length
      const left = await out(op(), browser, {
        id_token_hint: idToken,
        post_logout_redirect_uri: afterwards,
        state: 's',
      })
      expect(left.hops.at(-1)).toBe(`302 ${afterwards}?state=s`)
      await op().world.provider.runOnce()
      const token = there().posted.slice(before)[0]?.form.get('logout_token') ?? ''
      const { body } = await op().fetch(String(op().metadata['jwks_uri']))
      const keys: JSONWebKeySet['keys'] = Array.isArray(body['keys']) ? body['keys'] : []
      const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys }), {
        issuer: String(op().metadata['issuer']),
        audience: 'first',
        requiredClaims: ['iat', 'exp', 'jti', 'events'],
        currentDate: new Date(op().now() * 1000),
      })
      expect(protectedHeader.typ).toBe('logout+jwt')
      expect(payload['events']).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} })
      expect([payload.sub, payload['sid']]).toEqual([claims.sub, claims['sid']])
      expect(claims['sid']).toEqual(expect.any(String))
      expect(payload).not.toHaveProperty('nonce')
    },
  }) satisfies Record<string, Check>

/** Modules about telling them in the browser. */
export const frontchannel = (op: () => Op) =>
  ({
    'oidcc-frontchannel-logout-discovery-endpoint-verification': async () => {
      expect(await checkedMetadata(op())).toMatchObject({
        end_session_endpoint: expect.any(String),
        frontchannel_logout_supported: true,
        frontchannel_logout_session_supported: true,
      })
    },
    'oidcc-frontchannel-rp-initiated-logout': async () => {
      const browser = op().world.browser()
      const { claims, idToken } = await signIn(op(), { client_id: 'second' }, { browser })
      const page = await out(op(), browser, {
        id_token_hint: idToken,
        post_logout_redirect_uri: afterwards,
        state: 's',
      })
      const frames = [...page.html.matchAll(/<iframe[^>]* src="([^"]*)"/g)].map(([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      )
      const told = new URLSearchParams({ iss: String(op().metadata['issuer']), sid: String(claims['sid']) })
      expect(frames).toEqual([`https://rp.example/frame?a=b&${told}`])
      // Then the browser goes back, by itself.
      expect(page.html).toContain(`url=${afterwards}?state=s`)
      expect(page.path.startsWith(String(op().metadata['end_session_endpoint']).slice(origin.length))).toBe(true)
    },
  }) satisfies Record<string, Check>
