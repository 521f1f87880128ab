// oidc-provider as it comes: everything in memory, ES256, whoever comes is signed in at once.
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

const origin = `http://localhost:${process.env.PORT}`
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const provider = new Provider(origin, {
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'bench' }] },
  clients: [
    {
      client_id: 'bench',
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: ['http://localhost:4999/callback'],
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: 'bench-refresh',
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: ['http://localhost:4999/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  // As ours: whoever is registered for refresh tokens gets them, and each is exchanged for another.
  issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  cookies: { keys: ['bench'] },
  claims: { openid: ['sub'], profile: ['given_name', 'family_name'], email: ['email'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  async loadExistingGrant({ oidc: { client, params, session } }) {
    const known = session.grantIdFor(client.clientId)
    if (known) return provider.Grant.find(known)
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope(String(params.scope))
    await grant.save()
    return grant
  },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => ({ sub, given_name: 'Bench', family_name: 'Mark', email: 'bench@example.org' }),
  }),
})
const callback = provider.callback()
createServer((request, response) => {
  if (request.url === '/healthz') return void response.end('{}')
  if (request.url?.startsWith('/interaction/'))
    return void provider.interactionFinished(request, response, { login: { accountId: 'bench' } })
  return void callback(request, response)
}).listen(Number(process.env.PORT), '127.0.0.1')
