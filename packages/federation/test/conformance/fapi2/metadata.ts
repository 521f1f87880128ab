import { expect } from 'vitest'
import type { Fapi } from '../support/fapi-client.ts'
import { checkedMetadata } from '../support/metadata.ts'
import type { Check } from '../support/plan.ts'

/** The module about metadata. */
export const metadata = (op: () => Fapi) =>
  ({
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
  }) satisfies Record<string, Check>
