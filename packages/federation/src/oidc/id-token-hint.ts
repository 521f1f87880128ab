import { createLocalJWKSet, jwtVerify } from 'jose'
import { signingAlgorithms } from '../signing-algorithms.ts'
import { issuerOf, type OidcContext } from './provider.ts'
import { publicKeys } from './keys/signing-keys.ts'

/** Whom an ID token is about, and the client that it was made for. */
export interface Hint {
  readonly subject: string
  readonly clientId: string
}

/**
 * Who an ID token of ours was made about and for, expired ones too; null for anything else.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest `id_token_hint`
 */
export async function readHint(provider: OidcContext, idToken: string | null): Promise<Hint | null> {
  if (idToken === null) return null
  try {
    const { keys } = await publicKeys(provider)
    const { payload } = await jwtVerify(idToken, createLocalJWKSet({ keys: [...keys] }), {
      issuer: issuerOf(provider),
      algorithms: [...signingAlgorithms],
      // A logout token is signed by the same key, and is none.
      typ: 'JWT',
      // An expired ID token still says who was signed in (RP-Initiated Logout §2): its own age is the clock.
      currentDate: new Date(0),
      clockTolerance: Number.MAX_SAFE_INTEGER,
    })
    return typeof payload.sub === 'string' && typeof payload.aud === 'string'
      ? { subject: payload.sub, clientId: payload.aud }
      : null
  } catch {
    return null
  }
}
