import type { AccessToken, Account, Session, ToldAccount } from '@laissez-passer/core/ports'
import { proofAlgorithms, verifyProof } from '../dpop/proof.ts'
import { hashSecret } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'

/** How a request presents an access token. */
export interface Presentation {
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** The `DPoP` header, or null. */
  readonly dpop: string | null
  /** `access_token` of a posted form (RFC 6750 §2.2); null: none. */
  readonly posted: string | null
  readonly method: string
  /** The address that was asked, with our origin. */
  readonly url: string
}

/**
 * An access token that opens an endpoint of ours, and whose it is; or what to send, with this
 * `WWW-Authenticate`.
 */
export type Presented<Owner = ToldAccount, Within = Pick<Session, 'proofs'>> =
  | { readonly ok: true; readonly token: AccessToken; readonly account: Owner; readonly session: Within | null }
  | NotPresented

/** The same of a token that a client has for itself. */
export type PresentedByClient = { readonly ok: true; readonly token: AccessToken } | NotPresented

interface NotPresented {
  readonly ok: false
  readonly status: 400 | 401
  /** RFC 6750 §3.1: none where no token was presented. */
  readonly error: 'invalid_request' | 'invalid_token' | 'invalid_dpop_proof' | null
  readonly challenge: string
  /** Whose token it was, where it is known; for the operator's log, as `why` is. */
  readonly client?: string
  readonly why?: string
}

const algorithms = `algs="${proofAlgorithms.join(' ')}"`

/**
 * Judges the access token of a request to an endpoint of ours: one that lives, of a person, not meant for
 * somebody else's API, and presented by whoever it is bound to. A bound token alone opens nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-7
 */
export function presentedToken(provider: OidcProvider, request: Presentation): Promise<Presented> {
  return presented(provider, request, { find: told(provider), isGood: isActive })
}

/** Judges the token of a program that acts for a person at our own API in the same way. */
export function presentedApiToken(provider: OidcProvider, request: Presentation): Promise<Presented<Account, Session>> {
  const { grants } = provider.store
  return presented(provider, request, { find: (hash, options) => grants.findApiToken(hash, options), isGood: isActive })
}

/** Judges a token that a client was given for itself in the same way. */
export function presentedClientToken(provider: OidcProvider, request: Presentation): Promise<PresentedByClient> {
  return presented(provider, request, { find: told(provider), isGood: (account) => account === null })
}

function told({ store: { grants } }: OidcProvider): typeof grants.findAccessToken {
  return (hash, options) => grants.findAccessToken(hash, options)
}

function isActive<Owner extends Pick<Account, 'status'>>(account: Owner | null): account is Owner {
  return account?.status === 'active'
}

function refusal(
  error: 'invalid_token' | 'invalid_dpop_proof',
  told: { readonly proves: boolean; readonly client?: string; readonly why: string },
): NotPresented {
  const { proves, ...noted } = told
  const challenge = proves ? `DPoP error="${error}", ${algorithms}` : `Bearer error="${error}"`
  return { ok: false, status: 401, error, challenge, ...noted }
}

async function presented<Found, Owner extends Found | null, Within>(
  provider: OidcProvider,
  request: Presentation,
  {
    find,
    isGood,
  }: {
    readonly find: (
      tokenHash: string,
      options: { readonly now: number },
    ) => Promise<{
      readonly token: AccessToken
      readonly account: Found | null
      readonly session: Within | null
    } | null>
    readonly isGood: (account: Found | null) => account is Owner
  },
): Promise<Presented<Owner, Within>> {
  const { authorization, dpop, posted } = request
  const [, scheme = 'Bearer', inHeader] = /^(Bearer|DPoP) ([A-Za-z0-9._~+/-]+=*)$/i.exec(authorization ?? '') ?? []
  if (inHeader !== undefined && posted !== null)
    return {
      ok: false,
      status: 400,
      error: 'invalid_request',
      challenge: 'Bearer error="invalid_request"',
      why: 'A token in the header and another in the form',
    }
  const value = inHeader ?? posted
  if (value === null)
    return {
      ok: false,
      status: 401,
      error: null,
      challenge: `Bearer, DPoP ${algorithms}`,
      why: authorization === null ? 'No access token came' : 'The Authorization header has no access token',
    }

  const proves = scheme.toLowerCase() === 'dpop'
  const found = await find(hashSecret(value), { now: provider.now })
  if (found === null)
    return refusal('invalid_token', { proves, why: 'The token is unknown, has expired, or its session has ended' })
  const { account, session, token } = found
  const refuse = (error: 'invalid_token' | 'invalid_dpop_proof', why: string) =>
    refusal(error, { proves, client: token.clientId, why })
  if (token.audience !== null) return refuse('invalid_token', 'The token is for another API')
  if (!isGood(account)) return refuse('invalid_token', 'The token is not of such an account, or it is closed')
  const opened = { ok: true, token, account, session } as const
  if (!proves)
    return token.confirmation === null
      ? opened
      : refuse('invalid_token', 'The token is bound to a key, and came as Bearer')
  if (token.confirmation === null || !('jkt' in token.confirmation))
    return refuse('invalid_token', 'The token is bound to no key, and came as DPoP')
  const proof = await verifyProof(provider, dpop ?? '', { ...request, accessToken: value })
  if (!proof.ok) return refuse('invalid_dpop_proof', 'The DPoP proof is wrong or was used')
  return proof.jkt === token.confirmation.jkt ? opened : refuse('invalid_token', 'The token is bound to another key')
}
