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
 * What the country publishes about itself, looked up once an hour at most. One look-up at a time; a failed
 * one is forgotten, so that the next person tries again.
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function configuration(options: OidcEidOptions): () => Promise<Issuer> {
  let known: { readonly found: Promise<Issuer>; readonly until: number } | null = null
  return () => {
    if (known === null || known.until <= Date.now()) {
      const entry = { found: discover(options), until: Date.now() + freshFor }
      known = entry
      entry.found.catch(() => {
        if (known === entry) known = null
      })
    }
    return known.found
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
