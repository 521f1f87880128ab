import { expect, test } from 'vitest'
import { newUserCode, readUserCode, shownUserCode, userCodeHashes } from '../../../src/oidc/device/user-code.ts'

const alphabet = 'BCDFGHJKLMNPQRSTVWXZ'

/** Random bytes that are these, again and again. */
function bytes(...given: readonly number[]) {
  let next = 0
  return (length: number) => Uint8Array.from({ length }, () => given[next++ % given.length] ?? 0)
}

test('a code is eight letters, each as likely as any: what would favour some is drawn again', () => {
  expect(newUserCode(bytes(0, 19, 20, 239))).toBe('BZBZBZBZ')
  // 240 to 255 would be the first sixteen letters once more.
  expect(newUserCode(bytes(240, 255, 1))).toBe('CCCCCCCC')
})

test('what is shown is read as what was made', () => {
  const code = newUserCode((length) => crypto.getRandomValues(new Uint8Array(length)))
  expect(shownUserCode(code)).toMatch(new RegExp(`^[${alphabet}]{4}-[${alphabet}]{4}$`))
  expect(readUserCode(shownUserCode(code))).toBe(code)
})

test.each([
  ['bcdf-ghjk', 'small letters'],
  [' BCDF GHJK\u00a0', 'blanks'],
  ['BCDFGHJK', 'no dash'],
  ['BCDF\u2013GHJK', 'another dash'],
  ['\u200bBCDF-GHJK\ufeff', 'what nobody sees'],
  ['ＢＣＤＦ－ＧＨＪＫ', 'full width'],
  ['ВСDF-GНJК', 'Cyrillic letters that look alike'],
  ['ΒCDF-GΗJΚ', 'Greek letters that look alike'],
])('%s is read, with %s', (typed) => {
  expect(readUserCode(typed)).toBe('BCDFGHJK')
})

test.each(['', 'BCDF-GHJ', 'BCDF-GHJKL', 'BCDF-GHJA', 'BCDF-GHJ1', 'БCDF-GHJK', 'https://evil.example/BCDF-GHJK'])(
  '“%s” can’t be one',
  (typed) => {
    expect(readUserCode(typed)).toBeNull()
  },
)

test('what is kept of it needs a key to be made', async () => {
  const keyed = { macs: async (purpose: string, data: string) => [new TextEncoder().encode(`${purpose} ${data} key`)] }
  const [hash = ''] = await userCodeHashes({ keyRing: { ...noRing, ...keyed } }, 'BCDFGHJK')
  expect(atob(hash.replaceAll('-', '+').replaceAll('_', '/'))).toBe('user-code BCDFGHJK key')
})

const never = () => Promise.reject(new Error('not asked for'))
const noRing = { seal: never, open: never, mac: never, macs: never }
