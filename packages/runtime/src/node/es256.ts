import { createPrivateKey, sign } from 'node:crypto'

/**
 * What signs by a private key on P-256, at once: a job of WebCrypto costs three times as much (decision
 * 0032).
 *
 * @param privateJwk as the database keeps it, opened
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export function nodeEs256(
  privateJwk: Readonly<Record<string, unknown>>,
): (data: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> {
  const key = createPrivateKey({ key: { ...privateJwk }, format: 'jwk' })
  return (data) => new Uint8Array(sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }))
}
