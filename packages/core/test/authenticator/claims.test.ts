import { describe, expect, test } from 'vitest'
import { toBase64url, utf8 } from '../../src/authenticator/bytes.ts'
import { claimedIssuer, claimedKeyId, verifyMessage } from '../../src/authenticator/message.ts'
import { readClaims } from '../../src/authenticator/message-types.ts'

const id = 'AAECAwQFBgcICQoLDA0ODw'
const encode = (value: unknown) => toBase64url(utf8(typeof value === 'string' ? value : JSON.stringify(value)))

describe('what a message claims, unverified', () => {
  test('is its issuer', () => {
    expect(claimedIssuer(`e30.${encode({ iss: id })}.AA`)).toBe(id)
    for (const payload of [{}, { iss: 7 }, { iss: null }, null, 'x', '{', '"iss"', '[]'])
      expect(claimedIssuer(`e30.${encode(payload)}.AA`), JSON.stringify(payload)).toBeNull()
    for (const token of ['', 'e30', 'e30.!!.AA', 'e30..AA']) expect(claimedIssuer(token), token).toBeNull()
  })

  test('is its key', () => {
    expect(claimedKeyId(`${encode({ kid: 'k' })}.e30.AA`)).toBe('k')
    for (const header of [{}, { kid: 7 }, { kid: null }, '{'])
      expect(claimedKeyId(`${encode(header)}.e30.AA`), JSON.stringify(header)).toBeNull()
    expect(claimedKeyId('')).toBeNull()
  })
})

test('what is no token is no message', async () => {
  const expected = { issuer: id, audience: 'x', key: 'embedded' } as const
  for (const token of [undefined, null, 7, {}, '', 'a.b.c', `${encode('{')}.e30.AA`, 'e30.e30.AA'])
    expect(await verifyMessage('lp-enrol+jwt', token, expected)).toBeNull()
})

describe('claims', () => {
  const unlocked = { iss: id, aud: 'https://id.example', try: id, jti: id }
  const code = { iss: 'https://id.example', aud: 'authenticator', c: id, s: '', exp: 0 }

  test('are those of the type, without any others', () => {
    expect(readClaims('lp-unlocked+jwt', { ...unlocked, more: 1 })).toEqual(unlocked)
    for (const payload of [null, undefined, 'x', 7, [unlocked]])
      expect(readClaims('lp-unlocked+jwt', payload)).toBeNull()
  })

  test('that are texts have 1 to 512 characters; some may be empty', () => {
    const aud = (text: unknown) => readClaims('lp-unlocked+jwt', { ...unlocked, aud: text })
    for (const text of ['x', 'x'.repeat(512)]) expect(aud(text)).not.toBeNull()
    for (const text of ['', 'x'.repeat(513), 7, null, ['x']]) expect(aud(text)).toBeNull()
    const s = (text: unknown) => readClaims('lp-code+jwt', { ...code, s: text })
    for (const text of ['', 'x'.repeat(512)]) expect(s(text)).not.toBeNull()
    for (const text of ['x'.repeat(513), 7, null, []]) expect(s(text)).toBeNull()
  })

  test('that are seconds are whole and not negative', () => {
    const exp = (value: unknown) => readClaims('lp-code+jwt', { ...code, exp: value })
    for (const value of [0, 1, Number.MAX_SAFE_INTEGER]) expect(exp(value)).not.toBeNull()
    for (const value of [-1, 0.5, Number.NaN, 2 ** 53, '1', null]) expect(exp(value), String(value)).toBeNull()
  })

  test('that are digits are at most ten, and none where no code is asked for', () => {
    const approval = { iss: id, aud: 'x', request: id, nonce: id, approve: true, jti: id }
    const typed = (value: unknown) => readClaims('lp-approval+jwt', { ...approval, code: value })
    for (const value of ['', '0', '0123456789']) expect(typed(value)).not.toBeNull()
    for (const value of ['01234567890', '1x', 'x1', ' 1', '1 ', '1\n', '-1', 1, ['1'], null])
      expect(typed(value)).toBeNull()
  })

  test('that say yes say true, those that say yes or no either', () => {
    const approval = { iss: id, aud: 'x', request: id, nonce: id, code: '', jti: id }
    for (const value of [false, 1, 'true', null])
      expect(readClaims('lp-approval+jwt', { ...approval, approve: value })).toBeNull()
    const removal = { iss: 'x', aud: id, removal: id, kind: 'device', factor: '', iat: 1, exp: 2 }
    for (const own of [true, false]) expect(readClaims('lp-removal+jwt', { ...removal, own })).toMatchObject({ own })
    for (const own of [1, 'false', null, undefined])
      expect(readClaims('lp-removal+jwt', { ...removal, own })).toBeNull()
  })

  test('that are keys are one to four, each of them public', () => {
    const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }
    const keys = (value: unknown) =>
      readClaims('lp-keys+jwt', { iss: 'x', aud: 'authenticator', iat: 1, exp: 2, keys: value })
    for (const many of [1, 4]) expect(keys(Array.from({ length: many }, () => key))?.keys).toHaveLength(many)
    for (const wrong of [[], [key, key, key, key, key], [key, { ...key, d: 'x' }], [null], key, { length: 1, 0: key }])
      expect(keys(wrong), JSON.stringify(wrong)).toBeNull()
  })
})
