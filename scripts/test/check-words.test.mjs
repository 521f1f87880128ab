import { expect, test } from 'vitest'
import { patternOf, retiredIn, retiredWords } from '../check-words.mjs'
import { unsaidIn } from '../unsaid.mjs'

test('reads the retired words of the glossary', () => {
  const table =
    '| name | what it is | retired |\n|---|---|---|\n| QR sign-in | `mobile-app-qr` | `scan-code`, `old` |\n'
  expect(retiredWords(table)).toEqual(['scan-code', 'old'])
})

test.each(['ScanCodePage', 'readScanCode', 'scanCode(', 'scan-code.tsx'])('finds %s', (text) => {
  expect(patternOf('scan-code').test(text)).toBe(true)
})

test('finds two words on a page that people read', () => {
  expect(patternOf('scan-code', { isProse: true }).test('the scan code')).toBe(true)
  expect(patternOf('scan-code').test('the scan code')).toBe(false)
})

test.each(['scanCodec', 'scan.code', 'scan-codes', 'code scanned', 'SCAN_CODE'])('leaves %s', (text) => {
  expect(patternOf('scan-code').test(text)).toBe(false)
})

test('looks at the name of a file too, and leaves what tells of the past', () => {
  expect(retiredIn(['scan-code'], { path: 'packages/pages/src/scan-code.tsx', text: '' })).toEqual(['scan-code'])
  expect(retiredIn(['scan-code'], { path: 'docs/decisions/0031-words.md', text: 'scan code' })).toEqual([])
})

test.each([
  ['en', 'We sent you an e-mail.', 'e-mail'],
  ['en', 'You are logged in.', 'logged in'],
  ['en', 'Type the code.', 'Type the'],
  ['en', 'It has six digits.', 'six digits'],
  ['en', 'Your PIN was changed.', 'PIN'],
  ['fr', 'Votre jeton', 'jeton'],
  ['fr', 'Vous êtes connecté(e)', '(e)'],
  ['fr', 'Saisissez votre PIN', 'PIN'],
])('a message doesn’t say, %s: %s', (language, message, word) => {
  expect(unsaidIn(message, { key: 'a', language }).map((found) => found.word)).toEqual([word])
})

test.each([
  ['en', 'Kind of telephone; a PIN code of {pinDigits} digits; {@label.mail}', 'a'],
  ['en', 'Please wait a moment', 'throttled.title'],
  ['en', 'Log in', 'account.login'],
  ['fr', 'Votre code\u00a0PIN, les codes PIN', 'a'],
])('a message may say, %s: %s', (language, message, key) => {
  expect(unsaidIn(message, { key, language })).toEqual([])
})
