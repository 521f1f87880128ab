import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/authenticator/bytes.ts'
import { readPskc } from '../../src/pskc/index.ts'
import rfc from '../vectors/pskc-rfc6030.json' with { type: 'json' }
import { issue, key, keysIn, problem, secret, sharedKey, totp, policy } from './support/files.ts'

describe('a key file', () => {
  it('opens with its key alone, and only unaltered', async () => {
    expect(await problem(rfc.figure6)).toEqual(issue('key-needed'))
    const other = sharedKey.map((byte) => byte ^ 1)
    const refused = await problem(rfc.figure6, { sharedKey: other })
    expect(['mac-wrong', 'decryption-failed']).toContain(typeof refused === 'string' ? refused : refused[0]?.problem)
    expect(await problem(rfc.figure6, { sharedKey: sharedKey.slice(1) })).toEqual(issue('decryption-failed'))
    const altered = rfc.figure6.replace('AAECAwQF', 'AAECAwQG')
    expect(await problem(altered, { sharedKey })).toEqual(issue('mac-wrong'))
    expect(await problem(rfc.figure6.replace(/<ValueMAC>[^<]*<\/ValueMAC>/, ''), { sharedKey })).toEqual(
      issue('mac-missing'),
    )
    expect(await problem(rfc.figure6.replace(/<MACMethod[\s\S]*<\/MACMethod>/, ''), { sharedKey })).toEqual(
      issue('mac-missing'),
    )
    expect(await problem(rfc.figure6.replace('#hmac-sha1', '#hmac-md5'), { sharedKey })).toEqual(
      issue('mac-unsupported'),
    )
    expect(await problem(rfc.figure6.replaceAll('aes128-cbc', 'aes256-cbc'), { sharedKey })).toEqual(
      issue('encryption-unsupported'),
    )
    const derived = rfc.figure6.replace('<ds:KeyName>Pre-shared-key</ds:KeyName>', '<DerivedKey/>')
    expect(await problem(derived, { sharedKey })).toEqual(issue('encryption-unsupported'))
  })

  it('may be of prefixes, of time, of challenges, of a PIN', async () => {
    const prefixed = rfc.figure2.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1pskc:').replace('xmlns=', 'xmlns:pskc=')
    expect(prefixed).toContain('<pskc:KeyContainer')
    expect(await keysIn(prefixed)).toHaveLength(1)
    const timed = key(
      totp,
      `<AlgorithmParameters><Suite>HMAC-SHA256</Suite><ResponseFormat Length="8" Encoding="DECIMAL"/></AlgorithmParameters>
       <Data>${secret}<Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>60</PlainValue></TimeInterval><TimeDrift><PlainValue>-3</PlainValue></TimeDrift></Data>`,
    )
    expect(await keysIn(timed)).toMatchObject([
      { algorithm: 'totp', hash: 'SHA256', digits: 8, stepSeconds: 60, driftSteps: -3 },
    ])
    const ocra = `<AlgorithmParameters><Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite><ChallengeFormat Min="8" Max="8" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`
    expect(await keysIn(key('urn:ietf:params:xml:ns:keyprov:pskc:ocra', ocra))).toMatchObject([
      { algorithm: 'ocra', suite: 'OCRA-1:HOTP-SHA1-6:QN08' },
    ])
    expect(
      await keysIn(
        key(
          'urn:ietf:params:xml:ns:keyprov:pskc:pin',
          `<Data><Secret><PlainValue>MTIzNA==</PlainValue></Secret></Data>`,
        ),
      ),
    ).toMatchObject([{ algorithm: 'pin' }])
  })

  it('may have a PIN that isn’t digits, which no code is made of', async () => {
    const format = '<AlgorithmParameters><ResponseFormat Length="4" Encoding="ALPHANUMERIC"/></AlgorithmParameters>'
    const pin = key(
      'urn:ietf:params:xml:ns:keyprov:pskc:pin',
      `${format}<Data>${secret}</Data><Policy><MaxAmount>5</MaxAmount></Policy>`,
    )
    expect(await keysIn(pin)).toMatchObject([{ algorithm: 'pin', digits: 4, validFrom: null, validUntil: null }])
  })

  it('may be limited in time, by the key and by the device, and be for codes among others', async () => {
    const limited = policy(
      '<StartDate>2026-01-01T00:00:00Z</StartDate><ExpiryDate>2033-05-18T05:33:20.5+02:00</ExpiryDate><KeyUsage>Verify</KeyUsage><KeyUsage>OTP</KeyUsage><PINPolicy MinLength="4" PINUsageMode="Local"/>',
    )
    expect(await keysIn(limited)).toMatchObject([{ validFrom: 1_767_225_600, validUntil: 2_000_000_000 }])
    const device = limited.replace(
      '</SerialNo>',
      '</SerialNo><StartDate>2026-01-01T00:00:09</StartDate><ExpiryDate>2030-01-01T00:00:00Z</ExpiryDate>',
    )
    expect(await keysIn(device)).toMatchObject([{ validFrom: 1_767_225_609, validUntil: 1_893_456_000 }])
    expect(await keysIn(policy(''))).toMatchObject([{ validFrom: null, validUntil: null }])
    const precise = policy('<ExpiryDate>2033-05-18T03:33:20.123456789-00:00</ExpiryDate>')
    expect(await keysIn(precise)).toMatchObject([{ validFrom: null, validUntil: 2_000_000_000 }])
    const answers = key(
      'urn:ietf:params:xml:ns:keyprov:pskc:ocra',
      `<AlgorithmParameters><Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite></AlgorithmParameters><Data>${secret}</Data><Policy><KeyUsage>CR</KeyUsage></Policy>`,
    )
    expect(await keysIn(answers)).toHaveLength(1)
  })

  it('may say its secret in hexadecimal, which Base64 never looks like', async () => {
    const [read] = await keysIn(
      key(totp, '<Data><Secret><PlainValue>3132333435363738393031323334353637383930</PlainValue></Secret></Data>'),
    )
    expect(read?.secret).toEqual(utf8('12345678901234567890'))
    const upper = '<Data><Secret><PlainValue>AABBCCDDEEFF00112233445566778899</PlainValue></Secret></Data>'
    expect((await keysIn(key(totp, upper)))[0]?.secret).toHaveLength(16)
    // Short, or of both cases: Base64, as the specification has it.
    const short = '<Data><Secret><PlainValue>AABBCCDDEEFF0011</PlainValue></Secret></Data>'
    expect((await keysIn(key(totp, short)))[0]?.secret).toHaveLength(12)
    const small = short.replace('AABBCCDDEEFF0011', 'aabbccddeeff0011')
    expect((await keysIn(key(totp, small)))[0]?.secret).toHaveLength(12)
    const both = '<Data><Secret><PlainValue>aABBCCDDEEFF00112233445566778899</PlainValue></Secret></Data>'
    expect((await keysIn(key(totp, both)))[0]?.secret).toHaveLength(24)
    const digits = 'AABBCCDDEEFF00112233445566778899'
    const letters = ['Z'.repeat(36), 'z'.repeat(36)]
    for (const among of [
      ...letters,
      `zzzz${digits}`,
      `${digits}zzzz`,
      `ZZZZ${digits.toLowerCase()}`,
      `${digits.toLowerCase()}ZZZZ`,
    ]) {
      const partly = key(totp, `<Data><Secret><PlainValue>${among}</PlainValue></Secret></Data>`)
      expect((await keysIn(partly))[0]?.secret, among).toHaveLength(27)
    }
  })

  it('names a key without an id by its place; a shared key is bytes', async () => {
    const anonymous = rfc.figure10.replaceAll(/ Id="\d+"/g, '').replace('MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', '?')
    expect(await problem(anonymous)).toEqual([{ key: '#1', serial: '654321', problem: 'secret-invalid' }])
    const wrong: { readonly sharedKey: Uint8Array<ArrayBuffer> } = JSON.parse('{"sharedKey":"secret"}')
    await expect(readPskc(rfc.figure6, wrong)).rejects.toMatchObject({ code: 'invalid-settings' })
    expect(await problem(rfc.figure6, { sharedKey: null })).toEqual(issue('key-needed'))
  })
})
