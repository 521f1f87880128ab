import { expect } from 'vitest'
import { exchange, type Fapi, held, newCode, refresh, refused, resource, signIn } from '../support/fapi-client.ts'
import type { Check } from '../support/plan.ts'

const p = 'fapi2-security-profile-final'

/** Modules about codes, client assertions and refresh tokens. */
export const tokens = (op: () => Fapi) =>
  ({
    [`${p}-ensure-client-id-in-token-endpoint`]: async () => {
      // The second client's id and assertion, signed by the first's key.
      const answer = await exchange(op(), await newCode(op()), { clientId: 'second', key: op().keys.first })
      refused(answer, 'invalid_client', 'invalid_grant')
    },
    [`${p}-ensure-holder-of-key-required`]: async () => {
      const answer = await exchange(op(), await newCode(op()), { dpop: null })
      refused(answer, 'invalid_dpop_proof', 'invalid_request', 'invalid_grant')
    },
    [`${p}-ensure-authorization-code-is-bound-to-client`]: async () => {
      refused(await exchange(op(), await newCode(op()), { clientId: 'second' }), 'invalid_grant')
    },
    [`${p}-attempt-reuse-authorization-code-after-one-second`]: async () => {
      const code = await newCode(op())
      const { accessToken } = await held(op(), await exchange(op(), code))
      op().wait(1)
      refused(await exchange(op(), code), 'invalid_grant')
      expect((await resource(op(), accessToken)).status).toBe(401)
    },
    [`${p}-ensure-token-endpoint-fails-with-expired-auth-code`]: async () => {
      const code = await newCode(op())
      op().wait(61)
      refused(await exchange(op(), code), 'invalid_grant')
    },
    [`${p}-ensure-signed-client-assertion-with-RS256-fails`]: async () => {
      refused(await exchange(op(), await newCode(op()), { key: op().rsa }), 'invalid_client')
    },
    [`${p}-ensure-client-assertion-in-token-endpoint`]: async () => {
      refused(await exchange(op(), await newCode(op()), { authentication: 'none' }), 'invalid_client')
    },
    [`${p}-ensure-client-assertion-with-exp-is-5-minutes-in-past-fails`]: async () => {
      const exp = op().now() - 300
      refused(await exchange(op(), await newCode(op()), { assertion: { exp } }), 'invalid_client')
    },
    [`${p}-ensure-client-assertion-with-wrong-aud-fails`]: async () => {
      const assertion = { aud: 'https://elsewhere.example' }
      refused(await exchange(op(), await newCode(op()), { assertion }), 'invalid_client')
    },
    [`${p}-ensure-client-assertion-with-no-sub-fails`]: async () => {
      refused(await exchange(op(), await newCode(op()), { assertion: { sub: undefined } }), 'invalid_client')
    },
    [`${p}-refresh-token`]: async () => {
      const first = await signIn(op(), { scope: 'openid email offline_access' })
      op().wait(1)
      const foreign = await refresh(op(), first.refreshToken, { clientId: 'second' })
      refused(foreign, 'invalid_grant')
      refused(await refresh(op(), first.refreshToken, { authentication: 'none' }), 'invalid_client')
      refused(await refresh(op(), first.refreshToken, { dpop: null }), 'invalid_dpop_proof', 'invalid_request')
      // With a new key: the token that it buys is bound to that one.
      const dpopKey = op().otherDpopKey
      const second = await refresh(op(), first.refreshToken, { dpopKey })
      expect([second.status, second.body['token_type']]).toEqual([200, 'DPoP'])
      const renewed = String(second.body['access_token'])
      expect(renewed).not.toBe(first.accessToken)
      expect((await resource(op(), renewed, { dpopKey })).status).toBe(200)
      expect((await resource(op(), renewed)).status).toBe(401)
      // A client that lost the answer asks again.
      expect((await refresh(op(), first.refreshToken)).status).toBe(200)
    },
  }) satisfies Record<string, Check>
