import { beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { judgeAnswer } from '../../../src/methods/token/answer.ts'
import { driftAt, judgeTokenCode } from '../../../src/methods/token/judge-token.ts'
import { findPair, readPair } from '../../../src/methods/token/pair.ts'
import { checkName, readCode, readSerial } from '../../../src/methods/token/read.ts'
import { openSecret, sealSecret } from '../../../src/methods/token/secret.ts'
import { hotp } from '../../../src/one-time-codes/index.ts'
import type { CodeToken, KeyRing } from '../../../src/ports/index.ts'
import { testKeyRing } from '../../support/keys.ts'

const key = utf8('12345678901234567890')
const codeAt = (counter: number) => hotp(key, { hash: 'SHA1', digits: 6, counter })
// In the middle of a step.
const now = 1_800_000_015
const here = 60_000_000

let keyRing: KeyRing
let sealedSecret: string
beforeAll(async () => {
  keyRing = await testKeyRing()
  sealedSecret = await sealSecret(keyRing, { id: 'a', secret: key })
})

const kept = (changed: Partial<CodeToken>): CodeToken => ({
  id: 'a',
  accountId: 'jane',
  kind: 'hotp',
  origin: 'device',
  name: 'Token',
  serial: null,
  source: null,
  hash: 'SHA1',
  codeDigits: 6,
  stepSeconds: 30,
  suite: null,
  sealedSecret,
  countFrom: 0,
  driftSeconds: 0,
  validUntil: null,
  resyncFrom: null,
  resyncUntil: null,
  createdAt: 0,
  expiresAt: null,
  lastSeenAt: null,
  ...changed,
})

const judged = async (token: Partial<CodeToken>, counter: number) =>
  (await judgeTokenCode({ keyRing, now }, { token: kept(token), code: codeAt(counter) })).kind

describe('a code of a counter', () => {
  it.each([
    [99, 'wrong'],
    [100, 'accepted'],
    [109, 'accepted'],
    [110, 'resynchronise'],
    [199, 'resynchronise'],
    [200, 'wrong'],
  ])('at %i, where it stands at 100, is %s', async (counter, kind) => {
    expect(await judged({ countFrom: 100 }, counter)).toBe(kind)
  })

  it('is the second of two in a row while that is waited for', async () => {
    const waits = { countFrom: 100, resyncFrom: 151 }
    expect(await judged({ ...waits, resyncUntil: now + 1 }, 151)).toBe('accepted')
    expect(await judged({ ...waits, resyncUntil: now + 1 }, 152)).toBe('resynchronise')
    expect(await judged({ ...waits, resyncUntil: now }, 151)).toBe('resynchronise')
    expect(await judged({ ...waits, resyncUntil: null }, 151)).toBe('resynchronise')
  })
})

describe('a code of a clock', () => {
  it.each([
    [-21, 'wrong'],
    [-20, 'resynchronise'],
    [0, 'resynchronise'],
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
    [4, 'resynchronise'],
    [20, 'resynchronise'],
    [21, 'wrong'],
  ])('%i steps ahead, where it is known to be two, is %s', async (ahead, kind) => {
    expect(await judged({ kind: 'totp', driftSeconds: 60 }, here + ahead)).toBe(kind)
  })

  it('tells how far it is off, in whole steps; a counter is never', () => {
    const drift = (kind: CodeToken['kind'], counter: number) => driftAt({ kind, stepSeconds: 30 }, { counter, now })
    expect([drift('totp', here), drift('totp', here + 3), drift('totp', here - 2)]).toEqual([0, 90, -60])
    expect(drift('hotp', 7)).toBe(0)
  })
})

describe('two codes in a row', () => {
  it.each([
    ['hotp', { countFrom: 100 }, 99, false],
    ['hotp', { countFrom: 100 }, 100, true],
    ['hotp', { countFrom: 100 }, 1100, true],
    ['hotp', { countFrom: 100 }, 1101, false],
    ['totp', {}, here - 501, false],
    ['totp', {}, here - 500, true],
    ['totp', {}, here + 500, true],
    ['totp', {}, here + 501, false],
    ['totp', { countFrom: here + 1 }, here, false],
  ] as const)('of %s, %j, from %i on: %s', (kind, changed, first, isFound) => {
    const codes = [codeAt(first), codeAt(first + 1)] as const
    expect(findPair(key, { token: kept({ kind, ...changed }), codes, now })).toBe(isFound ? first : null)
  })

  it('are six digits at least, and not the same', () => {
    const issues = (code: string, nextCode: string) => readPair({ code, nextCode }).issues
    expect(issues('123456', '654 321')).toEqual([])
    expect(issues('', '12345')).toEqual([
      { field: 'code', code: 'required' },
      { field: 'nextCode', code: 'incomplete' },
    ])
    expect(issues('123456', '12-34-56')).toEqual([{ field: 'nextCode', code: 'same-code' }])
    // One thing at a time.
    expect(issues('12345', '12345')).toHaveLength(2)
  })
})

describe('what is typed', () => {
  it.each([
    [' 123-456 ', '123456'],
    ['1234567890', '1234567890'],
    ['12345678901', '-'],
    ['12a456', '-'],
    ['', ''],
    [' - ', ''],
  ])('for a code: “%s” is %s', (typed, code) => {
    expect(readCode(typed)).toBe(code)
  })

  it('for a serial number counts without blanks and small letters, in a hundred signs', () => {
    expect(readSerial(' ab  １２ c')).toBe('AB12C')
    expect(readSerial('x'.repeat(101))).toBe('X'.repeat(100))
  })

  it('for a name is tidied and judged', () => {
    expect(checkName(' My  key ')).toEqual({ name: 'My key', issues: [] })
    expect(checkName(' ').issues).toEqual([{ field: 'name', code: 'required' }])
  })
})

it('a secret opens for its own token alone', async () => {
  expect(await openSecret(keyRing, { id: 'a', sealedSecret })).toEqual(key)
  await expect(openSecret(keyRing, { id: 'b', sealedSecret })).rejects.toMatchObject({ code: 'sealed-value' })
})

it('nothing answers a challenge for a token whose suite can’t be typed', async () => {
  const asked = { challenge: '12345678', code: '123456' }
  for (const suite of [null, 'OCRA-1:HOTP-SHA1-6:QN08-PSHA1', 'OCRA-1:HOTP-SHA1-4:QN08'])
    expect(await judgeAnswer({ keyRing, now }, { token: kept({ kind: 'ocra', suite }), ...asked })).toBe('wrong')
})
