import { base64url } from 'jose'
import type { SigningAlgorithm } from '../../signing-algorithms.ts'
import type { OidcContext } from '../provider.ts'
import { signingKey } from './signing-keys.ts'

/**
 * A JWT in our name. It is put together here because the signature is made at once where the runtime has
 * that: most of what a token costs.
 *
 * @param jwt - `typ`: what it is, by its header; `payload`: all of its claims, times included.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.1
 */
export async function signJwt(
  context: OidcContext,
  algorithm: SigningAlgorithm,
  {
    payload,
    typ,
  }: { readonly payload: Readonly<Record<string, unknown>>; readonly typ: 'JWT' | 'logout+jwt' | 'secevent+jwt' },
): Promise<string> {
  const { kid, sign } = await signingKey(context, algorithm)
  const part = (value: object): string => base64url.encode(JSON.stringify(value))
  const input = `${part({ alg: algorithm, kid, typ })}.${part(payload)}`
  return `${input}.${base64url.encode(await sign(new TextEncoder().encode(input)))}`
}
