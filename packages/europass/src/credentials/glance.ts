/**
 * What is a credential, for whoever keeps files: small, and by the rule that verifying has.
 *
 * @module
 */
import { isObject, type Json } from '../patch/json.ts'
import { credentialLimits } from './limits.ts'
import { compactParts, isCredential } from './seal/envelope.ts'
import { fromBase64Url } from './base64.ts'
import { strictJson, strictText } from './strict-json.ts'

/**
 * Whether a file is a European Digital Credential by its content, sealed or not: a glance that verifies
 * nothing, so that a library knows what it keeps. What only looks like one is refused by `verifyCredential`,
 * with the reason.
 *
 * @param bytes - a file of any kind
 */
export function looksLikeCredential(bytes: Uint8Array): boolean {
  return credentialForm(bytes) !== null
}

/**
 * The form in which a file is a credential: `compact` or `json` with a seal, `plain` without; null for a file
 * that is none. It judges as {@link looksLikeCredential}.
 */
export function credentialForm(bytes: Uint8Array): 'compact' | 'json' | 'plain' | null {
  if (bytes.length > credentialLimits.file) return null
  try {
    const text = strictText(bytes)
    const parts = compactParts(text)
    if (parts) return isCredential(strictJson(decoded(parts[1] ?? ''))) ? 'compact' : null
    if (!/^\s*\{/.test(text)) return null
    const file = strictJson(text)
    if (isCredential(file)) return 'plain'
    const payload = isObject(file) && isSealed(file) ? file['payload'] : undefined
    if (typeof payload !== 'string') return null
    return isCredential(strictJson(/^\s*\{/.test(payload) ? payload : decoded(payload))) ? 'json' : null
  } catch {
    return null
  }
}

const isSealed = (file: Json): boolean => isObject(file) && ('signatures' in file || 'signature' in file)

function decoded(payload: string): string {
  const bytes = fromBase64Url(payload)
  return bytes ? strictText(bytes) : ''
}
