import type { Seconds, ThrottleRule } from '@laissez-passer/core/ports'
import { clientToken, sameSecret, sha256 } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { bearerOf } from './bearer.ts'
import { type Metadata, readMetadata, registrationOf } from './metadata.ts'
import { informationOf } from './information.ts'
import { newClientId, sealSecret } from './stored.ts'

/** The answer to a client about its registration: JSON to send with this status, kept nowhere. */
export interface RegistrationAnswer {
  readonly status: 200 | 201 | 204 | 400 | 401 | 429
  readonly body: Metadata
  /** Of a 401, what `WWW-Authenticate` says. */
  readonly challenge?: string
  /** Of a 429. */
  readonly retryAfter?: Seconds
}

/** A command line sends a form unless it is told otherwise. */
export const notJson = 'The body must be a JSON object, with Content-Type: application/json'

const hour: Seconds = 3600

/** How many clients may register from one network address in an hour: whoever comes, or with a token. */
const limits = { open: 20, invited: 600 } as const

/**
 * Registers a client that says itself what it is, where the operator lets clients do so: with an initial
 * access token of theirs, or whoever comes. It is held against the rules of `services.json`, and it is never
 * the operator's own: people are asked before it gets to know anything. One commit, after the count of those
 * that register from its address.
 *
 * @param request - `authorization`: that header, or null; `body`: the JSON that was posted, undefined where
 * it was none; `from`: the network address.
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-3
 * @see https://openid.net/specs/openid-connect-registration-1_0.html
 */
export async function registerClient(
  provider: OidcProvider,
  request: { readonly authorization: string | null; readonly body: unknown; readonly from: string },
): Promise<RegistrationAnswer> {
  const { now, random, settings, store } = provider
  const { clientRegistration } = settings
  if (clientRegistration === 'off') return refused('invalid_token')
  const open = clientRegistration === 'open'
  if (!open) {
    const shown = bearerOf(request.authorization)
    if (shown === null) return refused(null)
    const right = clientRegistration.initialAccessTokens.map((token) => sameSecret(token, shown))
    if (!right.includes(true)) return refused('invalid_token')
  }
  if (!isMetadata(request.body)) return wrong('invalid_client_metadata', notJson)

  const clientId = newClientId(random)
  const read = readMetadata(request.body, {
    clientId,
    clientSecret: () => clientToken(random),
    ...limitsOf(provider),
  })
  if (!read.ok) return wrong(read.error, read.description)
  const limit = open ? limits.open : limits.invited
  const resting = await spend(provider, { key: `client-registration:${request.from}`, limit })
  if (resting !== null) return tooMany(resting, 'Too many clients register from this address')
  const { service } = read
  const token = clientToken(random)
  const client = {
    clientId,
    registration: registrationOf(service),
    sealedSecret: await sealSecret(provider, service),
    tokenHash: sha256(token),
    open,
    createdAt: now,
    changedAt: now,
  }
  await store.registeredClients.register(client)
  return { status: 201, body: informationOf(provider, { service, token, issuedAt: now }) }
}

/** What this provider can't give, whatever a client says. */
export function limitsOf({ outgoing, services, settings }: Pick<OidcProvider, 'outgoing' | 'services' | 'settings'>): {
  readonly canAsk: boolean
  readonly taken: readonly string[]
} {
  const canAsk = outgoing !== undefined && outgoing.listedHostsAlone !== true
  return { canAsk, taken: [settings.name, ...services.map(({ name }) => name)] }
}

/** RFC 7591 §3.2.2. */
export function wrong(error: string, description: string): RegistrationAnswer {
  return { status: 400, body: { error, error_description: description } }
}

/** RFC 6750 §3.1: no code where no token was shown. */
export function refused(error: 'invalid_token' | null): RegistrationAnswer {
  return error === null
    ? { status: 401, body: {}, challenge: 'Bearer' }
    : { status: 401, body: { error }, challenge: `Bearer error="${error}"` }
}

/** Whether a body is a JSON object. */
export function isMetadata(body: unknown): body is Metadata {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}

/**
 * Counts what is written, by the hour.
 *
 * @returns for how long it rests; null where it may go on.
 */
export async function spend(
  { now, store }: Pick<OidcProvider, 'now' | 'store'>,
  rule: Pick<ThrottleRule, 'key' | 'limit'>,
): Promise<Seconds | null> {
  const spent = await store.throttle.spend([{ ...rule, accountId: null, lockSeconds: hour, windowSeconds: hour }], {
    now,
  })
  return spent.ok ? null : Math.max(1, spent.until - now)
}

/** RFC 6585 §4. */
export function tooMany(retryAfter: Seconds, description: string): RegistrationAnswer {
  return {
    status: 429,
    body: { error: 'temporarily_unavailable', error_description: description },
    retryAfter,
  }
}
