import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { characters, encoded, table } from '../font-coverage.mjs'

test('the table of characters is that of the fonts', async () => {
  const kept = readFileSync(new URL('../../packages/europass/src/typst/fonts/coverage.ts', import.meta.url), 'utf8')
  const rows = (text) =>
    Object.fromEntries([...text.matchAll(/^ {2}'?([^':]+)'?:\s+'([^']*)'/gm)].map(([, name, runs]) => [name, runs]))
  expect(rows(kept)).toEqual(rows(await table()))
})

test('runs of characters are gaps and lengths', () => {
  expect(encoded([32, 33, 34, 36, 100])).toBe('w.3 1 1r')
})

test('a font’s characters are read from its table, private and invisible ones left out', () => {
  // One table, cmap, with one subtable of format 12 that maps three ranges.
  const ranges = [
    [0x41, 0x43, 1],
    [0xe000, 0xe001, 9],
    [0x200b, 0x200b, 12],
  ]
  const font = new DataView(new ArrayBuffer(12 + 16 + 12 + 16 + ranges.length * 12))
  font.setUint16(4, 1)
  font.setUint32(12, 0x636d6170)
  font.setUint32(20, 28)
  font.setUint16(30, 1)
  font.setUint32(36, 12)
  font.setUint16(40, 12)
  font.setUint32(52, ranges.length)
  for (const [at, range] of ranges.entries())
    for (const [part, value] of range.entries()) font.setUint32(56 + at * 12 + part * 4, value)
  expect(characters(new Uint8Array(font.buffer))).toEqual([0x41, 0x42, 0x43])
})
