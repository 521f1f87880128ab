import { expect, test } from 'vitest'
import {
  leftHalfSha256,
  readRefreshToken,
  refreshToken,
  nextRefreshToken,
  sameSecret,
} from '../../src/oidc/encoding.ts'

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

test('a refresh token is read as it was made, and so is what follows it', () => {
  const { value, ...made } = refreshToken(random, { accountId: '0account' })
  expect(readRefreshToken(value)).toEqual(made)
  const next = nextRefreshToken(random, value)
  expect(readRefreshToken(next.value)).toEqual({ idHash: made.idHash, secretHash: next.secretHash })
  expect(next.secretHash).not.toBe(made.secretHash)
})

const [id, secret] = ['x'.repeat(8), 'y'.repeat(43)]
test.each([
  `.${id}.${secret}`,
  `${id}.${secret}.`,
  `${id}.${secret}y`,
  `${id}.${secret.slice(1)}`,
  `${id.slice(1)}.${secret}`,
  `${'x'.repeat(65)}.${secret}`,
  `${id}${secret}`,
  `${id}.${secret.slice(1)}+`,
  '',
])('“%s” is none', (value) => {
  expect(readRefreshToken(value)).toBeNull()
})

test('secrets are the same or they aren’t, wherever they differ', () => {
  expect(sameSecret('a', 'a')).toBe(true)
  for (const [a, b] of [
    ['a', 'b'],
    ['', 'a'],
    ['a', 'a '],
  ] as const)
    expect(sameSecret(a, b)).toBe(false)
})

/** The example of Core, appendix A.4: its access token and the hash beside it. */
test('at_hash is the left half of the token’s digest', () => {
  expect(leftHalfSha256('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y')).toBe('77QmUPtjPfzWtF2AnpK9RQ')
})
