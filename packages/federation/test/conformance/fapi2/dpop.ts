import { expect } from 'vitest'
import {
  type Changes,
  exchange,
  type Fapi,
  newCode,
  proofFor,
  push,
  refused,
  resource,
  signIn,
} from '../support/fapi-client.ts'
import type { Check } from '../support/plan.ts'

const p = 'fapi2-security-profile-final'

/** Modules about DPoP (RFC 9449). */
export const dpop = (op: () => Fapi) =>
  ({
    [`${p}-access-token-type-header-case-sensitivity`]: async () => {
      const { accessToken } = await signIn(op())
      for (const scheme of ['dpop', 'DPOP', 'dPoP'])
        expect((await resource(op(), accessToken, { scheme })).status).toBe(200)
    },
    [`${p}-check-dpop-proof-nbf-exp`]: async () => {
      const claims = { nbf: op().now(), exp: op().now() + 300 }
      await signIn(op(), {}, { dpop: { claims } })
    },
    [`${p}-ensure-dpopproof-with-iat-10seconds-before-succeeds`]: async () => {
      await signIn(op(), {}, { dpop: { claims: { iat: op().now() - 10 } } })
    },
    [`${p}-ensure-dpopproof-with-iat-10seconds-after-succeeds`]: async () => {
      await signIn(op(), {}, { dpop: { claims: { iat: op().now() + 10 } } })
    },
    [`${p}-ensure-mismatched-dpop-jkt-fails`]: async () => {
      const answer = await push(op(), { dpop_jkt: op().otherDpopKey.jkt }, { dpop: {} })
      refused(answer, 'invalid_dpop_proof', 'invalid_request')
    },
    [`${p}-ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt`]: async () => {
      const code = await newCode(op(), {}, { dpop: {} })
      refused(await exchange(op(), code, { dpopKey: op().otherDpopKey }), 'invalid_grant', 'invalid_dpop_proof')
    },
    [`${p}-ensure-token-endpoint-fails-with-mismatched-dpop-jkt`]: async () => {
      const code = await newCode(op(), { dpop_jkt: op().dpopKey.jkt })
      refused(await exchange(op(), code, { dpopKey: op().otherDpopKey }), 'invalid_grant', 'invalid_dpop_proof')
    },
    [`${p}-ensure-dpopproof-at-par-endpoint-binding-success`]: async () => {
      await signIn(op(), {}, { dpop: {} })
    },
    [`${p}-ensure-dpop-auth-code-binding-success`]: async () => {
      await signIn(op(), { dpop_jkt: op().dpopKey.jkt }, { dpop: {} })
    },
    [`${p}-dpop-negative-tests`]: async () => {
      const { accessToken } = await signIn(op())
      const htu = String(op().metadata['userinfo_endpoint'])
      const status = async (changes: Parameters<typeof resource>[2]) =>
        (await resource(op(), accessToken, changes)).status
      const claims = (changed: Changes) => status({ dpop: { claims: changed } })
      const header = (changed: Changes) => status({ dpop: { header: changed } })

      for (const name of ['jti', 'htm', 'htu', 'iat', 'ath'])
        expect(await claims({ [name]: undefined }), name).toBe(401)
      for (const changed of [
        { htm: 'POST' },
        { htu: 'https://elsewhere.example/' },
        { iat: op().now() + 3600 },
        { iat: op().now() - 3600 },
        { ath: 'A'.repeat(43) },
      ])
        expect(await claims(changed), JSON.stringify(changed)).toBe(401)
      const { d } = JSON.parse(await privateJwk(op()))
      for (const changed of [
        { typ: undefined },
        { typ: 'JWT' },
        { jwk: undefined },
        { jwk: op().otherDpopKey.jwk },
        { jwk: { ...op().dpopKey.jwk, d } },
      ])
        expect(await header(changed), JSON.stringify(changed)).toBe(401)
      for (const proof of ['no.jwt', await unsigned(op(), htu)]) expect(await status({ proof })).toBe(401)
      expect(await status({ dpopKey: op().rsa })).toBe(401)
      expect(await status({ dpopKey: op().otherDpopKey })).toBe(401)
      expect(await status({ dpop: null })).toBe(401)
      expect(await status({ dpop: null, scheme: 'Bearer' })).toBe(401)

      // What is compared by meaning, and what is ignored (RFC 9449 §4.3, step 9).
      for (const same of [`${htu}?query=1#fragment`, htu.replace('http://localhost', 'HTTP://LOCALHOST')])
        expect(await claims({ htu: same }), same).toBe(200)
      expect(await status({ dpop: { claims: { extra: 1 }, header: { extra: 1 } } })).toBe(200)

      const ath = await hashOf(accessToken)
      const proof = await proofFor(op(), { htm: 'GET', htu, dpop: { claims: { ath } } })
      expect([await status({ proof }), await status({ proof })]).toEqual([200, 401])
      expect(await status({ proof: `${proof}, ${proof}` })).toBe(401)
      expect(await status({})).toBe(200)
    },
  }) satisfies Record<string, Check>

async function hashOf(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64url')
}

async function privateJwk({ dpopKey }: Fapi): Promise<string> {
  return JSON.stringify(await crypto.subtle.exportKey('jwk', dpopKey.privateKey))
}

async function unsigned(op: Fapi, htu: string): Promise<string> {
  const [, payload = ''] = (await proofFor(op, { htm: 'GET', htu })).split('.')
  const head = { alg: 'none', typ: 'dpop+jwt', jwk: op.dpopKey.jwk }
  return `${Buffer.from(JSON.stringify(head)).toString('base64url')}.${payload}.`
}
