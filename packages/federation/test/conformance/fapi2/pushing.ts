import { expect } from 'vitest'
import { codeIn, exchange, type Fapi, held, newCode, push, pushed, refused, signIn } from '../support/fapi-client.ts'
import { origin, page } from '../support/op.ts'
import type { Check } from '../support/plan.ts'

const p = 'fapi2-security-profile-final'

/** Modules about pushing requests (RFC 9126), and PKCE. */
export const pushing = (op: () => Fapi) =>
  ({
    [`${p}-par-ensure-reused-request-uri-prior-to-auth-completion-succeeds`]: async () => {
      const query = await pushed(op())
      const first = await op().world.browser().get(`/cas/oauth2/authorize?${query}`)
      expect(first.status).toBe(200)
      codeIn(op(), await op().authorize(query))
    },
    [`${p}-par-attempt-reuse-request_uri`]: async () => {
      const query = await pushed(op())
      codeIn(op(), await op().authorize(query))
      expect(page(await op().authorize(query)).status).toBe(400)
    },
    [`${p}-par-attempt-to-use-expired-request_uri`]: async () => {
      const answer = await push(op())
      const query = new URLSearchParams({ client_id: 'first', request_uri: String(answer.body['request_uri']) })
      op().wait(Number(answer.body['expires_in']) + 1)
      expect(page(await op().authorize(query)).status).toBe(400)
    },
    [`${p}-par-attempt-to-use-request_uri-for-different-client`]: async () => {
      const query = await pushed(op())
      query.set('client_id', 'second')
      expect(page(await op().authorize(query)).status).toBe(400)
    },
    [`${p}-par-authorization-request-containing-request_uri-form-param`]: async () => {
      const answer = await push(op(), { request_uri: 'urn:ietf:params:oauth:request_uri:abc' })
      refused(answer, 'invalid_request')
    },
    [`${p}-par-attempt-invalid-http-method`]: async () => {
      const address = String(op().metadata['pushed_authorization_request_endpoint'])
      expect(address.startsWith(origin)).toBe(true)
      expect((await op().fetch(address, { method: 'PUT' })).status).toBe(405)
    },
    [`${p}-par-ensure-pkce-required`]: async () => {
      refused(await push(op(), { code_challenge: null, code_challenge_method: null }), 'invalid_request')
    },
    [`${p}-par-plain-pkce-rejected`]: async () => {
      refused(await push(op(), { code_challenge_method: 'plain' }), 'invalid_request')
    },
    [`${p}-ensure-pkce-code-verifier-required`]: async () => {
      refused(
        await exchange(op(), await newCode(op()), { form: { code_verifier: null } }),
        'invalid_grant',
        'invalid_request',
      )
    },
    [`${p}-incorrect-pkce-code-verifier-rejected`]: async () => {
      refused(await exchange(op(), await newCode(op()), { form: { code_verifier: 'v'.repeat(43) } }), 'invalid_grant')
    },
    [`${p}-par-without-duplicate-parameters`]: async () => {
      const query = await pushed(op())
      expect([...query.keys()]).toEqual(['client_id', 'request_uri'])
      await held(op(), await exchange(op(), codeIn(op(), await op().authorize(query))))
    },
    [`${p}-par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted`]: async () => {
      const at = op().now() + 8
      await signIn(op(), {}, { assertion: { nbf: at, iat: at } })
    },
    [`${p}-par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails`]: async () => {
      const at = op().now() + 70
      refused(await push(op(), {}, { assertion: { nbf: at, iat: at, exp: at + 60 } }), 'invalid_client')
    },
    [`${p}-par-test-array-as-audience-fails`]: async () => {
      const aud = [op().metadata['issuer'], op().metadata['token_endpoint']]
      refused(await push(op(), {}, { assertion: { aud } }), 'invalid_client')
    },
    [`${p}-par-test-par-endpoint-url-as-audience-fails`]: async () => {
      const aud = op().metadata['pushed_authorization_request_endpoint']
      refused(await push(op(), {}, { assertion: { aud } }), 'invalid_client')
    },
    [`${p}-par-test-token-endpoint-url-as-audience-fails`]: async () => {
      refused(await push(op(), {}, { assertion: { aud: op().metadata['token_endpoint'] } }), 'invalid_client')
    },
  }) satisfies Record<string, Check>
