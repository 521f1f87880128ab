import { decodeProtectedHeader } from 'jose'
import { expect } from 'vitest'
import { elodie, type Op } from '../support/op.ts'
import { asClient, exchange, signIn, userinfo } from '../support/client.ts'
import type { Check } from '../support/plan.ts'
import { listIn } from './requests.ts'

/** A scope that the metadata doesn't list: the suite leaves the module out, as it does there. */
const notListed =
  (op: () => Op, scope: string): Check =>
  async () => {
    expect(listIn(op(), 'scopes_supported')).not.toContain(scope)
    // Asked for nevertheless it is ignored, and nothing is told.
    const tokens = await signIn(op(), { scope: `openid ${scope}` })
    expect(tokens.token.body['scope']).toBe('openid')
    expect(Object.keys(await userinfo(op(), tokens))).toEqual(['sub'])
  }

const told =
  (op: () => Op, { scope, claims }: { readonly scope: string; readonly claims: readonly string[] }): Check =>
  async () => {
    const tokens = await signIn(op(), { scope })
    const info = await userinfo(op(), tokens)
    expect(Object.keys(info).toSorted()).toEqual(['sub', ...claims].toSorted())
    // With response_type=code they are told there, not in the ID token (Core §5.4).
    for (const claim of claims) expect(tokens.claims).not.toHaveProperty(claim)
    if (claims.includes('email')) expect(info).toMatchObject({ email: elodie.email, email_verified: true })
  }

const profile = ['name', 'given_name', 'family_name', 'locale']
const email = ['email', 'email_verified']

/** Modules about codes, tokens and claims. */
export const tokens = (op: () => Op) =>
  ({
    'oidcc-idtoken-signature': async () => {
      const { idToken } = await signIn(op())
      expect(listIn(op(), 'id_token_signing_alg_values_supported')).toContain(decodeProtectedHeader(idToken).alg)
      expect(listIn(op(), 'id_token_signing_alg_values_supported')).toContain('RS256')
    },
    'oidcc-idtoken-unsigned': async () => {
      // Who can't register for it can't get one; the suite leaves the module out where `none` isn't listed.
      expect(listIn(op(), 'id_token_signing_alg_values_supported')).not.toContain('none')
    },
    'oidcc-userinfo-get': async () => {
      await userinfo(op(), await signIn(op()))
    },
    'oidcc-userinfo-post-header': async () => {
      const { accessToken, claims } = await signIn(op())
      const answer = await op().post('userinfo_endpoint', {}, { Authorization: `Bearer ${accessToken}` })
      expect([answer.status, answer.body['sub']]).toEqual([200, claims.sub])
    },
    'oidcc-userinfo-post-body': async () => {
      const { accessToken, claims } = await signIn(op())
      const answer = await op().post('userinfo_endpoint', { access_token: accessToken })
      expect([answer.status, answer.body['sub']]).toEqual([200, claims.sub])
    },
    'oidcc-scope-profile': told(op, { scope: 'openid profile', claims: profile }),
    'oidcc-scope-email': told(op, { scope: 'openid email', claims: email }),
    'oidcc-scope-address': notListed(op, 'address'),
    'oidcc-scope-phone': notListed(op, 'phone'),
    'oidcc-scope-all': told(op, { scope: 'openid email phone address profile', claims: [...profile, ...email] }),
    'oidcc-codereuse': async () => {
      const { code } = await signIn(op())
      const again = await exchange(op(), code)
      expect([again.status, again.body['error']]).toEqual([400, 'invalid_grant'])
    },
    'oidcc-codereuse-30seconds': async () => {
      const { accessToken, code } = await signIn(op())
      op().wait(30)
      const again = await exchange(op(), code)
      expect([again.status, again.body['error']]).toEqual([400, 'invalid_grant'])
      const headers = { Authorization: `Bearer ${accessToken}` }
      expect((await op().fetch(String(op().metadata['userinfo_endpoint']), { headers })).status).toBe(401)
    },
    'oidcc-server-client-secret-post': async () => {
      await userinfo(op(), await signIn(op(), {}, { way: 'client_secret_post' }))
    },
    'oidcc-claims-essential': async () => {
      const claims = JSON.stringify({ userinfo: { name: { essential: true } } })
      const tokens = await signIn(op(), { claims })
      expect(await userinfo(op(), tokens)).toMatchObject({ name: 'Élodie Müller-Ørsted' })
      expect(tokens.claims).not.toHaveProperty('name')
    },
    'oidcc-refresh-token': async () => {
      expect(listIn(op(), 'grant_types_supported')).toContain('refresh_token')
      const browser = op().world.browser()
      const offline = { scope: 'openid offline_access', prompt: 'consent' }
      const first = await signIn(op(), offline, { browser })
      const refreshToken = String(first.token.body['refresh_token'])
      expect(refreshToken).toMatch(/^[\x20-\x7e]+$/)
      op().wait(1)
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
      const foreign = await asClient(op(), form, { clientId: 'second' })
      expect([foreign.status, foreign.body['error']]).toEqual([400, 'invalid_grant'])
      const second = await asClient(op(), form)
      expect(second.status).toBe(200)
      expect(second.body['access_token']).not.toBe(first.accessToken)
      await userinfo(op(), { accessToken: String(second.body['access_token']), claims: first.claims })
    },
  }) satisfies Record<string, Check>
