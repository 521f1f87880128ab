import { beforeAll } from 'vitest'
import { authorization } from './fapi2/authorization.ts'
import { dpop } from './fapi2/dpop.ts'
import { metadata } from './fapi2/metadata.ts'
import { pushing } from './fapi2/pushing.ts'
import { signed } from './fapi2/signed.ts'
import { tokens } from './fapi2/tokens.ts'
import { type Fapi, startFapi } from './support/fapi-client.ts'
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
    ...metadata(op),
    ...authorization(op),
    ...pushing(op),
    ...tokens(op),
    ...dpop(op),
  },
})

plan('fapi2-message-signing-final-test-plan, signed requests', { modules: signedRequests, checks: signed(op) })
