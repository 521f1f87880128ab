import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openDataFolder, secretFile } from '../src/data-folder/index.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'))
})

test('closes the data folder to others, also one that was open', () => {
  const opened = openDataFolder(join(folder, 'deep', 'data'))
  expect(opened.ok && statSync(opened.folder).mode & 0o777).toBe(0o700)
  const again = openDataFolder(folder)
  expect(again.ok && statSync(folder).mode & 0o777).toBe(0o700)
})

test('says why a data folder can’t be used', () => {
  writeFileSync(join(folder, 'file'), '')
  const opened = openDataFolder(join(folder, 'file'))
  expect(opened.ok ? '' : opened.line).toMatch(/^DATA_DIR=.*can’t be used/)
})

test('secretFile: parallel first starts read the same secret, from a file that only the owner reads', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'lp-')), 'deep', 'secret-key')
  const secrets = await Promise.all(Array.from({ length: 10 }, () => secretFile(path)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700)
})

test('secretFile: what is there is taken as it is', async () => {
  const path = join(folder, 'secret')
  const secret = await secretFile(path)
  expect(await secretFile(path)).toBe(secret)
  expect(readFileSync(path, 'utf8')).toBe(`${secret}\n`)
  writeFileSync(path, ' an operator’s own \n')
  expect(await secretFile(path)).toBe('an operator’s own')
})
