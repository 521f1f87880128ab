import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { digestOf, isMadeOf, noteMadeOf } from '../../docs/reference-made.ts'

test('a reference is made anew for another package or another base, and not for the same', () => {
  expect(digestOf('password', '')).toBe(digestOf('password', ''))
  expect(new Set([digestOf('password', ''), digestOf('password', '/0.1'), digestOf('i18n', '')]).size).toBe(3)
})

test('a folder is known by what it was made of', () => {
  const path = mkdtempSync(join(tmpdir(), 'reference-'))
  const folder = pathToFileURL(`${path}/`)
  expect(isMadeOf(folder, 'a')).toBe(false)
  noteMadeOf(folder, 'a')
  expect([isMadeOf(folder, 'a'), isMadeOf(folder, 'b')]).toEqual([true, false])
  rmSync(path, { recursive: true })
})
