import { describe, expect, test } from 'vitest'
import { fromHex } from '../../src/authenticator/bytes.ts'
import { type OcraInput, ocra, parseOcraSuite } from '../../src/authenticator/ocra.ts'
import { qrResponse } from '../../src/authenticator/qr-response.ts'
import rfc from '../vectors/ocra-rfc6287.json' with { type: 'json' }

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()
const key = bytes('31'.repeat(32))

describe('RFC 6287, Appendix C', () => {
  test.each(
    rfc.vectors.map((vector) => ({ title: `${vector.suite} ${vector.question} ${vector.counter ?? ''}`, vector })),
  )('$title', ({ vector }) => {
    const suite = parseOcraSuite(vector.suite)
    const input: OcraInput = {
      question: vector.question,
      ...(vector.counter === undefined ? {} : { counter: vector.counter }),
      ...(vector.pinHash === undefined ? {} : { pinHash: bytes(vector.pinHash) }),
      ...(vector.time === undefined ? {} : { time: vector.time }),
    }
    expect(suite && ocra(suite, bytes(vector.key), input)).toBe(vector.code)
  })
})

describe('suites', () => {
  test.each([
    'OCRA-2:HOTP-SHA1-6:QN08',
    'OCRA-1:HOTP-MD5-6:QN08',
    'OCRA-1:HOTP-SHA1-3:QN08',
    'OCRA-1:HOTP-SHA1-11:QN08',
    'OCRA-1:HOTP-SHA1-6:QX08',
    'OCRA-1:HOTP-SHA1-6:QN03',
    'OCRA-1:HOTP-SHA1-6:QN65',
    'OCRA-1:HOTP-SHA1-6:QN8',
    'OCRA-1:HOTP-SHA1-6',
    'OCRA-1:HOTP-SHA1-6:QN08-C',
    'OCRA-1:HOTP-SHA1-6:QN08-T60S',
    'OCRA-1:HOTP-SHA1-6:QN08-T49H',
    'OCRA-1:HOTP-SHA1-6:QN08-T0M',
    'OCRA-1:HOTP-SHA1-6:QN08-S513',
    'OCRA-1:HOTP-SHA1-6:QN08-S64',
    'OCRA-1:HOTP-SHA1-6:QN08-S000',
    'OCRA-1:HOTP-SHA1-6:QN08-T60M',
    'OCRA-1:HOTP-SHA1-6:QN08-T0S',
    'OCRA-1:HOTP-SHA1-6:QN08-T0H',
    'OCRA-1:HOTP-SHA1-6:QN08-T1D',
    'OCRA-1:HOTP-SHA1-6:QN08-T1M ',
    'OCRA-1:HOTP-toString-6:QN08',
    ' OCRA-1:HOTP-SHA1-6:QN08',
    '',
  ])('%j is none', (text) => {
    expect(parseOcraSuite(text)).toBeNull()
  })

  test.each([
    ['OCRA-1:HOTP-SHA1-4:QN04', { digits: 4, questionLength: 4 }],
    ['OCRA-1:HOTP-SHA1-6:QH64', { questionFormat: 'H', questionLength: 64 }],
    ['OCRA-1:HOTP-SHA1-0:QN08-S001', { digits: 0, sessionBytes: 1 }],
    ['OCRA-1:HOTP-SHA1-6:QN08-S512', { sessionBytes: 512, stepSeconds: null }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T1S', { stepSeconds: 1, sessionBytes: null }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T59S', { stepSeconds: 59, counter: false }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T59M', { stepSeconds: 3540, pinHash: null }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T1H', { stepSeconds: 3600 }],
  ])('%s is one', (text, parts) => {
    expect(parseOcraSuite(text)).toMatchObject(parts)
  })

  test('every part of one', () => {
    expect(parseOcraSuite('OCRA-1:HOTP-SHA512-10:C-QA64-PSHA256-S064-T48H')).toEqual({
      text: 'OCRA-1:HOTP-SHA512-10:C-QA64-PSHA256-S064-T48H',
      hash: 'SHA512',
      digits: 10,
      counter: true,
      questionFormat: 'A',
      questionLength: 64,
      pinHash: 'SHA256',
      sessionBytes: 64,
      stepSeconds: 172_800,
    })
  })
})

describe('inputs must be those that the suite names', () => {
  const answer = (text: string, input: OcraInput) => {
    const suite = parseOcraSuite(text)
    if (!suite) throw new Error(text)
    return ocra(suite, key, input)
  }
  test.each([
    ['OCRA-1:HOTP-SHA1-6:C-QN08', { question: '1' }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '1', counter: 1 }],
    ['OCRA-1:HOTP-SHA1-6:C-QN08', { question: '1', counter: -1 }],
    ['OCRA-1:HOTP-SHA1-6:C-QN08', { question: '1', counter: 0.5 }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '' }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '1234567x' }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '12345678901234567' }],
    ['OCRA-1:HOTP-SHA1-6:QH08', { question: 'xyz' }],
    ['OCRA-1:HOTP-SHA1-6:QA08', { question: 'é' }],
    ['OCRA-1:HOTP-SHA1-6:QN08-PSHA1', { question: '1' }],
    ['OCRA-1:HOTP-SHA1-6:QN08-PSHA1', { question: '1', pinHash: new Uint8Array(32) }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '1', pinHash: new Uint8Array(20) }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T1M', { question: '1' }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '1', time: 1 }],
    ['OCRA-1:HOTP-SHA1-6:QN08-S004', { question: '1' }],
    ['OCRA-1:HOTP-SHA1-6:QN08-S004', { question: '1', session: new Uint8Array(5) }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: '1', session: new Uint8Array(1) }],
    ['OCRA-1:HOTP-SHA1-6:C-QN08', { question: '1', counter: 2 ** 53 }],
    ['OCRA-1:HOTP-SHA1-6:QN08-T1M', { question: '1', time: -1 }],
    ['OCRA-1:HOTP-SHA1-6:QN08', { question: 'x1234567' }],
    ['OCRA-1:HOTP-SHA1-6:QH08', { question: 'x0' }],
    ['OCRA-1:HOTP-SHA1-6:QH08', { question: '0x' }],
    ['OCRA-1:HOTP-SHA1-6:QA08', { question: 'a ' }],
    ['OCRA-1:HOTP-SHA1-6:QA08', { question: ' a' }],
  ] as const)('%s %j', (text, input) => {
    expect(answer(text, input)).toBeNull()
  })

  test('at their limits they are taken', () => {
    expect(answer('OCRA-1:HOTP-SHA1-6:C-QN08', { question: '1', counter: 0 })).toMatch(/^\d{6}$/)
    expect(answer('OCRA-1:HOTP-SHA1-6:QN08', { question: '1234567812345678' })).toMatch(/^\d{6}$/)
    expect(answer('OCRA-1:HOTP-SHA1-6:QN08-T1M', { question: '1', time: 0 })).toMatch(/^\d{6}$/)
    expect(answer('OCRA-1:HOTP-SHA1-6:QA64', { question: 'zZ'.repeat(64) })).toMatch(/^\d{6}$/)
    expect(answer('OCRA-1:HOTP-SHA1-6:QN08-S004', { question: '1', session: new Uint8Array(4) })).toMatch(/^\d{6}$/)
  })

  test('a time counts in whole steps', () => {
    const at = (time: number) => answer('OCRA-1:HOTP-SHA256-8:QN08-T1M', { question: '1', time })
    expect(at(119)).toBe(at(60))
    expect(at(120)).not.toBe(at(119))
  })

  test('no truncation gives the whole HMAC; session information counts and is padded on the left', () => {
    expect(answer('OCRA-1:HOTP-SHA256-0:QN08', { question: '1' })).toMatch(/^[0-9a-f]{64}$/)
    const suite = 'OCRA-1:HOTP-SHA256-8:QN08-S004'
    expect(answer(suite, { question: '1', session: Uint8Array.of(1) })).toBe(
      answer(suite, { question: '1', session: Uint8Array.of(0, 0, 0, 1) }),
    )
    expect(answer(suite, { question: '1', session: Uint8Array.of(1) })).not.toBe(
      answer(suite, { question: '1', session: Uint8Array.of(2) }),
    )
  })
})

describe('the code of the QR method', () => {
  test('is eight digits, whatever the case of the challenge', () => {
    const code = qrResponse(key, '00112233445566778899aabbccddeeff')
    expect(code).toMatch(/^\d{8}$/)
    expect(qrResponse(key, '00112233445566778899AABBCCDDEEFF')).toBe(code)
    expect(qrResponse(key, '00112233445566778899aabbccddeefe')).not.toBe(code)
  })
  test.each([
    '',
    '0011',
    '00112233445566778899aabbccddeef',
    '00112233445566778899aabbccddeeff0',
    'zz112233445566778899aabbccddeeff',
  ])('refuses the challenge %j', (challenge) => {
    expect(qrResponse(key, challenge)).toBeNull()
  })
})
