import type { KeyPair } from '../../../src/saml/index.ts'

export interface TestKeys extends KeyPair {
  /** The certificate's key alone. */
  readonly publicKey: string
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
}

/** A new RSA key with a certificate that it signed itself (RFC 5280, version 1), as PEM. */
export async function newKeyPair(name: string): Promise<TestKeys> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey))
  const commonName = sequence(
    tlv(0x31, sequence(new Uint8Array([6, 3, 0x55, 4, 3]), tlv(0x0c, new TextEncoder().encode(name)))),
  )
  const validity = sequence(utcTime('200101000000Z'), utcTime('491231235959Z'))
  const details = sequence(new Uint8Array([2, 1, 1]), sha256WithRsa, commonName, validity, commonName, spki)
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, keys.privateKey, details))
  const certificate = sequence(details, sha256WithRsa, tlv(0x03, new Uint8Array([0]), signature))
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return {
    key: pem('PRIVATE KEY', key),
    certificate: pem('CERTIFICATE', certificate),
    publicKey: pem('PUBLIC KEY', spki),
  }
}

/** Tag, length, value. ITU-T X.690, section 8.1. */
function tlv(tag: number, ...parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const value = parts.flatMap((part) => [...part])
  const length = value.length < 128 ? [value.length] : [0x82, value.length >> 8, value.length & 0xff]
  return new Uint8Array([tag, ...length, ...value])
}

const sequence = (...parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => tlv(0x30, ...parts)
const utcTime = (text: string): Uint8Array<ArrayBuffer> => tlv(0x17, new TextEncoder().encode(text))

/** 1.2.840.113549.1.1.11, and its NULL. */
const sha256WithRsa = sequence(
  new Uint8Array([6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 11]),
  new Uint8Array([5, 0]),
)

function pem(label: string, der: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...der)).replace(/.{64}/g, '$&\n')
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`
}
