import { expect } from 'vitest'
import { answered, elodie, type Op, page } from '../support/op.ts'
import { request, signIn, userinfo } from '../support/client.ts'
import type { Check } from '../support/plan.ts'

/** A request with these parameters is answered with a code that buys what it should. */
const succeeds =
  (op: () => Op, changes: Parameters<typeof signIn>[1]): Check =>
  async () => {
    await userinfo(op(), await signIn(op(), changes))
  }

/** Modules about what an authorization request says. */
export const requests = (op: () => Op) =>
  ({
    'oidcc-server': async () => {
      const tokens = await signIn(op())
      expect(tokens.claims).toMatchObject({ sub: op().uid, aud: 'first' })
      await userinfo(op(), tokens)
    },
    'oidcc-response-type-missing': async () => {
      const { params } = answered(await op().authorize(request({ response_type: null })))
      expect(['invalid_request', 'unsupported_response_type']).toContain(params.get('error'))
      expect(params.get('state')).toBe('state-9')
    },
    'oidcc-ensure-request-without-nonce-succeeds-for-code-flow': succeeds(op, { nonce: null }),
    'oidcc-alternate-happy-flow': async () => {
      const query = new URLSearchParams([...request({ scope: 'email openid' })].toReversed())
      expect(answered(await op().authorize(query)).params.get('code')).not.toBeNull()
      await userinfo(op(), await signIn(op(), { scope: 'email openid' }))
    },
    'oidcc-display-page': succeeds(op, { display: 'page' }),
    'oidcc-display-popup': succeeds(op, { display: 'popup' }),
    'oidcc-ensure-request-with-unknown-parameter-succeeds': succeeds(op, { extra: 'foobar' }),
    'oidcc-login-hint': async () => {
      const first = await op()
        .world.browser()
        .get(pathOf(request({ login_hint: elodie.email })))
      expect(first.html).toContain(`value="${elodie.email}"`)
      await signIn(op(), { login_hint: elodie.email })
    },
    'oidcc-ui-locales': async () => {
      const first = await op()
        .world.browser()
        .get(pathOf(request({ ui_locales: 'se fr' })))
      expect(first.html).toMatch(/<html[^>]* lang="fr"/)
      await signIn(op(), { ui_locales: 'se fr' })
    },
    'oidcc-claims-locales': succeeds(op, { claims_locales: 'se' }),
    'oidcc-ensure-request-with-acr-values-succeeds': async () => {
      const [acr = ''] = listIn(op(), 'acr_values_supported')
      const { claims } = await signIn(op(), { acr_values: `1 2 ${acr}` })
      expect(claims['acr']).toBe(acr)
    },
    'oidcc-ensure-registered-redirect-uri': async () => {
      const refused = page(await op().authorize(request({ redirect_uri: 'https://rp.example/callback/abcdef' })))
      expect([refused.status, refused.hops]).toEqual([400, []])
    },
    'oidcc-ensure-post-request-succeeds': async () => {
      await signIn(op(), {}, { method: 'POST' })
    },
    'oidcc-ensure-request-with-valid-pkce-succeeds': succeeds(op, {}),
    'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported': async () => {
      const { params } = answered(await op().authorize(request({ request_uri: 'https://rp.example/request.jwt' })))
      expect(params.get('error')).toBe('request_uri_not_supported')
      expect(op().metadata['request_uri_parameter_supported']).toBe(false)
    },
    'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported': async () => {
      const { params } = answered(await op().authorize(request({ request: unsigned(request()) })))
      expect(params.get('error')).toBe('request_not_supported')
      expect(listIn(op(), 'request_object_signing_alg_values_supported')).not.toContain('none')
    },
    'oidcc-ensure-request-object-with-redirect-uri': async () => {
      // Unsigned objects aren't supported, so that the module's other way out holds: a page that says so.
      const query = request({ request: unsigned(request()), redirect_uri: 'https://rp.example/callback/abcdef' })
      const refused = page(await op().authorize(query))
      expect([refused.status, refused.hops]).toEqual([400, []])
    },
  }) satisfies Record<string, Check>

function pathOf(query: URLSearchParams): string {
  return `/cas/oauth2/authorize?${query}`
}

/** A list in the metadata. */
export function listIn(op: Op, name: string): readonly string[] {
  const list = op.metadata[name]
  return Array.isArray(list) ? list.map(String) : []
}

function unsigned(query: URLSearchParams): string {
  const parts = [{ alg: 'none' }, { ...Object.fromEntries(query), iss: 'first', aud: 'x' }]
  const [head, body] = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  return `${head}.${body}.`
}
