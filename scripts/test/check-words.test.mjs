import { expect, test } from 'vitest'
import { patternOf, retiredIn, retiredWords } from '../check-words.mjs'

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
