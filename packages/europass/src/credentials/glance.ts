import { isObject, type Json } from '../patch/json.ts'
import { credentialLimits } from './limits.ts'
import { isCredential } from './seal/envelope.ts'
import { fromBase64Url } from './base64.ts'
import { strictJson, strictText } from './strict-json.ts'

/**
 * Whether a file is a European Digital Credential by its content, sealed or not: a glance that verifies
 * nothing, so that a library knows what it keeps. What only looks like one is refused by {@link
 * verifyCredential}, with the reason.
 *
 * @param bytes - a file of any kind
 */
export function looksLikeCredential(bytes: Uint8Array): boolean {
  if (bytes.length > credentialLimits.file) return false
  const first = bytes.find((byte) => !/\s/.test(String.fromCharCode(byte)))
  if (first !== 0x7b && !isCompact(bytes)) return false
  try {
    const text = strictText(bytes)
    const json = isCompact(bytes) ? null : strictJson(text)
    if (json !== null && isCredential(json)) return true
    const payload = json === null ? text.split('.')[1] : isObject(json) && isSealed(json) ? json['payload'] : undefined
    if (typeof payload !== 'string') return false
    return isCredential(strictJson(payload.startsWith('{') ? payload : decoded(payload)))
  } catch {
    return false
  }
}

const isSealed = (file: Json): boolean => isObject(file) && ('signatures' in file || 'signature' in file)

/** A compact JWS begins with base64url of `{"`. */
const isCompact = (bytes: Uint8Array): boolean => bytes[0] === 0x65 && bytes[1] === 0x79 && bytes[2] === 0x4a

function decoded(payload: string): string {
  const bytes = fromBase64Url(payload)
  return bytes ? strictText(bytes) : ''
}
