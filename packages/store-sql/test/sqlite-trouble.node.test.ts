import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { unavailable } from '../src/executor.ts'
import { sqlite } from '../src/sqlite.ts'
import { sqliteTrouble } from '../src/sqlite-trouble.ts'

const broken = (errcode: number): Error => Object.assign(new Error('disk I/O error'), { errcode })

test('what a disk refuses has the system’s name', () => {
  expect(sqliteTrouble(broken(13), '/tmp/id.db')).toBe('ENOSPC')
  expect(sqliteTrouble(broken(8 + 256 * 6), '/tmp/id.db')).toBe('EROFS')
  expect(sqliteTrouble(broken(14), '/tmp/id.db')).toBe('EACCES')
  expect(sqliteTrouble(broken(10 + 256 * 19), '/tmp/id.db')).toBe('EIO')
  expect(sqliteTrouble(new TypeError('no'), '/tmp/id.db')).toBeNull()
  expect(sqliteTrouble(new LaissezPasserError('store-schema', 'too new'), '/tmp/id.db')).toBeNull()
  expect(sqliteTrouble(unavailable('a word'), '/tmp/id.db')).toBe('The database does not answer or can not write')
  expect(sqliteTrouble(broken(11), '/tmp/id.db')).toBe('CORRUPT')
})

test.runIf(process.platform === 'linux')('a disk without room for the index of the log is full', () => {
  // A file system that never has room, and a folder that isn’t there.
  expect(sqliteTrouble(broken(10), '/proc/id.db')).toBe('ENOSPC')
  expect(sqliteTrouble(broken(10), '/nowhere/at/all/id.db')).toBe('EIO')
})

test('a file that is no database is told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trouble-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  writeFileSync(path, 'a letter to the operator, and no database at all'.repeat(40))
  const error: unknown = await sqlite(path).catch((thrown: unknown) => thrown)
  expect(sqliteTrouble(error, path)).toBe('NOTADB')
  writeFileSync(join(folder, 'file'), '')
  const under = join(folder, 'file', 'id.db')
  expect(sqliteTrouble(await sqlite(under).catch((thrown: unknown) => thrown), under)).toBe('EEXIST')
})
