import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/authenticator/bytes.ts'
import { readPskc } from '../../src/pskc/index.ts'

const sharedKey = Uint8Array.from({ length: 16 }, (_, at) => at)
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

/** The vector, and whole blocks encrypted as they are, whatever their padding says. */
async function encrypted(blocks: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const iv = new Uint8Array(16).fill(7)
  const key = await crypto.subtle.importKey('raw', sharedKey, 'AES-CBC', false, ['encrypt'])
  const padded = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, blocks))
  return new Uint8Array([...iv, ...padded.slice(0, blocks.length)])
}

const method = '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
const value = (cipher: string) => `${method}<CipherData><CipherValue>${cipher}</CipherValue></CipherData>`
const macOf = (cipher: Uint8Array) => `<ValueMAC>${base64(hmac(sha1, sharedKey, cipher))}</ValueMAC>`

/** What becomes of a file's one key: its secret, or its problem. */
async function secretOf({ macKey = '', secret }: { readonly macKey?: string; readonly secret: string }) {
  const file = await readPskc(
    `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><MACMethod Algorithm="http://www.w3.org/2000/09/xmldsig#hmac-sha1">${macKey}</MACMethod>
    <KeyPackage><Key Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><Data><Secret>${secret}</Secret></Data></Key></KeyPackage></KeyContainer>`,
    {
      sharedKey,
    },
  )
  return file.ok ? (file.keys[0]?.secret ?? file.issues[0]?.problem) : file.reason
}

const padded = async (plain: string, padding: readonly number[]) => {
  const cipher = await encrypted(new Uint8Array([...utf8(plain), ...padding]))
  return secretOf({ secret: `<EncryptedValue>${value(base64(cipher))}</EncryptedValue>${macOf(cipher)}` })
}
const block = (last: number) => [...new Uint8Array(15), last]

describe('a secret under a pre-shared key', () => {
  it('is padded by one byte to sixteen, of which the last says how many', async () => {
    expect(await padded('123456789012345', [1])).toEqual(utf8('123456789012345'))
    expect(await padded('12345678901', [9, 0, 255, 3, 5])).toEqual(utf8('12345678901'))
    expect(await padded('1234567890123456', block(16))).toEqual(utf8('1234567890123456'))
    expect(await padded('1234567890123456', block(0))).toBe('decryption-failed')
    expect(await padded('1234567890123456', block(17))).toBe('decryption-failed')
  })

  it('isn’t nothing: anybody would know the codes', async () => {
    expect(await padded('', block(16))).toBe('secret-invalid')
  })

  it('is missing, cut short or no Base64: the key is named, the file is read', async () => {
    const sealed = async (inside: string, cipher = new Uint8Array()) =>
      secretOf({ secret: `<EncryptedValue>${inside}</EncryptedValue>${macOf(cipher)}` })
    expect(await sealed(method)).toBe('decryption-failed')
    expect(await sealed('<CipherData><CipherValue/></CipherData>')).toBe('encryption-unsupported')
    expect(await sealed(value('!!!!'))).toBe('decryption-failed')
    const [half, odd] = [new Uint8Array(16), new Uint8Array(40)]
    expect(await sealed(value(base64(half)), half)).toBe('decryption-failed')
    expect(await sealed(value(base64(odd)), odd)).toBe('decryption-failed')
  })

  it.each(['', '!!!!', 'AAAA'])('has a MAC whose key can’t be had: %j', async (cipher) => {
    const secret = `<EncryptedValue>${value('')}</EncryptedValue>${macOf(new Uint8Array())}`
    expect(await secretOf({ macKey: `<MACKey>${value(cipher)}</MACKey>`, secret })).toBe('decryption-failed')
    expect(await secretOf({ macKey: `<MACKey>${method}</MACKey>`, secret })).toBe('decryption-failed')
  })
})

describe('a secret in Base64', () => {
  it.each(['MTI', '!!!!', 'MTIz!!!!', '!!!!MTIz', 'MTIz=MTI', 'M===', '===='])('isn’t %s', async (plain) => {
    expect(await secretOf({ secret: `<PlainValue>${plain}</PlainValue>` })).toBe('secret-invalid')
  })

  it('may be broken into lines', async () => {
    expect(await secretOf({ secret: '<PlainValue>MTIz\n  NDU2\t Nzg5</PlainValue>' })).toEqual(utf8('123456789'))
  })
})
