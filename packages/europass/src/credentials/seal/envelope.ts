import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import { fromBase64Url } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { RefusedCredential } from '../refusal.ts'
import { strictJson, strictText } from '../strict-json.ts'

/** A sealed file taken apart: nothing in it is verified yet. */
export interface Envelope {
  /** As it stands in the file: base64url. */
  readonly protectedText: string
  readonly header: JsonObject
  readonly unprotected: JsonObject
  /** As it stands in the file; undefined where the content is elsewhere. */
  readonly payloadText: string | undefined
  /** As it stands in the file: base64url. */
  readonly signatureText: string
  readonly signature: Uint8Array<ArrayBuffer>
}

const compact = /^[\w-]+\.[\w-]*\.[\w-]+$/

/** The three parts of a compact form, or null: a line end after it, as editors write, is none of it. */
export function compactParts(text: string): readonly string[] | null {
  const line = text.replace(/\r?\n$/, '')
  return compact.test(line) ? line.split('.') : null
}

/**
 * Takes a sealed file apart: JWS in its general or flattened JSON form, or in its compact one.
 *
 * @throws RefusedCredential
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7
 */
export function openEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length > credentialLimits.file) throw new RefusedCredential('too-large')
  const text = strictText(bytes)
  const parts = compactParts(text)
  if (parts) {
    const [header = '', payload = '', signature = ''] = parts
    return taken({ protected: header, signature }, payload === '' ? undefined : payload)
  }
  const file = strictJson(text)
  if (!isObject(file)) throw new RefusedCredential('not-a-seal')
  if (!('signatures' in file) && !('signature' in file)) throw new RefusedCredential(...unsealed(file))
  const { payload, signatures, ...flattened } = file
  if (payload !== undefined && typeof payload !== 'string') throw new RefusedCredential('not-a-seal', 'payload')
  if (signatures === undefined) return taken(flattened, payload)
  // Both forms at once: readers would differ on which signature counts.
  refuseOthers(flattened, [])
  if (!Array.isArray(signatures)) throw new RefusedCredential('not-a-seal', 'signatures')
  const list: readonly Json[] = signatures
  const [only, ...more] = list
  if (more.length > 0) throw new RefusedCredential('several-seals', String(list.length))
  if (!isObject(only)) throw new RefusedCredential('not-a-seal', 'signatures')
  return taken(only, payload)
}

const credentialTypes = ['EuropeanDigitalCredential', 'VerifiableCredential', 'EuropassCredential']

function unsealed(file: JsonObject): ['other-proof' | 'not-sealed' | 'not-a-seal'] {
  if ('proof' in file) return ['other-proof']
  return [isCredential(file) ? 'not-sealed' : 'not-a-seal']
}

/** Whether JSON calls itself a credential. */
export function isCredential(value: Json): value is JsonObject {
  if (!isObject(value)) return false
  const { type } = value
  const types: readonly Json[] = Array.isArray(type) ? type : [type ?? null]
  return types.some((one) => typeof one === 'string' && credentialTypes.includes(one))
}

function taken(signature: JsonObject, payloadText: string | undefined): Envelope {
  refuseOthers(signature, ['protected', 'header', 'signature'])
  const { protected: protectedText, header: unprotected = {}, signature: signatureText } = signature
  // All that is in an unprotected header alone could be changed by anybody.
  if (typeof protectedText !== 'string') throw new RefusedCredential('header', 'protected')
  if (typeof signatureText !== 'string') throw new RefusedCredential('not-a-seal', 'signature')
  if (!isObject(unprotected)) throw new RefusedCredential('header', 'header')
  const bytes = fromBase64Url(signatureText)
  if (!bytes || bytes.length === 0) throw new RefusedCredential('changed', 'signature')
  const header = headerOf(protectedText)
  const both = Object.keys(unprotected).find((name) => name in header)
  if (both !== undefined) throw new RefusedCredential('header', both)
  return { protectedText, header, unprotected, payloadText, signatureText, signature: new Uint8Array(bytes) }
}

function headerOf(text: string): JsonObject {
  const bytes = fromBase64Url(text)
  const header = bytes && strictJson(strictText(bytes))
  if (!isObject(header)) throw new RefusedCredential('header', 'protected')
  return header
}

/** Parts that no seal has: what they say would be covered by nothing. */
export function refuseOthers(value: JsonObject, known: readonly string[]): void {
  const other = Object.keys(value).find((name) => !known.includes(name))
  if (other !== undefined) throw new RefusedCredential('unexpected-part', other)
}
