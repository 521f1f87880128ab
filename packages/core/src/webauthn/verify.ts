import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import * as base64url from 'jose/base64url'
import type { RelyingParty } from './relying-party.ts'
import { clientDataOf } from './responses.ts'

/** Signature algorithms that a passkey may use, the preferred first: Ed25519, ES256, RS256. */
export const algorithms: readonly number[] = [-8, -7, -257]

/**
 * The library with all its kinds of attestation, loaded with the first passkey: it is half a megabyte, and a
 * process starts without it.
 */
const library = async () => ({
  ...(await import('@simplewebauthn/server')),
  ...(await import('@simplewebauthn/server/helpers')),
})
type Library = Awaited<ReturnType<typeof library>>

/** A credential that was just made. */
export interface MadeCredential {
  readonly credentialId: string
  /** COSE key, base64url. */
  readonly publicKey: string
  readonly signCount: number
  readonly aaguid: string
  readonly backedUp: boolean
}

/** What a signature says besides that it is right. */
export interface Signed {
  readonly signCount: number
  /** The authenticator made sure who was holding it: by PIN, finger or face. */
  readonly userVerified: boolean
  readonly backedUp: boolean
}

/**
 * Verifies what a browser gives after making a passkey. Attestation isn't asked for and isn't looked at, so
 * that no certificate leads anywhere on the network.
 *
 * @param response as `readRegistration` gave it.
 * @param options `challenge`: which it must answer; `relyingParty`; `verified`: refused unless the
 * authenticator made sure who holds it; `present`: refused unless somebody touched it. Default: true; a
 * browser that makes one without a question can't say so.
 * @returns null when it isn't right: another origin, another challenge, in a frame of another site, an
 * algorithm that wasn't offered.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
 */
export async function verifyRegistration(
  response: RegistrationResponseJSON,
  options: {
    readonly challenge: string
    readonly relyingParty: RelyingParty
    readonly verified?: boolean
    readonly present?: boolean
  },
): Promise<MadeCredential | null> {
  const { challenge, present = true, relyingParty, verified = false } = options
  if (clientDataOf(response)?.crossOrigin !== false) return null
  try {
    const webauthn = await library()
    const { registrationInfo } = await webauthn.verifyRegistrationResponse({
      response: withoutAttestation(response, webauthn),
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: verified,
      requireUserPresence: present,
      supportedAlgorithmIDs: [...algorithms],
    })
    // The browser's id stands outside of what the authenticator signed.
    if (!registrationInfo || registrationInfo.credential.id !== response.id) return null
    const { aaguid, credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: base64url.encode(credential.publicKey),
      signCount: credential.counter,
      aaguid,
      backedUp: credentialBackedUp,
    }
  } catch {
    // The library throws its refusals: they are all the same here.
    return null
  }
}

/**
 * Verifies a passkey's signature. Lower counts aren't refused: what they mean is for the caller to judge.
 *
 * @param response as `readAssertion` gave it.
 * @param options `challenge`: which it must answer; `publicKey`: COSE, base64url; `relyingParty`.
 * @returns null when it isn't right: another key, origin or challenge, in a frame of another site, nobody
 * present.
 * @see https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion
 */
export async function verifyAssertion(
  response: AuthenticationResponseJSON,
  options: { readonly challenge: string; readonly publicKey: string; readonly relyingParty: RelyingParty },
): Promise<Signed | null> {
  const { challenge, publicKey, relyingParty } = options
  if (clientDataOf(response)?.crossOrigin !== false) return null
  try {
    const { isoBase64URL, verifyAuthenticationResponse } = await library()
    const { authenticationInfo: info, verified } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: relyingParty.origin,
      expectedRPID: relyingParty.id,
      credential: { id: response.id, publicKey: isoBase64URL.toBuffer(publicKey), counter: 0 },
      requireUserVerification: false,
    })
    if (!verified) return null
    return { signCount: info.newCounter, userVerified: info.userVerified, backedUp: info.credentialBackedUp }
  } catch {
    return null
  }
}

/**
 * The same with an empty statement of format `none`: an authenticator may attest though nobody asked (§5.1.3,
 * step 22).
 */
function withoutAttestation(
  response: RegistrationResponseJSON,
  { decodeAttestationObject, isoBase64URL, isoCBOR }: Library,
): RegistrationResponseJSON {
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject)).get('authData')
  const none = isoCBOR.encode(
    new Map<string, string | Uint8Array | Map<string, never>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, never>()],
      ['authData', authData],
    ]),
  )
  return { ...response, response: { ...response.response, attestationObject: isoBase64URL.fromBuffer(none) } }
}
