import { fromBase64url, toBase64url } from '@laissez-passer/core/authenticator'
import type { Biometrics } from './biometrics.ts'

/** ES256, then what Windows has. */
const algorithms = [-7, -257]
const timeoutMs = 60_000

/**
 * Biometrics by WebAuthn: B is a passkey for this app's own host, kept by the platform (`residentKey:
 * discouraged`), used only with user verification.
 * @see https://www.w3.org/TR/webauthn-3/#enum-residentKeyRequirement
 */
export function platformBiometrics(): Biometrics {
  return {
    async available() {
      return typeof PublicKeyCredential === 'undefined'
        ? false
        : PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
    },
    async create({ challenge, name }) {
      try {
        const made = await navigator.credentials.create({
          publicKey: {
            challenge: bytes(challenge),
            rp: { name },
            // Random: nothing on the platform's list of passkeys tells whose account this is.
            user: { id: crypto.getRandomValues(new Uint8Array(32)), name, displayName: name },
            pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
            authenticatorSelection: {
              authenticatorAttachment: 'platform',
              residentKey: 'discouraged',
              userVerification: 'required',
            },
            attestation: 'none',
            timeout: timeoutMs,
          },
        })
        const attested = made instanceof PublicKeyCredential ? made.response : null
        if (!made || !(attested instanceof AuthenticatorAttestationResponse)) return none
        const { attestationObject, clientDataJSON } = attested
        return {
          ok: true,
          credential: asJson(made, {
            attestationObject: text(attestationObject),
            clientDataJSON: text(clientDataJSON),
          }),
        }
      } catch (error) {
        return why(error)
      }
    },
    async sign({ challenge, id }) {
      try {
        const got = await navigator.credentials.get({
          publicKey: {
            challenge: bytes(challenge),
            allowCredentials: [{ type: 'public-key', id: bytes(id), transports: ['internal'] }],
            userVerification: 'required',
            timeout: timeoutMs,
          },
        })
        const signed = got instanceof PublicKeyCredential ? got.response : null
        if (!got || !(signed instanceof AuthenticatorAssertionResponse)) return none
        const { authenticatorData, clientDataJSON, signature } = signed
        return {
          ok: true,
          assertion: asJson(got, {
            authenticatorData: text(authenticatorData),
            clientDataJSON: text(clientDataJSON),
            signature: text(signature),
          }),
        }
      } catch (error) {
        return why(error)
      }
    },
  }
}

const none = { ok: false, reason: 'unavailable' } as const

/** `NotAllowedError`: not given, not recognised, or no such passkey here; the browser doesn't say which. */
function why(error: unknown): typeof none | { readonly ok: false; readonly reason: 'cancelled' } {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return name === 'NotAllowedError' || name === 'AbortError' ? { ok: false, reason: 'cancelled' } : none
}

/** As `PublicKeyCredential.toJSON()`, which not every phone has. */
function asJson({ id, type }: Credential, response: Readonly<Record<string, string>>): object {
  return { id, rawId: id, type, response }
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return fromBase64url(base64url) ?? new Uint8Array()
}

function text(buffer: ArrayBuffer): string {
  return toBase64url(new Uint8Array(buffer))
}
