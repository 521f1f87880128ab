import { fromBase64, toBase64 } from '../base64.ts'
import type { Certificate } from '../result.ts'

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/** The blocks of a PEM file with a label, DER; null where one of them can't be decoded. */
export function pemBlocks(text: string, label: string): readonly Uint8Array<ArrayBuffer>[] | null {
  const found: Uint8Array<ArrayBuffer>[] = []
  for (const [, name, body = ''] of text.matchAll(block)) {
    if (name !== label) continue
    const bytes = fromBase64(body.replaceAll(/\s+/g, ''))
    if (!bytes) return null
    found.push(new Uint8Array(bytes))
  }
  return found
}

/** Bytes as a block of PEM. */
export function toPem(der: Uint8Array, label: string): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** The certificates of a file: PEM, any number, or one in DER. */
export function certificatesIn(bytes: Uint8Array): readonly Certificate[] | null {
  const text = new TextDecoder().decode(bytes)
  if (!text.includes('-----BEGIN ')) return bytes[0] === 0x30 ? [{ der: bytes }] : null
  const blocks = pemBlocks(text, 'CERTIFICATE')
  return blocks && blocks.length > 0 ? blocks.map((der) => ({ der })) : null
}
