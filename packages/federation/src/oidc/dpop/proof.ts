import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose'
import { sha256 } from '../encoding.ts'
import type { OidcContext } from '../provider.ts'

/** How a proof may be signed. RS256 is for keys that know no better, and not for FAPI 2.0 (§5.4.1 there). */
export const proofAlgorithms = ['ES256', 'PS256', 'EdDSA', 'Ed25519', 'RS256'] as const

/** A proof is made for one request, and clocks may differ by so much, either way. */
const tolerance = 60
/** What is longer proves nothing that is shorter couldn't. */
const longest = 8192

/** A proof that was accepted: the thumbprint of its key (RFC 7638). Or why it wasn't, for developers. */
export type ProofAnswer =
  | { readonly ok: true; readonly jkt: string }
  | { readonly ok: false; readonly description: string }

/**
 * Judges a DPoP proof: made by whoever has its key, for this request and no other, now, and presented for the
 * first time. There are no nonces: a proof lives two minutes at most, and each is taken once.
 *
 * @param proof - The `DPoP` header as it came.
 * @param request - `method` and `url` of the request it came with; `accessToken`: the token that it goes
 * with, null at endpoints that take none; `strict`: RS256 isn't enough.
 * @returns One commit where the proof is good.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export async function verifyProof(
  context: Pick<OidcContext, 'now'> & { readonly store: Pick<OidcContext['store'], 'seen'> },
  proof: string,
  request: {
    readonly method: string
    readonly url: string
    readonly accessToken: string | null
    readonly strict?: boolean
  },
): Promise<ProofAnswer> {
  const { now, store } = context
  const wrong = (description: string): ProofAnswer => ({ ok: false, description })
  if (proof.length > longest) return wrong('The proof is too long')
  let verified: Awaited<ReturnType<typeof jwtVerify>>
  try {
    verified = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: proofAlgorithms.filter((algorithm) => request.strict !== true || algorithm !== 'RS256'),
      currentDate: new Date(now * 1000),
      clockTolerance: tolerance,
    })
  } catch {
    return wrong('The proof is no JWT of the type dpop+jwt, signed by the public key in its header')
  }
  const { payload, protectedHeader } = verified
  const unfit = whatDoesNotFit(payload, { ...request, now })
  if (unfit !== null) return wrong(unfit)
  const { iat = 0, jti = '' } = payload
  const jkt = await calculateJwkThumbprint(protectedHeader.jwk ?? {})
  const key = `dpop-proof:${sha256(JSON.stringify([jkt, jti]))}`
  const isFirst = await store.seen.first(key, { expiresAt: Math.ceil(iat) + tolerance + 1, now })
  return isFirst ? { ok: true, jkt } : wrong('The proof was used before')
}

function whatDoesNotFit(
  { ath, htm, htu, iat, jti }: JWTPayload,
  request: {
    readonly method: string
    readonly url: string
    readonly accessToken: string | null
    readonly now: number
  },
): string | null {
  const { accessToken, method, now, url } = request
  if (typeof jti !== 'string' || jti === '') return 'jti is missing'
  if (htm !== method) return `htm must be ${method}`
  if (typeof htu !== 'string' || withoutQuery(htu) !== withoutQuery(url)) return `htu must be ${withoutQuery(url)}`
  if (typeof iat !== 'number' || iat < now - tolerance || iat > now + tolerance)
    return `iat must be now: it is ${now} here, and iat ${typeof iat === 'number' ? iat : 'missing'}`
  if (accessToken !== null && ath !== sha256(accessToken)) return 'ath must be the hash of the access token'
  return null
}

/** RFC 9449 §4.3, step 9: normalised, without query and fragment. */
function withoutQuery(text: string): string | null {
  const url = URL.parse(text)
  return url === null ? null : url.origin + url.pathname
}
