import { beforeAll, expect } from 'vitest'
import { authorization } from './fapi2/authorization.ts'
import { dpop } from './fapi2/dpop.ts'
import { pushing } from './fapi2/pushing.ts'
import { signed } from './fapi2/signed.ts'
import { tokens } from './fapi2/tokens.ts'
import { type Fapi, startFapi } from './support/fapi-client.ts'
import { checkedMetadata } from './support/metadata.ts'
import { fapi2, signedRequests } from './support/modules.ts'
import { plan } from './support/plan.ts'

let started: Fapi
beforeAll(async () => {
  started = await startFapi()
})
const op = () => started

plan('fapi2-security-profile-final-test-plan', {
  modules: fapi2,
  checks: {
    'fapi2-security-profile-final-discovery-end-point-verification': async () => {
      const metadata = await checkedMetadata(op())
      const safe = expect.arrayContaining(['PS256', 'ES256', 'EdDSA'])
      expect(metadata).toMatchObject({
        authorization_response_iss_parameter_supported: true,
        pushed_authorization_request_endpoint: expect.any(String),
        require_pushed_authorization_requests: expect.any(Boolean),
        token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
        token_endpoint_auth_signing_alg_values_supported: safe,
        dpop_signing_alg_values_supported: safe,
        request_object_signing_alg_values_supported: safe,
        id_token_signing_alg_values_supported: expect.arrayContaining(['ES256']),
        code_challenge_methods_supported: ['S256'],
        response_types_supported: ['code'],
      })
    },
    ...authorization(op),
    ...pushing(op),
    ...tokens(op),
    ...dpop(op),
  },
})

plan('fapi2-message-signing-final-test-plan, signed requests', { modules: signedRequests, checks: signed(op) })
