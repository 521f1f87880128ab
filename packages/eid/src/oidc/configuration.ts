import { type JwtVerifier, jwtVerifier } from '@laissez-passer/relying-party/jwt'
import * as openid from 'openid-client'
import { outgoing } from '../outgoing.ts'
import type { OidcEidOptions } from './options.ts'

/** For how long a country's discovery document is believed, in milliseconds. */
const freshFor = 3600_000
/** By how much its clock may differ, in seconds. */
const clockTolerance = 60

/** A country as it describes itself, and what verifies its ID tokens. */
export interface Issuer {
  readonly config: openid.Configuration
  readonly verifyJwt: JwtVerifier
}

/**
 * What the country publishes about itself, kept for an hour. People who come while it is looked up look it up
 * themselves: on Workers a look-up stops with the request that began it, and who shared it would wait for
 * ever.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function configuration(options: OidcEidOptions): () => Promise<Issuer> {
  let known: { readonly issuer: Issuer; readonly until: number } | null = null
  return async () => {
    if (known !== null && known.until > Date.now()) return known.issuer
    const issuer = await discover(options)
    known = { issuer, until: Date.now() + freshFor }
    return issuer
  }
}

async function discover(options: OidcEidOptions): Promise<Issuer> {
  const { clientAuthentication, clientId, clientSecret, fetch, hosts = [] } = options
  const issuer = new URL(options.issuer)
  const loopback = issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
  const send = outgoing({ hosts: [issuer.host, ...hosts], ...(fetch ? { fetch } : {}) })
  const authentication =
    clientAuthentication ?? (clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret))
  const config = await openid.discovery(issuer, clientId, { [openid.clockTolerance]: clockTolerance }, authentication, {
    timeout: 5,
    [openid.customFetch]: (url, { body, ...init }) =>
      send(url, { ...init, body: body instanceof Uint8Array ? Uint8Array.from(body) : (body ?? null) }),
    ...(loopback ? { execute: [openid.allowInsecureRequests] } : {}),
  })
  return { config, verifyJwt: jwtVerifier({ clientId, metadata: config.serverMetadata(), fetch: send }) }
}
