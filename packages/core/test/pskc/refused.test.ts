import { describe, expect, it } from 'vitest'
import { readPskc } from '../../src/pskc/index.ts'
import rfc from '../vectors/pskc-rfc6030.json' with { type: 'json' }
import { container, key, keysIn, length, number, policy, problem, secret, suite, totp } from './support/files.ts'

describe('a key file', () => {
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
})
