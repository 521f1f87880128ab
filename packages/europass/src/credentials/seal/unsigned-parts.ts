import { isObject, type Json, type JsonObject } from '../../patch/json.ts'
import { fromBase64, fromBase64Url } from '../base64.ts'
import { credentialLimits } from '../limits.ts'
import { RefusedCredential } from '../refusal.ts'
import { strictJson, strictText } from '../strict-json.ts'
import { tokensOf } from './header.ts'

/** One thing that was put beside a seal after it was made. */
export interface UnsignedPart {
  readonly name: 'sigTst' | 'arcTst' | 'xVals' | 'axVals' | 'rVals' | 'arVals' | 'tstVD'
  /** DER of timestamps, or of certificates. */
  readonly tokens: readonly Uint8Array[]
  readonly certificates: readonly Uint8Array[]
  /** As it stands in the file: base64url; null where it stands as a plain object. */
  readonly text: string | null
}

/**
 * The parts of `etsiU`, in their order. What isn't known is refused: nothing covers it, and nobody could say
 * whether it was changed.
 *
 * @throws RefusedCredential `unexpected-part`, `evidence`, `timestamp`
 * @see ETSI TS 119 182-1 section 5.3
 */
export function unsignedParts(unprotected: JsonObject): readonly UnsignedPart[] {
  const other = Object.keys(unprotected).find((name) => name !== 'etsiU' && name !== 'x5c')
  if (other !== undefined) throw new RefusedCredential('unexpected-part', other)
  const { etsiU } = unprotected
  if (etsiU === undefined) return []
  if (!Array.isArray(etsiU) || etsiU.length === 0 || etsiU.length > credentialLimits.parts)
    throw new RefusedCredential('evidence', 'etsiU')
  const list: readonly Json[] = etsiU
  return list.map(partOf)
}

function partOf(item: Json): UnsignedPart {
  const text = typeof item === 'string' ? item : null
  const part = text === null ? item : decoded(text)
  const [name, ...more] = isObject(part) ? Object.keys(part) : []
  if (!isObject(part) || name === undefined || more.length > 0) throw new RefusedCredential('evidence', 'etsiU')
  const value = part[name] ?? null
  const nothing = { tokens: [], certificates: [], text }
  switch (name) {
    case 'sigTst':
    case 'arcTst':
      return { ...nothing, name, tokens: tokensOf(value, name) }
    case 'xVals':
    case 'axVals':
      return { ...nothing, name, certificates: certificatesOf(value, name) }
    case 'rVals':
    case 'arVals':
      return { ...nothing, name }
    case 'tstVD':
      return { ...nothing, name, certificates: isObject(value) ? certificatesOf(value['xVals'] ?? [], name) : [] }
    default:
      throw new RefusedCredential('unexpected-part', name)
  }
}

function decoded(text: string): Json {
  const bytes = fromBase64Url(text)
  return bytes && strictJson(strictText(bytes))
}

function certificatesOf(value: Json, name: string): readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length > credentialLimits.certificates)
    throw new RefusedCredential('evidence', name)
  const list: readonly Json[] = value
  return list.map((one) => {
    const held = isObject(one) ? one['x509Cert'] : undefined
    const val = isObject(held) ? held['val'] : undefined
    const der = typeof val === 'string' ? fromBase64(val) : null
    if (!der) throw new RefusedCredential('evidence', name)
    return der
  })
}
