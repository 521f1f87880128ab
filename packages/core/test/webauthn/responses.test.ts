import * as base64url from 'jose/base64url'
import { describe, expect, it } from 'vitest'
import { clientDataOf, readAssertion, readRegistration } from '../../src/webauthn/responses.ts'

const made = { clientDataJSON: 'e30', attestationObject: 'oA' }
const signed = { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'MEUC' }
const credential = (response: unknown, changed = {}) =>
  JSON.stringify({ id: 'Y3JlZA', type: 'public-key', response, ...changed })

describe('what a browser gives after making a passkey', () => {
  it('is kept as far as it is used', () => {
    const transports = ['usb', 'nfc', 'usb', 'telepathy', 7]
    expect(readRegistration(credential({ ...made, transports, publicKey: 'AAAA' }, { rawId: 'other' }))).toEqual({
      response: {
        id: 'Y3JlZA',
        rawId: 'Y3JlZA',
        type: 'public-key',
        response: made,
        clientExtensionResults: {},
      },
      transports: ['usb', 'nfc'],
      attachment: null,
      discoverable: false,
    })
    expect(readRegistration(credential({ ...made, transports: 'usb' }))?.transports).toEqual([])
  })

  it('says where the authenticator is, and whether it finds the passkey by itself', () => {
    const read = (changed: object) => readRegistration(credential(made, changed))
    for (const where of ['platform', 'cross-platform'])
      expect(read({ authenticatorAttachment: where })?.attachment).toBe(where)
    expect(read({ authenticatorAttachment: 'satellite' })?.attachment).toBeNull()
    const finds = (rk: unknown) => read({ clientExtensionResults: { credProps: { rk } } })?.discoverable
    expect([true, false, 'true', 1, null].map(finds)).toEqual([true, false, false, false, false])
  })
})

describe('what a browser gives after signing with a passkey', () => {
  it('is kept as far as it is used, with whose passkey it is where it says so', () => {
    const read = readAssertion(credential({ ...signed, other: 'AAAA' }, { authenticatorAttachment: 'platform' }))
    expect(read).toEqual({
      id: 'Y3JlZA',
      rawId: 'Y3JlZA',
      type: 'public-key',
      response: signed,
      clientExtensionResults: {},
    })
    expect(readAssertion(credential({ ...signed, userHandle: 'amFuZQ' }))?.response.userHandle).toBe('amFuZQ')
    expect(readAssertion(credential({ ...signed, userHandle: null }))?.response).not.toHaveProperty('userHandle')
  })
})

describe('what isn’t one', () => {
  it.each<[string, object]>([
    ['of another type', { type: 'password' }],
    ['of no type', { type: undefined }],
    ['without an id', { id: undefined }],
    ['with an empty id', { id: '' }],
    ['with an id that is no base64url', { id: 'Y3Jl ZA' }],
    ['with an id that ends in something else', { id: 'Y3JlZA==' }],
    ['with an id that begins with something else', { id: ' Y3JlZA' }],
    ['with an answer that is a text', { response: 'x' }],
    ['with no answer', { response: null }],
  ])('is read neither way: %s', (_, changed) => {
    expect(readRegistration(credential(made, changed))).toBeNull()
    expect(readAssertion(credential(signed, changed))).toBeNull()
  })

  it('lacks something', () => {
    for (const name of Object.keys(made))
      expect(readRegistration(credential({ ...made, [name]: undefined })), name).toBeNull()
    for (const name of Object.keys(signed))
      expect(readAssertion(credential({ ...signed, [name]: undefined })), name).toBeNull()
  })

  it('is longer than 16 KiB', () => {
    const long = credential(made)
    expect(readRegistration(long + ' '.repeat(16_384 - long.length))).not.toBeNull()
    expect(readRegistration(long + ' '.repeat(16_385 - long.length))).toBeNull()
  })
})

describe('what the browser says that it signed for', () => {
  const said = (json: string | Uint8Array) => {
    const read = readAssertion(credential({ ...signed, clientDataJSON: base64url.encode(json) }))
    return read && clientDataOf(read)
  }

  it('is a challenge, in a frame of another site or not', () => {
    expect(said('{"challenge":"abc"}')).toEqual({ challenge: 'abc', crossOrigin: false })
    expect(said('{"challenge":"abc","crossOrigin":false}')).toEqual({ challenge: 'abc', crossOrigin: false })
    expect(said('{"challenge":"abc","crossOrigin":true}')).toEqual({ challenge: 'abc', crossOrigin: true })
  })

  it('can’t be read', () => {
    for (const json of ['{}', '{"challenge":7}', 'null', '"abc"', '{"challenge":', ' ']) expect(said(json)).toBeNull()
    const broken = [...new TextEncoder().encode('{"challenge":"')]
    expect(said(new Uint8Array([...broken, 0xff, ...new TextEncoder().encode('"}')]))).toBeNull()
  })
})
