import { expect, test } from 'vitest'
import { fileNameOf } from '../../src/fields/file-name.ts'
import { passport } from '../exchange/fixtures/skills-passport.ts'
import { read } from '../exchange/read.ts'

test.each([
  ['diplôme 2.pdf', 'diplôme 2.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\cv.pdf', 'cv.pdf'],
  ['folder/', 'folder'],
  ['cv\u202Efdp.exe', 'cvfdp.exe'],
  ['a\u2066b\u0000\r\nc\u001B[2J.txt', 'abc[2J.txt'],
  ['\uD800.pdf', '\uFFFD.pdf'],
  [`${'x'.repeat(5000)}.pdf`, `${'x'.repeat(116)}.pdf`],
  [`${'😀'.repeat(100)}`, '😀'.repeat(60)],
  [`x${'😀'.repeat(100)}`, `x${'😀'.repeat(59)}`],
  ['  ', 'file'],
  ['..', 'file'],
  ['', 'file'],
  ['نامه‌ی من.pdf', 'نامه‌ی من.pdf'],
])('a file called %j is kept as %j', (written, kept) => {
  expect(fileNameOf(written)).toBe(kept)
})

test('files of an import have such names', async () => {
  const { document } = await read(passport.replace('diplome.pdf', '../cv\u202Efdp.exe'))
  expect(document.attachments[0]?.name).toBe('cvfdp.exe')
})
