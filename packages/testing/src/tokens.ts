import { createHash, randomBytes } from 'node:crypto'
import type { OidcService, Service } from '@laissez-passer/federation/services'
import { unexpected } from './factors.ts'
import type { Place, ProviderFetch } from './place.ts'
import { type Going, type MethodName, signedInAt } from './sign-in.ts'

/** What the token endpoint answered, and what is in the ID token. */
export interface Tokens {
  readonly accessToken: string
  readonly idToken: string
  /** Where the client may use them and asked for one. */
  readonly refreshToken: string | null
  readonly expiresIn: number
  /** The claims of the ID token, unverified. */
  readonly claims: Readonly<Record<string, unknown>>
}

/** How tokens are asked for. */
export interface TokensOptions {
  readonly clientId: string
  /** Default: `openid email profile`. */
  readonly scope?: string
  /** Which of the client's redirect URIs. Default: the first. */
  readonly redirectUri?: string
  /** More parameters of the authorization request, e.g. `acr_values`. */
  readonly parameters?: Readonly<Record<string, string>>
  readonly method?: MethodName
}

/**
 * Signs somebody in as a client of OpenID Connect does: authorization code with PKCE, in a browser, then the
 * code at the token endpoint.
 *
 * @throws Error with what the page or the endpoint said
 */
export async function tokensFor(
  place: Place & { readonly services: readonly Service[]; readonly fetch: ProviderFetch },
  { browser, user }: Pick<Going, 'browser' | 'user'>,
  options: TokensOptions,
): Promise<Tokens> {
  const client = clientOf(place.services, options.clientId)
  const redirectUri = options.redirectUri ?? client.redirectUris[0] ?? ''
  const { oauth2 } = place.addresses
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: options.scope ?? 'openid email profile',
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...options.parameters,
  })
  const path = `${oauth2.authorize}?${query}`
  const back = await backFrom(place, { browser, user, path, method: options.method })
  const code = back.searchParams.get('code')
  if (code === null)
    throw new Error(
      `EU Login: no code, ${back.searchParams.get('error')}: ${back.searchParams.get('error_description')}`,
    )
  const answer = await place.fetch(place.origin + oauth2.token, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: client.clientId,
      ...(client.clientSecret === undefined ? {} : { client_secret: client.clientSecret }),
    }),
  })
  return read(await answer.json())
}

/** Signs somebody in at a CAS service. @returns the service ticket, unspent */
export async function ticketFor(place: Place, going: Omit<Going, 'path'>, service: string): Promise<string> {
  const path = `${place.addresses.signIn}?${new URLSearchParams({ service })}`
  const back = await backFrom(place, { ...going, path })
  const ticket = back.searchParams.get('ticket')
  if (ticket === null) throw new Error(`EU Login: no ticket in ${back.href}`)
  return ticket
}

/** Where a relying party gets the browser back. */
async function backFrom(place: Place, going: Going): Promise<URL> {
  const visit = await signedInAt(place, going)
  const [, to] = /^30\d (https?:.*)$/.exec(visit.hops.at(-1) ?? '') ?? []
  if (to === undefined) throw unexpected('it didn’t send the browser back', visit)
  return new URL(to)
}

function clientOf(services: readonly Service[], clientId: string): OidcService {
  const ids = services.flatMap((service) => (service.type === 'oidc' ? [service.clientId] : []))
  const found = services.find((service) => service.type === 'oidc' && service.clientId === clientId)
  if (found?.type === 'oidc') return found
  throw new Error(`There is no client ${clientId}. There are ${ids.join(', ') || 'none'}.`)
}

function read(answer: Readonly<Record<string, unknown>>): Tokens {
  const { access_token: accessToken, id_token: idToken, refresh_token: refreshToken, expires_in: expiresIn } = answer
  if (typeof accessToken !== 'string' || typeof idToken !== 'string')
    throw new Error(`EU Login: no tokens, ${String(answer['error'])}: ${String(answer['error_description'])}`)
  return {
    accessToken,
    idToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : null,
    expiresIn: Number(expiresIn),
    claims: JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()),
  }
}
