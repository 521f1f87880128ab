import { expect } from 'vitest'
import { checkedMetadata } from '../support/metadata.ts'
import type { Op } from '../support/op.ts'
import type { Check } from '../support/plan.ts'

/** The module about metadata. */
export const metadata = (op: () => Op) =>
  ({
    'oidcc-discovery-endpoint-verification': async () => {
      const metadata = await checkedMetadata(op())
      expect(metadata).toMatchObject({
        authorization_endpoint: expect.any(String),
        token_endpoint: expect.any(String),
        userinfo_endpoint: expect.any(String),
        response_types_supported: expect.arrayContaining(['code']),
        response_modes_supported: expect.arrayContaining(['query', 'form_post']),
        subject_types_supported: expect.arrayContaining(['public', 'pairwise']),
        id_token_signing_alg_values_supported: expect.arrayContaining(['RS256']),
        grant_types_supported: expect.arrayContaining(['authorization_code']),
        scopes_supported: expect.arrayContaining(['openid']),
        claims_supported: expect.arrayContaining(['sub', 'iss', 'auth_time', 'acr', 'name', 'email']),
        claims_parameter_supported: true,
        request_parameter_supported: true,
        request_uri_parameter_supported: false,
        code_challenge_methods_supported: ['S256'],
      })
    },
  }) satisfies Record<string, Check>
