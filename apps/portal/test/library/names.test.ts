import { expect, test } from 'vitest'
import { archiveNames, downloadName, givenName } from '../../src/library/names.ts'
import { finds } from '../../src/library/search.ts'

test.each([
  ['diploma.pdf', 'application/pdf', 'diploma.pdf'],
  ['Diploma.PDF', 'application/pdf', 'Diploma.PDF'],
  ['diploma', 'application/pdf', 'diploma.pdf'],
  ['diploma.pdf', 'image/jpeg', 'diploma.pdf.jpg'],
  ['tool.bat', 'text/plain', 'tool.bat.txt'],
  ['table.csv', 'text/plain', 'table.csv'],
  ['cv\u202Efdp.exe', 'application/pdf', 'cvfdp.exe.pdf'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['old.exe', 'application/octet-stream', 'old.exe.bin'],
])('%j of %s leaves as %j', (name, mediaType, left) => {
  expect(downloadName(name, mediaType)).toBe(left)
})

test('names in an archive are safe everywhere, and none comes twice', () => {
  expect(archiveNames(['a.pdf', 'A.PDF', 'a.pdf', 'nul.txt', 'x: y?.pdf', 'dots...', ' . '])).toEqual([
    'a.pdf',
    'A (2).PDF',
    'a (3).pdf',
    '_nul.txt',
    'x_ y_.pdf',
    'dots',
    'file',
  ])
  // The same letters, composed otherwise.
  expect(new Set(archiveNames(['é.pdf', 'e\u0301.pdf']))).toEqual(new Set(['é.pdf', 'e\u0301 (2).pdf']))
  expect(givenName('x'.repeat(5000)).length).toBeLessThanOrEqual(200)
})

test('names in an archive are no longer than file systems take, and whole letters', () => {
  const names = archiveNames([
    `${'漢'.repeat(118)}.txt`,
    `${'漢'.repeat(118)}.txt`,
    `${'x'.repeat(79)}\uD83D`,
    'a\0b.pdf',
  ])
  for (const name of names) {
    expect(new TextEncoder().encode(`${name}.json`).length).toBeLessThanOrEqual(255)
    expect(name.isWellFormed()).toBe(true)
  }
  expect(names[0]).toMatch(/^漢+\.txt$/)
  expect(names[1]).toMatch(/^漢+ \(2\)\.txt$/)
  expect(names[3]).toBe('a_b.pdf')
})

test('a search finds words by how they begin, whatever their accents and case', () => {
  const said = ['Diplôme de biologie.pdf', 'Université d’Évora', 'Lisbon']
  for (const search of ['', 'diplome', 'DIPL bio', 'évora', 'evora lis', 'biologie.pdf'])
    expect(finds(search, said), search).toBe(true)
  for (const search of ['plome', 'biologie oslo', 'pdfx']) expect(finds(search, said), search).toBe(false)
})
