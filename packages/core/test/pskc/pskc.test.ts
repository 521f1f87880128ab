import { describe, expect, it } from 'vitest'
import { fromHex, toHex, utf8 } from '../../src/authenticator/bytes.ts'
import { type PskcKey, readPskc } from '../../src/pskc/index.ts'
import rfc from '../vectors/pskc-rfc6030.json' with { type: 'json' }

const sharedKey = fromHex(rfc.sharedKey) ?? new Uint8Array()

async function keysIn(source: string, options: Parameters<typeof readPskc>[1] = {}): Promise<readonly PskcKey[]> {
  const file = await readPskc(source, options)
  if (!file.ok) throw new Error(file.reason)
  expect(file.issues).toEqual([])
  return file.keys
}

async function problem(source: string, options: Parameters<typeof readPskc>[1] = {}) {
  const file = await readPskc(source, options)
  return file.ok ? file.issues : file.reason
}

const container = (inside: string) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${inside}</KeyContainer>`
const key = (algorithm: string, inside: string) =>
  container(
    `<KeyPackage><DeviceInfo><SerialNo>77</SerialNo></DeviceInfo><Key Id="k1" Algorithm="${algorithm}">${inside}</Key></KeyPackage>`,
  )
const secret = '<Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>'
const totp = 'urn:ietf:params:xml:ns:keyprov:pskc:totp'
const suite = (name: string) =>
  key(totp, `<AlgorithmParameters><Suite>${name}</Suite></AlgorithmParameters><Data>${secret}</Data>`)
const length = (digits: string) =>
  key(
    totp,
    `<AlgorithmParameters><ResponseFormat Length="${digits}" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`,
  )
const number = (name: string, text: string) =>
  key(totp, `<Data>${secret}<${name}><PlainValue>${text}</PlainValue></${name}></Data>`)

describe('RFC 6030', () => {
  it('figure 2: a secret in clear', async () => {
    expect(await keysIn(rfc.figure2)).toEqual([
      expect.objectContaining({
        id: '12345678',
        algorithm: 'hotp',
        issuer: 'Issuer-A',
        secret: utf8('1234'),
        serial: '',
        counter: 0,
      }),
    ])
  })

  it('figure 3: what most files say', async () => {
    expect(await keysIn(rfc.figure3)).toMatchObject([
      {
        manufacturer: 'Manufacturer',
        serial: '987654321',
        issuer: 'Issuer',
        userId: 'UID=jsmith,DC=example-bank,DC=net',
        secret: utf8('12345678901234567890'),
        digits: 8,
        counter: 0,
      },
    ])
  })

  it('figures 4 and 8: a secret that only the device, or a private key, has', async () => {
    const inFigure4 = { key: '12345678', serial: '987654321', problem: 'secret-missing' }
    expect(await problem(rfc.figure4)).toEqual([inFigure4])
    const inFigure8 = { key: 'MBK000000001', serial: '987654321' }
    expect(await problem(rfc.figure8)).toEqual([{ ...inFigure8, problem: 'key-needed' }])
    expect(await problem(rfc.figure8, { sharedKey })).toEqual([{ ...inFigure8, problem: 'encryption-unsupported' }])
  })

  it('figure 5: a PIN beside the key that it protects', async () => {
    expect(await keysIn(rfc.figure5)).toMatchObject([
      { id: '12345678', algorithm: 'hotp', digits: 8 },
      { id: '123456781', algorithm: 'pin', secret: utf8('1234'), digits: 4 },
    ])
  })

  it('figure 6: a secret under a pre-shared key', async () => {
    const [read] = await keysIn(rfc.figure6, { sharedKey })
    expect(read).toMatchObject({
      manufacturer: 'Manufacturer',
      serial: '987654321',
      digits: 8,
      counter: 0,
      hash: 'SHA1',
    })
    expect(toHex(read?.secret ?? new Uint8Array())).toBe('3132333435363738393031323334353637383930')
  })

  it('figure 9: says that there is a signature', async () => {
    expect(await readPskc(rfc.figure9)).toMatchObject({
      ok: true,
      signed: true,
      keys: [{ serial: '0755225266', digits: 6 }],
    })
    expect(await readPskc(rfc.figure2)).toMatchObject({ signed: false })
  })

  it('figure 10: many devices, several keys in one', async () => {
    expect((await keysIn(rfc.figure10)).map(({ id, serial }) => `${serial}:${id}`)).toEqual([
      '654321:1',
      '123456:2',
      '9999999:3',
      '9999999:4',
    ])
  })
})

describe('a key file', () => {
  const issue = (name: string, changed = {}) => [{ key: '12345678', serial: '987654321', problem: name, ...changed }]

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

  it.each([
    ['false', true],
    ['0', true],
    ['FALSE', true],
    ['1', false],
    ['is false', false],
    ['falsely', false],
  ])('says whether a digit is appended: %j', async (said, isRead) => {
    const source = length('8').replace('Encoding', `CheckDigits="${said}" Encoding`)
    expect(await problem(source)).toEqual(
      isRead ? [] : [{ key: 'k1', serial: '77', problem: 'check-digits-unsupported' }],
    )
  })

  it('may have a PIN that isn’t digits, which no code is made of', async () => {
    const format = '<AlgorithmParameters><ResponseFormat Length="4" Encoding="ALPHANUMERIC"/></AlgorithmParameters>'
    const pin = key(
      'urn:ietf:params:xml:ns:keyprov:pskc:pin',
      `${format}<Data>${secret}</Data><Policy><MaxAmount>5</MaxAmount></Policy>`,
    )
    expect(await keysIn(pin)).toMatchObject([{ algorithm: 'pin', digits: 4, validFrom: null, validUntil: null }])
  })

  it.each([
    [length('6'), { digits: 6, hash: 'SHA1' }],
    [length('10'), { digits: 10 }],
    [length('4').replace(':totp', ':ocra'), { digits: 4, suite: '' }],
    [suite('HMAC-SHA512'), { hash: 'SHA512', digits: 6, stepSeconds: 30, driftSteps: 0, suite: null }],
    [suite('sha-256'), { hash: 'SHA256' }],
    [suite('SHA1'), { hash: 'SHA1' }],
    [number('Counter', '9007199254740991'), { counter: 9_007_199_254_740_991 }],
    [number('TimeInterval', '1'), { stepSeconds: 1 }],
  ])('is read to its limits %#', async (source, parts) => {
    expect(await keysIn(source)).toMatchObject([parts])
  })

  it.each([
    ['algorithm-unsupported', key('http://example.com/cr', `<Data>${secret}</Data>`)],
    [
      'algorithm-unsupported',
      key(totp, `<AlgorithmParameters><Suite>HMAC-MD5</Suite></AlgorithmParameters><Data>${secret}</Data>`),
    ],
    ['algorithm-unsupported', suite('SHA-HMAC-256')],
    ['value-invalid', length('x')],
    ['format-unsupported', length('5')],
    ['format-unsupported', length('11')],
    ['format-unsupported', length('5').replace(':totp', ':hotp')],
    ['value-invalid', number('Counter', '-1')],
    ['value-invalid', number('Counter', '9007199254740992')],
    ['value-invalid', number('Counter', '1 2')],
    ['value-invalid', number('TimeInterval', 'x')],
    ['value-invalid', number('TimeDrift', '--3')],
    ['value-invalid', key(totp, `<Data>${secret}<TimeDrift/></Data>`)],
    ['value-encrypted', key(totp, `<Data>${secret}<TimeInterval><EncryptedValue/></TimeInterval></Data>`)],
    [
      'format-unsupported',
      key(
        totp,
        `<AlgorithmParameters><ResponseFormat Length="8" Encoding="HEXADECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
    ],
    [
      'format-unsupported',
      key(
        totp,
        `<AlgorithmParameters><ResponseFormat Length="4" Encoding="DECIMAL"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
    ],
    ['secret-missing', key(totp, '<Data/>')],
    ['secret-invalid', key(totp, '<Data><Secret><PlainValue>!!!</PlainValue></Secret></Data>')],
    ['secret-invalid', key(totp, '<Data><Secret><PlainValue></PlainValue></Secret></Data>')],
    ['value-invalid', key(totp, `<Data>${secret}<TimeInterval><PlainValue>0</PlainValue></TimeInterval></Data>`)],
    ['value-invalid', key(totp, `<Data>${secret}<Counter><PlainValue>1e3</PlainValue></Counter></Data>`)],
    ['value-encrypted', key(totp, `<Data>${secret}<Counter><EncryptedValue/></Counter></Data>`)],
  ])('names the key whose problem is %s', async (name, source) => {
    expect(await problem(source)).toEqual([{ key: 'k1', serial: '77', problem: name }])
  })

  const policy = (rules: string) => key(totp, `<Data>${secret}</Data><Policy>${rules}</Policy>`)

  it.each([
    ['policy-unknown', policy('<MaxAmount>5</MaxAmount>')],
    ['policy-unknown', policy('<KeyUsage xmlns="urn:other">OTP</KeyUsage>')],
    ['policy-unknown', policy('<x:KeyUsage xmlns:x="urn:other">OTP</x:KeyUsage>')],
    ['policy-unknown', policy('<ExpiryDate>soon</ExpiryDate>')],
    ['policy-unknown', policy('<ExpiryDate>2033-13-41T00:00:00Z</ExpiryDate>')],
    ['policy-unknown', policy('<ExpiryDate>on 2033-05-18T03:33:20Z</ExpiryDate>')],
    ['policy-unknown', policy('<ExpiryDate>2033-05-18T03:33:20Z or so</ExpiryDate>')],
    ['policy-unknown', policy('<StartDate>2033-05-18</StartDate>')],
    ['policy-unknown', policy('<PINPolicy PINUsageMode="Local" Biometric="true"/>')],
    ['policy-unknown', policy('<PINPolicy PINUsageMode="Local"><Retry/></PINPolicy>')],
    ['policy-unknown', policy('<KeyUsage>OTP</KeyUsage></Policy><Policy><Other/>')],
    ['usage-unsupported', policy('<KeyUsage>CR</KeyUsage>')],
    ['usage-unsupported', policy('<KeyUsage>Encrypt</KeyUsage><KeyUsage>Unlock</KeyUsage>')],
    ['usage-unsupported', policy('<KeyUsage>otp</KeyUsage>')],
    ['pin-unsupported', policy('<PINPolicy PINUsageMode="Prepend"/>')],
    ['pin-unsupported', policy('<PINPolicy PINUsageMode="Append"/>')],
    ['pin-unsupported', policy('<PINPolicy PINUsageMode="Algorithmic"/>')],
    ['pin-unsupported', policy('<PINPolicy MinLength="4"/>')],
    ['transactions-limited', policy('<NumberOfTransactions>100</NumberOfTransactions>')],
    [
      'check-digits-unsupported',
      key(
        totp,
        `<AlgorithmParameters><ResponseFormat Length="8" Encoding="DECIMAL" CheckDigits="true"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
    ],
    [
      'check-digits-unsupported',
      key(
        'urn:ietf:params:xml:ns:keyprov:pskc:ocra',
        `<AlgorithmParameters><Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite><ChallengeFormat Min="8" Max="8" Encoding="DECIMAL" CheckDigit="1"/></AlgorithmParameters><Data>${secret}</Data>`,
      ),
    ],
  ])('forbids the use of a key by %s: %s', async (name, source) => {
    expect(await problem(source)).toEqual([{ key: 'k1', serial: '77', problem: name }])
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

  it('one bad key doesn’t hide the good ones', async () => {
    const source = rfc.figure10.replace('MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', '?')
    expect(await readPskc(source)).toMatchObject({ keys: { length: 3 }, issues: [{ key: '1', serial: '654321' }] })
  })

  it.each([
    ['doctype', `<!DOCTYPE x [<!ENTITY a "b">]>${rfc.figure2.replace(/^<\?.*\?>/, '')}`],
    ['malformed', '<KeyContainer'],
    ['malformed', ''],
    ['malformed', '<a></b>'],
    ['not-pskc', '<KeyContainer Version="1.0"/>'],
    ['not-pskc', container('').replace('1.0', '2.0')],
    ['not-pskc', container('').replace('1.0', '21.0')],
    ['not-pskc', container('').replace('1.0', '1.0x')],
    ['not-pskc', container('').replace('1.0', '1.')],
    ['empty', container('').replace('1.0', '1')],
    ['empty', container('').replace('1.0', '1.27')],
    ['malformed', 'x'.padEnd(5 * 1024 * 1024)],
    ['not-pskc', '<Other Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"/>'],
    ['empty', container('')],
    ['too-large', ' '.repeat(5 * 1024 * 1024 + 1)],
  ])('is refused as %s', async (reason, source) => {
    expect(await readPskc(source)).toEqual({ ok: false, reason })
  })

  it('names a key without an id by its place; a shared key is bytes', async () => {
    const anonymous = rfc.figure10.replaceAll(/ Id="\d+"/g, '').replace('MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', '?')
    expect(await problem(anonymous)).toEqual([{ key: '#1', serial: '654321', problem: 'secret-invalid' }])
    const wrong: { readonly sharedKey: Uint8Array<ArrayBuffer> } = JSON.parse('{"sharedKey":"secret"}')
    await expect(readPskc(rfc.figure6, wrong)).rejects.toMatchObject({ code: 'invalid-settings' })
    expect(await problem(rfc.figure6, { sharedKey: null })).toEqual(issue('key-needed'))
  })
})
