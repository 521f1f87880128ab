import { describe, expect, it } from 'vitest'
import { fromHex, utf8 } from '../../src/authenticator/bytes.ts'
import {
  type CodeState,
  formatOtpauth,
  fromBase32,
  hotp,
  judgeCode,
  judgePair,
  parseOtpauth,
  timeStep,
  toBase32,
  totp,
} from '../../src/one-time-codes/index.ts'
import oathtool from '../vectors/one-time-codes-oathtool.json' with { type: 'json' }
import vectors from '../vectors/one-time-codes.json' with { type: 'json' }

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()
const key = utf8('12345678901234567890')
const six = { hash: 'SHA1', digits: 6 } as const

describe('one-time codes', () => {
  it.each(vectors.hotp)('RFC 4226: counter $counter is $code', ({ key: hex, counter, code }) => {
    expect(hotp(bytes(hex), { ...six, counter })).toBe(code)
  })

  it.each(vectors.totp)('RFC 6238: $hash at $time is $code', ({ key: hex, hash, time, code }) => {
    expect(totp(bytes(hex), { hash: named(hash), digits: 8, stepSeconds: 30, time })).toBe(code)
  })

  it.each(oathtool.totp)('oathtool: $hash, $digits digits, $stepSeconds s, at $time', (vector) => {
    expect(totp(bytes(vector.key), { ...vector, hash: named(vector.hash) })).toBe(vector.code)
  })

  it('may be longer than apps show, as of devices: all the digits of RFC 4226’s first value', () => {
    expect(hotp(key, { ...six, digits: 9, counter: 0 })).toBe('284755224')
    expect(hotp(key, { ...six, digits: 10, counter: 0 })).toBe('1284755224')
    // 82162583, 31 bits: a zero leads.
    expect(hotp(key, { ...six, digits: 10, counter: 7 })).toBe('0082162583')
  })

  it('are made of secrets of every length', () => {
    // Made by Node’s HMAC.
    expect(hotp(Uint8Array.of(1), { ...six, counter: 0 })).toBe('569809')
    expect(hotp(new Uint8Array(200).fill(2), { ...six, counter: 0 })).toBe('083303')
  })

  it('are never made of nonsense', () => {
    for (const counter of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => hotp(key, { ...six, counter })).toThrow(/^Counter/)
    for (const digits of [5, 11, 6.5]) expect(() => hotp(key, { ...six, digits, counter: 0 })).toThrow(RangeError)
    expect(timeStep(59, 30)).toBe(1)
    expect(timeStep(60, 30)).toBe(2)
  })
})

describe('judging a code', () => {
  const state: CodeState = {
    ...six,
    countFrom: 100,
    near: { from: 99, to: 102 },
    far: { from: 90, to: 130 },
    expected: null,
  }
  const at = (counter: number, changed: Partial<CodeState> = {}) =>
    judgeCode(key, { code: hotp(key, { ...six, counter }), state: { ...state, ...changed } })

  it('takes what is near and not yet passed', () => {
    expect(at(100)).toEqual({ kind: 'accepted', counter: 100 })
    expect(at(102)).toEqual({ kind: 'accepted', counter: 102 })
    expect(at(99)).toEqual({ kind: 'wrong' })
    expect(at(95)).toEqual({ kind: 'wrong' })
    expect(at(102, { countFrom: 103 })).toEqual({ kind: 'wrong' })
    expect(judgeCode(key, { code: '', state })).toEqual({ kind: 'wrong' })
  })

  it('asks for the next one where a token ran far ahead, and takes exactly that', () => {
    expect(at(103)).toEqual({ kind: 'resynchronise', counter: 103 })
    expect(at(130)).toEqual({ kind: 'resynchronise', counter: 130 })
    expect(at(131)).toEqual({ kind: 'wrong' })
    expect(at(131, { expected: 131 })).toEqual({ kind: 'accepted', counter: 131 })
    expect(at(130, { expected: 131 })).toEqual({ kind: 'resynchronise', counter: 130 })
    expect(at(99, { expected: 99 })).toEqual({ kind: 'wrong' })
  })
})

describe('otpauth: addresses', () => {
  const made = {
    issuer: 'Example ID',
    account: 'jane@example.org',
    secret: key,
    hash: 'SHA256',
    digits: 8,
    moving: { kind: 'totp', stepSeconds: 60 },
  } as const

  it('are read as they were written', () => {
    expect(formatOtpauth(made)).toBe(
      'otpauth://totp/Example%20ID:jane%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20ID&algorithm=SHA256&digits=8&period=60',
    )
    expect(parseOtpauth(formatOtpauth(made))).toEqual(made)
    const counted = { ...made, moving: { kind: 'hotp', counter: 7 } } as const
    expect(parseOtpauth(formatOtpauth(counted))).toEqual(counted)
    expect(parseOtpauth(formatOtpauth({ ...made, issuer: 'a:b', account: 'c:d' }))).toMatchObject({
      issuer: 'a b',
      account: 'c d',
    })
  })

  it('have the usual defaults', () => {
    const usual = { ...made, hash: 'SHA1', digits: 6, moving: { kind: 'totp', stepSeconds: 30 } } as const
    expect(formatOtpauth(usual)).toBe(
      'otpauth://totp/Example%20ID:jane%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example%20ID',
    )
    expect(parseOtpauth(formatOtpauth(usual))).toEqual(usual)
    expect(parseOtpauth('otpauth://totp/Acme:me?secret=gezd gnbv')).toMatchObject({
      issuer: 'Acme',
      account: 'me',
      hash: 'SHA1',
      digits: 6,
      moving: { kind: 'totp', stepSeconds: 30 },
    })
    expect(parseOtpauth('otpauth://totp/me?secret=GEZDGNBV&issuer=Other')).toMatchObject({
      issuer: 'Other',
      account: 'me',
    })
  })

  it.each([
    'https://totp/me?secret=GEZDGNBV',
    'otpauth://yaotp/me?secret=GEZDGNBV',
    'otpauth://totp/me',
    'otpauth://totp/me?secret=',
    'otpauth://totp/me?secret=GEZD1NBV',
    'otpauth://totp/%E0%A4%A?secret=GEZDGNBV',
    'otpauth://totp/me?secret=GEZDGNBV&digits=5',
    'otpauth://totp/me?secret=GEZDGNBV&digits=1e1',
    'otpauth://totp/me?secret=GEZDGNBV&digits=10',
    'otpauth://totp/me?secret=GEZDGNBV&period=0',
    'otpauth://totp/me?secret=GEZDGNBV&algorithm=MD5',
    'otpauth://hotp/me?secret=GEZDGNBV',
  ])('%s is none', (text) => {
    expect(parseOtpauth(text)).toBeNull()
  })

  it('are written for nothing that apps don’t show', () => {
    expect(() => formatOtpauth({ ...made, digits: 9 })).toThrow(RangeError)
  })

  it('Base32 comes back for every length', () => {
    for (let length = 0; length < 40; length++) {
      const some = Uint8Array.from({ length }, (_, i) => (i * 37 + length * 11) & 255)
      expect(fromBase32(toBase32(some))).toEqual(some)
    }
    expect(toBase32(utf8('foobar'))).toBe('MZXW6YTBOI')
    expect(fromBase32('mzxw6ytb oi======')).toEqual(utf8('foobar'))
    for (const bad of ['A', 'AB1', 'MZXW6YTBO', 'AF', 'A=AA']) expect(fromBase32(bad)).toBeNull()
  })
})

describe('two codes in a row', () => {
  const codes = (from: number, to = from + 1) =>
    [hotp(key, { ...six, counter: from }), hotp(key, { ...six, counter: to })] as const
  const judged = (pair: readonly [string, string], { from = 0, to = 50, countFrom = 0 } = {}) =>
    judgePair(key, { codes: pair, format: six, window: { from, to }, countFrom })

  it('are found in the window, both ends included, and nowhere else', () => {
    for (const at of [0, 1, 49, 50]) expect(judged(codes(at))).toBe(at)
    expect(judged(codes(51))).toBeNull()
    expect(judged(codes(9), { from: 10 })).toBeNull()
    expect(judged(codes(10), { from: 10 })).toBe(10)
    expect(judged(codes(0), { from: -5 })).toBe(0)
    expect(judged(codes(0), { from: -5, to: -1 })).toBeNull()
  })

  it('count neither spent, nor apart, nor the wrong way round', () => {
    expect(judged(codes(9), { countFrom: 10 })).toBeNull()
    expect(judged(codes(10), { countFrom: 10 })).toBe(10)
    expect(judged(codes(4, 6))).toBeNull()
    expect(judged(codes(5, 4))).toBeNull()
    expect(judged(codes(5, 5))).toBeNull()
    expect(judged([codes(5)[0].slice(1), codes(5)[1]])).toBeNull()
  })
})

function named(hash: string): 'SHA1' | 'SHA256' | 'SHA512' {
  if (hash === 'SHA1' || hash === 'SHA256' || hash === 'SHA512') return hash
  throw new Error(hash)
}

it.each([
  ['MZXW6YQ=', 'foob'],
  ['mzxw-6yq', 'foob'],
  ['MZXW6===', 'foo'],
  ['MY======', 'f'],
  ['MZXW=6YQ', null],
  ['MZXW6YQ1', null],
])('%s is Base32 of %j', (typed, text) => {
  const bytes = fromBase32(typed)
  expect(bytes && new TextDecoder().decode(bytes)).toBe(text)
})

it('an address that is pasted with blanks around it is read; one without a secret is none', () => {
  const address = 'otpauth://totp/Example:jane?secret=MZXW6YQ&issuer=Example'
  expect(parseOtpauth(` ${address}\n`)).toEqual(parseOtpauth(address))
  expect(parseOtpauth(address)).toMatchObject({ account: 'jane', issuer: 'Example' })
  expect(parseOtpauth('otpauth://totp/Example%20:%20jane%20?secret=MZXW6YQ')).toMatchObject({
    account: 'jane',
    issuer: 'Example',
  })
  expect(parseOtpauth('otpauth://totp/Example:jane?secret=&issuer=Example')).toBeNull()
  expect(parseOtpauth('otpauth://totp/Example:jane?secret=%3D&issuer=Example')).toBeNull()
})
