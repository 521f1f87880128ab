import fs, { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, stat } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { makeFile, NotWritten, notWritten, openDataFolder, secretFile } from '../src/data-folder/index.ts'

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

test('a folder that another app makes at the same moment is taken, and so are those above it', () => {
  const make = fs.mkdirSync
  const beaten = vi.spyOn(fs, 'mkdirSync').mockImplementation((path, options) => {
    make(path, options)
    return make(path, options)
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    beaten.mockRestore()
    syncBuiltinESMExports()
  })
  const path = join(folder, 'deep', 'data')
  expect(openDataFolder(path)).toEqual({ ok: true, folder: path })
  expect(beaten).toHaveBeenCalledTimes(2)
})

test('says why a data folder can’t be used', () => {
  writeFileSync(join(folder, 'file'), '')
  const opened = openDataFolder(join(folder, 'file'))
  expect(opened.ok ? '' : opened.line).toMatch(/^DATA_DIR=.*can’t be used: it is not a folder\./)
  const below = openDataFolder(join(folder, 'file', 'deep', 'data'))
  expect(below.ok ? '' : below.line).toMatch(/^DATA_DIR=.*can’t be used: a part of its path is no folder\. Accepted/)
})

test.runIf(existsSync('/proc'))('says so where nobody can make one, instead of trying for ever', () => {
  const opened = openDataFolder('/proc/nobodys/data')
  expect(opened.ok ? '' : opened.line).toMatch(
    /^DATA_DIR=.*can’t be used: the system lets nobody make it there\. Accepted/,
  )
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

test('secretFile: where there is one nothing is written, also for a moment', async () => {
  const path = join(folder, 'secret')
  await secretFile(path)
  const before = statSync(folder).mtimeMs
  await secretFile(path)
  expect(statSync(folder).mtimeMs).toBe(before)
})

test('makeFile: what can’t be written is told in a line, and leaves nothing', async () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeFile(join(folder, 'file', 'keys.json'), '{}')).toThrow(NotWritten)
  mkdirSync(join(folder, 'deep'))
  // Longer than any name: the draft isn't written.
  const long = join(folder, 'deep', 'x'.repeat(250))
  expect(() => makeFile(long, '{}')).toThrow(
    /x can’t be written: its path is too long\. Choose another path, then start again;/,
  )
  await expect(secretFile(join(folder, 'file', 'secret'))).rejects.toThrow(/ENOTDIR/)
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

test('a full disk is called one', () => {
  // What was kept may be lost there: the line doesn’t say that it is as it was.
  expect(notWritten('/data/login.sqlite', 'CORRUPT')).toBe(
    '/data/login.sqlite can’t be used: it is damaged. Keep a copy of it, and restore a backup; look at the disk.',
  )
  expect(notWritten('/data/login.sqlite', 'NOTADB')).toContain('it is no database')
  expect(notWritten('/data/secret-key', 'ENOSPC')).toBe(
    '/data/secret-key can’t be written: the disk is full. Make room there, then start again; what was kept is as it was.',
  )
})
