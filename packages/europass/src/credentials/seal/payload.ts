import type { Json, JsonObject } from '../../patch/json.ts'
import { fromBase64Url, sameBytes, toBase64Url } from '../base64.ts'
import { RefusedCredential } from '../refusal.ts'
import type { Envelope } from './envelope.ts'
import { hashOf, type SealHeader } from './header.ts'

/** What was sealed. */
export interface Payload {
  /** The bytes of the credential. */
  readonly content: Uint8Array
  /** The bytes as they go into signature and timestamps: encoded, or as they are. */
  readonly covered: Uint8Array<ArrayBuffer>
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/**
 * The exact bytes that a seal is over.
 *
 * @param detached - the content, where it isn't in the file
 * @throws RefusedCredential `changed`, `detached`, `header`
 * @see https://www.rfc-editor.org/rfc/rfc7797#section-3; ETSI TS 119 182-1 section 5.2.8
 */
export async function payloadOf(
  { payloadText }: Envelope,
  { header, detached }: { readonly header: SealHeader; readonly detached: Uint8Array | undefined },
): Promise<Payload> {
  if (header.detached) return await referenced(header.detached, { payloadText, header, detached })
  if (payloadText !== undefined) {
    if (!header.encoded) {
      const content = utf8(payloadText)
      return { content, covered: content }
    }
    const content = fromBase64Url(payloadText)
    if (!content) throw new RefusedCredential('changed', 'payload')
    return { content, covered: utf8(payloadText) }
  }
  if (!detached) throw new RefusedCredential('detached')
  return { content: detached, covered: header.encoded ? utf8(toBase64Url(detached)) : new Uint8Array(detached) }
}

const byHash = 'http://uri.etsi.org/19182/ObjectIdByURIHash'

/** One object, named by its hash: the payload is empty, the header has it. */
async function referenced(
  { mId, pars, hashM, hashV }: JsonObject,
  {
    payloadText = '',
    header,
    detached,
  }: {
    readonly payloadText: string | undefined
    readonly header: SealHeader
    readonly detached: Uint8Array | undefined
  },
): Promise<Payload> {
  const single = (value: Json | undefined): Json | undefined =>
    Array.isArray(value) && value.length === 1 ? value[0] : undefined
  const [hash, digest] = [hashOf(hashM), single(hashV)]
  if (mId !== byHash || !hash || typeof digest !== 'string' || single(pars) === undefined || payloadText !== '')
    throw new RefusedCredential('header', 'sigD')
  if (!detached) throw new RefusedCredential('detached')
  const hashed = header.encoded ? utf8(toBase64Url(detached)) : new Uint8Array(detached)
  const expected = fromBase64Url(digest)
  const found = new Uint8Array(await crypto.subtle.digest(hash, hashed))
  if (!expected || !sameBytes(found, expected)) throw new RefusedCredential('changed', 'sigD')
  return { content: detached, covered: new Uint8Array() }
}
