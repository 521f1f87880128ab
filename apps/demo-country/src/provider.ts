import { randomBytes } from 'node:crypto'
import { type JWK, Provider } from 'oidc-provider'
import { citizenOf } from './citizens.ts'
import { levels } from './levels.ts'
import { memoryAdapter } from './memory-adapter.ts'

/** The client that Demoland knows: EU Login, which proves itself by PKCE alone. */
export const clientId = 'eu-login'

/**
 * Demoland's OpenID Connect, by a real provider: everything but the people is as a country would have it.
 *
 * @param options `key`: a private JWK that it signs with; `origin`: its own; `redirectUri`: EU Login's
 */
export function demoProvider({
  key,
  origin,
  redirectUri,
}: {
  readonly key: JWK
  readonly origin: string
  readonly redirectUri: string
}): Provider {
  const provider = new Provider(origin, {
    adapter: memoryAdapter,
    jwks: { keys: [key] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    // Cookies know no ports: the other apps have theirs on this host.
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { interaction: 'demoland_interaction', resume: 'demoland_resume', session: 'demoland_session' },
    },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    acrValues: Object.values(levels),
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'birthdate'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    // There is one client, and it asks for what everybody may know of these people.
    async loadExistingGrant({ oidc }) {
      const { client, params, session } = oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope(typeof params?.scope === 'string' ? params.scope : 'openid')
      await grant.save()
      return grant
    },
    findAccount(_, sub) {
      const citizen = citizenOf(sub)
      if (citizen === null) return undefined
      const { born, email, firstName, lastName } = citizen
      return {
        accountId: sub,
        claims: () => ({
          sub,
          given_name: firstName,
          family_name: lastName,
          birthdate: born,
          ...(email === null ? {} : { email: email.value, email_verified: email.verified }),
        }),
      }
    },
  })
  return provider
}
