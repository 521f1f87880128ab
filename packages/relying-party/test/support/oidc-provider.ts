// The independent issuer of oidc-provider, on a port of this machine; whoever comes is signed in at once.
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type ClientMetadata, Provider } from 'oidc-provider'

/** It, and what was sent to its token endpoint. */
export interface Issuer {
  readonly issuer: string
  readonly refreshed: string[]
  close(): Promise<void>
}

const acr = ['https://ecas.ec.europa.eu/loa/basic', 'https://ecas.ec.europa.eu/loa/medium']

/** @param clients as oidc-provider registers them */
export async function startIssuer(clients: readonly ClientMetadata[]): Promise<Issuer> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void protocol(request, response)
    void provider
      .interactionDetails(request, response)
      .then(({ params }) => {
        const { acr_values: wanted } = params
        const asked = typeof wanted === 'string' ? wanted : 'https://ecas.ec.europa.eu/loa/basic'
        return provider.interactionFinished(request, response, {
          login: { accountId: 'ada', acr: asked, amr: ['pwd'] },
        })
      })
      .catch(() => response.writeHead(500).end())
  }).listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://localhost:${address.port}`
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'k' }] },
    clients: [...clients],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    cookies: { keys: ['k'] },
    acrValues: acr,
    claims: { openid: ['sub', 'sid', 'acr', 'amr', 'auth_time'], profile: ['given_name'], email: ['email'] },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Whoever asks to log out is taken at their word: the form is what would be clicked.
        logoutSource: (ctx, form) => {
          ctx.body = form
        },
      },
    },
    // Its own refuses this machine's addresses.
    fetch: (url, { body, headers, method, signal } = {}) =>
      fetch(url, { body: body ?? null, headers: headers ?? {}, method: method ?? 'GET', signal: signal ?? null }),
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    ttl: { AccessToken: 40, IdToken: 300, RefreshToken: 3600, Session: 3600, Grant: 3600, Interaction: 60 },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc: { client, params, session } }) {
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope(String(params?.['scope']))
      await grant.save()
      return grant
    },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, given_name: 'Ada', email: 'ada@example.eu' }),
    }),
  })
  const refreshed: string[] = []
  provider.on('grant.success', ({ oidc }) => {
    if (oidc.params?.['grant_type'] === 'refresh_token') refreshed.push(String(oidc.params['refresh_token']))
  })
  const protocol = provider.callback()
  return {
    issuer,
    refreshed,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
