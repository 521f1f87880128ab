import { addresses } from '@laissez-passer/core/addresses'
import {
  claimedKeyId,
  fromBase64url,
  type PublicJwk,
  readPublicJwk,
  thumbprint,
  verifyMessage,
} from '@laissez-passer/core/authenticator'
import type { KnownService } from './keys/record.ts'

/** A provider's service document, read and checked. */
export interface Service extends KnownService {
  readonly screenLock: 'required' | 'preferred'
  /** `lp-keys+jwt` by several keys, unverified. */
  readonly keys: readonly string[]
}

/**
 * Reads a provider's service document, from its place in the address book.
 *
 * @param phone `base`: what the provider's addresses start with
 * @returns `offline` when it can't be reached; `unavailable` when what is there isn't a service document of
 * this issuer.
 */
export async function readService(
  { base, fetch }: { readonly base: string; readonly fetch: typeof globalThis.fetch },
  issuer: string,
): Promise<Service | 'offline' | 'unavailable'> {
  try {
    const response = await fetch(issuer + addresses(base).serviceDocument, {
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
    })
    const value: unknown = response.ok ? await response.json() : null
    return parse(value, issuer) ?? 'unavailable'
  } catch (error) {
    return error instanceof SyntaxError ? 'unavailable' : 'offline'
  }
}

function parse(value: unknown, issuer: string): Service | null {
  if (typeof value !== 'object' || value === null) return null
  const given = new Map<string, unknown>(Object.entries(value))
  const text = (name: string): string => {
    const member = given.get(name)
    return typeof member === 'string' ? member : ''
  }
  const versions = given.get('versions')
  const keys = given.get('keys')
  const pinDigits = given.get('pinDigits')
  // The API must lie on the issuer's own origin: proofs name their audience by it.
  const own = [text('api'), text('signIn')].every((url) => URL.canParse(url) && new URL(url).origin === issuer)
  if (text('issuer') !== issuer || !own || !Array.isArray(versions) || !versions.includes(1)) return null
  return {
    issuer,
    name: text('name').slice(0, 100) || issuer,
    api: text('api'),
    signIn: text('signIn'),
    pushKey: text('pushKey') || null,
    pinDigits: pinDigits === 6 ? 6 : 4,
    screenLock: text('screenLock') === 'preferred' ? 'preferred' : 'required',
    keys: Array.isArray(keys) ? keys.filter((token) => typeof token === 'string').slice(0, 10) : [],
  }
}

/** The keys to pin at enrolment: what the provider says over TLS, signed by the first of them. */
export async function firstKeys(
  token: string,
  { issuer }: { readonly issuer: string },
): Promise<readonly PublicJwk[] | null> {
  const [first] = claimedKeys(token)
  return first ? pinnedKeys([token], { issuer, by: [first] }) : null
}

/**
 * The keys to pin from now on: only if one that is pinned already signed them, so that the next key,
 * published long ahead, hands over.
 * @returns null when none of `by` signed.
 */
export async function pinnedKeys(
  tokens: readonly string[],
  { issuer, by }: { readonly issuer: string; readonly by: readonly PublicJwk[] },
): Promise<readonly PublicJwk[] | null> {
  for (const token of tokens) {
    const key = await keyNamed(token, by)
    const verified = key && (await verifyMessage('lp-keys+jwt', token, { issuer, audience: 'authenticator', key }))
    if (verified) return verified.claims.keys
  }
  return null
}

/** The one of these keys that a message names by its `kid`; null when it names another. */
export async function keyNamed(token: string, keys: readonly PublicJwk[]): Promise<PublicJwk | null> {
  const kid = claimedKeyId(token)
  for (const key of keys) if ((await thumbprint(key)) === kid) return key
  return null
}

function claimedKeys(token: string): readonly (PublicJwk | null)[] {
  try {
    const bytes = fromBase64url(token.split('.')[1])
    const payload: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes))
    return typeof payload === 'object' && payload !== null && 'keys' in payload && Array.isArray(payload.keys)
      ? payload.keys.map(readPublicJwk)
      : []
  } catch {
    return []
  }
}
