import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64url, fromHex, toBase64url, toHex } from '../../src/authenticator/bytes.ts'
import { formatLink, parseLink } from '../../src/authenticator/links.ts'
import { verifyMessage } from '../../src/authenticator/message.ts'
import { messageClaims, type MessageType, readClaims } from '../../src/authenticator/message-types.ts'
import { ocra, parseOcraSuite } from '../../src/authenticator/ocra.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const types = Object.keys(messageClaims).filter((type): type is MessageType => type in messageClaims)

test('whatever a QR code holds, reading it never throws; what is written comes back', () => {
  fc.assert(fc.property(fc.string(), (text) => parseLink(text).kind.length > 0))
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      expect(['unknown', 'sign-in']).toContain(parseLink(url).kind)
    }),
  )
  fc.assert(
    fc.property(bytes(16), bytes(16), fc.webAuthority(), (id, secret, host) => {
      const issuer = new URL(`https://${host}`).origin
      const link = { kind: 'initialise', issuer, id: toBase64url(id), secret: toBase64url(secret) } as const
      expect(parseLink(formatLink(link, 'https://app.example.eu'))).toEqual(link)
    }),
  )
})

test('bytes come back from both spellings, and from no other', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (value) => {
      expect(fromBase64url(toBase64url(value))).toEqual(Uint8Array.from(value))
      expect(fromHex(toHex(value))).toEqual(Uint8Array.from(value))
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = fromBase64url(text)
      expect(read === null || toBase64url(read) === text).toBe(true)
    }),
  )
})

test('whatever is sent as a message, verifying and reading it never throws', async () => {
  const key = {
    kty: 'EC',
    crv: 'P-256',
    x: toBase64url(new Uint8Array(32)),
    y: toBase64url(new Uint8Array(32)),
  } as const
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...types), fc.anything(), fc.string(), async (type, value, text) => {
      expect(await verifyMessage(type, value, { issuer: '', audience: '', key })).toBeNull()
      const spelled = [text, text, text].map((part) => toBase64url(new TextEncoder().encode(part))).join('.')
      expect(await verifyMessage(type, spelled, { issuer: '', audience: '', key: 'embedded' })).toBeNull()
      readClaims(type, value)
    }),
  )
})

test('an OCRA code has as many digits as its suite says, and changes with the key', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 10 }), bytes(32), bytes(16), (digits, key, question) => {
      const suite = parseOcraSuite(`OCRA-1:HOTP-SHA256-${digits}:QH32`)
      expect(suite && ocra(suite, key, { question: toHex(question) })).toMatch(new RegExp(`^[0-9]{${digits}}$`))
    }),
  )
})
