import { expect } from 'vitest'
import {
  asked,
  codeIn,
  exchange,
  type Fapi,
  held,
  newCode,
  push,
  pushed,
  refused,
  resource,
  signIn,
} from '../support/fapi-client.ts'
import { answered, callback, page, queryOf } from '../support/op.ts'
import type { Check } from '../support/plan.ts'

const p = 'fapi2-security-profile-final'

/** Another ecosystem's module: nothing here takes part in it. */
export const elsewhere = (op: () => Fapi, metadata: string): Check => {
  return async () => {
    expect(op().metadata).not.toHaveProperty(metadata)
  }
}

/** Modules about authorization requests. */
export const authorization = (op: () => Fapi) =>
  ({
    [`${p}-happy-flow`]: async () => {
      await signIn(op())
      await signIn(op(), {}, { clientId: 'second' })
    },
    [`${p}-user-rejects-authentication`]: async () => {
      const browser = op().world.browser()
      const asks = page(await op().authorize(await pushed(op(), {}, { clientId: 'asks' }), { browser }))
      const moved = await browser.submit(asks, {}, { action: '/cas/oauth2/consent' })
      const onwards = moved.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
      const [hop = ''] = (await browser.get(onwards)).hops
      const { searchParams } = new URL(hop.replace(/^\d+ /, ''))
      expect([searchParams.get('error'), searchParams.get('state')]).toEqual(['access_denied', 'state-2'])
      expect(searchParams.get('iss')).toBe(op().metadata['issuer'])
    },
    [`${p}-ensure-authorization-request-without-state-success`]: async () => {
      await signIn(op(), { state: null })
    },
    [`${p}-ensure-authorization-request-without-nonce-success`]: async () => {
      await signIn(op(), { nonce: null })
    },
    [`${p}-ensure-authorization-request-with-64-char-nonce-success`]: async () => {
      await signIn(op(), { nonce: 'n'.repeat(64) })
    },
    [`${p}-ensure-authorization-request-with-long-nonce`]: async () => {
      await signIn(op(), { nonce: 'n'.repeat(384) })
    },
    [`${p}-ensure-authorization-request-with-long-state`]: async () => {
      await signIn(op(), { state: 's'.repeat(384) })
    },
    [`${p}-ensure-other-scope-order-succeeds`]: async () => {
      await signIn(op(), { scope: 'email openid' })
    },
    [`${p}-test-claims-parameter-identity-claims`]: async () => {
      const all = ['name', 'given_name', 'family_name', 'locale', 'email', 'email_verified']
      expect(op().metadata['claims_supported']).toEqual(expect.arrayContaining(all))
      const wanted = {
        ...Object.fromEntries(all.map((name, index) => [name, index % 2 === 0 ? null : { essential: true }])),
        unheard: null,
      }
      const claims = JSON.stringify({ id_token: wanted, userinfo: wanted })
      const tokens = await signIn(op(), { scope: 'openid', claims })
      const info = await resource(op(), tokens.accessToken)
      for (const name of all) {
        expect(tokens.claims).toHaveProperty(name)
        expect(info.body).toHaveProperty(name)
      }
      expect(info.body).not.toHaveProperty('unheard')
    },
    [`${p}-ensure-different-nonce-inside-and-outside-request-object`]: async () => {
      const query = await pushed(op())
      query.set('nonce', 'outside')
      await held(op(), await exchange(op(), codeIn(op(), await op().authorize(query))))
    },
    [`${p}-ensure-different-state-inside-and-outside-request-object`]: async () => {
      const query = await pushed(op())
      query.set('state', 'outside')
      codeIn(op(), await op().authorize(query))
    },
    [`${p}-state-only-outside-request-object-not-used`]: async () => {
      const query = await pushed(op(), { state: null })
      query.set('state', 'outside')
      codeIn(op(), await op().authorize(query), null)
    },
    [`${p}-ensure-request-object-without-redirect-uri-fails`]: async () => {
      refused(await push(op(), { redirect_uri: null }), 'invalid_request')
    },
    [`${p}-ensure-redirect-uri-in-authorization-request`]: async () => {
      refused(await push(op(), { redirect_uri: null }), 'invalid_request')
    },
    [`${p}-ensure-registered-redirect-uri`]: async () => {
      refused(await push(op(), { redirect_uri: `${callback}/more` }), 'invalid_request')
    },
    [`${p}-plain-fapi-tolerate-unregistered-redirect-uri`]: async () => {
      // RFC 9126 §2.4 lets a provider take it; this one doesn't.
      refused(await push(op(), { redirect_uri: 'https://elsewhere.example/' }), 'invalid_request')
    },
    [`${p}-ensure-unsigned-authorization-request-without-using-par-fails`]: async () => {
      const { params } = answered(await op().authorize(queryOf(asked({ client_id: 'first' }))))
      expect([params.get('error'), params.has('code')]).toEqual(['invalid_request', false])
    },
    [`${p}-ensure-response-type-code-idtoken-fails`]: async () => {
      refused(await push(op(), { response_type: 'code id_token' }), 'unsupported_response_type', 'invalid_request')
    },
    [`${p}-ensure-response-type-token-fails`]: async () => {
      refused(await push(op(), { response_type: 'token' }), 'unsupported_response_type', 'invalid_request')
    },
    [`${p}-test-essential-acr-sca-claim`]: async () => {
      // Of Open Banking: a class that nobody here knows is refused, as the module permits.
      const claims = JSON.stringify({ id_token: { acr: { essential: true, value: 'urn:openbanking:psd2:sca' } } })
      refused(await push(op(), { claims }), 'unmet_authentication_requirements')
    },
    [`${p}-ensure-server-handles-non-matching-intent-id`]: elsewhere(op, 'openbanking_intent_id'),
    [`${p}-brazil-ensure-bad-payment-signature-fails`]: elsewhere(op, 'payment_endpoint'),
    [`${p}-australia-connectid-ensure-invalid-purpose-fails`]: async () => {
      // `purpose` is an extension of that ecosystem: unknown here, and ignored.
      expect(await newCode(op(), { purpose: 'p'.repeat(301) })).not.toBe('')
    },
    [`${p}-australia-connectid-test-claims-parameter-idtoken-identity-claims`]: elsewhere(op, 'trust_framework'),
  }) satisfies Record<string, Check>
