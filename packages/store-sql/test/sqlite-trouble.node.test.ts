import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../src/sqlite.ts'
import { sqliteTrouble } from '../src/sqlite-trouble.ts'

const broken = (errcode: number): Error => Object.assign(new Error('disk I/O error'), { errcode })

test('what a disk refuses has the system’s name', () => {
  expect(sqliteTrouble(broken(13), '/tmp/id.db')).toBe('ENOSPC')
  expect(sqliteTrouble(broken(8 + 256 * 6), '/tmp/id.db')).toBe('EROFS')
  expect(sqliteTrouble(broken(14), '/tmp/id.db')).toBe('EACCES')
  expect(sqliteTrouble(broken(10 + 256 * 19), '/tmp/id.db')).toBe('EIO')
  expect(sqliteTrouble(new TypeError('no'), '/tmp/id.db')).toBeNull()
})

test('a file that is no database is told as SQLite tells it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trouble-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  writeFileSync(path, 'a letter to the operator, and no database at all'.repeat(40))
  const error: unknown = await sqlite(path).catch((thrown: unknown) => thrown)
  expect(sqliteTrouble(error, path)).toBe('file is not a database')
  writeFileSync(join(folder, 'file'), '')
  const under = join(folder, 'file', 'id.db')
  expect(sqliteTrouble(await sqlite(under).catch((thrown: unknown) => thrown), under)).toBe('EEXIST')
})
