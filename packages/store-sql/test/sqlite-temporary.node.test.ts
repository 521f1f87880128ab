import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteExecutor } from '../src/sqlite-executor.ts'

const run = promisify(execFile)

test('of pages that are written nothing lies in a folder of temporary files, not even for a moment', async () => {
  const [temporary, kept] = [await mkdtemp(join(tmpdir(), 'spill-')), await mkdtemp(join(tmpdir(), 'spill-'))]
  onTestFinished(async () => void (await Promise.all([temporary, kept].map((each) => rm(each, { recursive: true })))))
  const program = fileURLToPath(new URL('./support/temporary-files.ts', import.meta.url))
  const flags = ['--conditions=laissez-passer:source', '--no-warnings']
  const { stdout } = await run(process.execPath, [...flags, program, temporary, join(kept, 'id.db')], {
    env: { ...process.env, SQLITE_TMPDIR: temporary },
  })
  expect(JSON.parse(stdout)).toEqual([])
}, 60_000)

test('a commit by itself copies no page for a savepoint; those of one turn have one each', async () => {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  database.exec('create table seen (key text primary key) strict')
  const { commit, query } = sqliteExecutor(database)
  const said: string[] = []
  const exec = database.exec.bind(database)
  database.exec = (sql) => {
    said.push(sql)
    exec(sql)
  }
  const add = (...keys: readonly string[]) =>
    commit(keys.map((key) => ({ sql: 'insert into seen (key) values (?)', parameters: [key] })))
  await add('a')
  expect(said.splice(0)).toEqual(['begin immediate', 'commit'])
  await expect(add('b', 'a')).rejects.toThrow(/UNIQUE/)
  expect(said.splice(0)).toEqual(['begin immediate', 'rollback'])
  const told = await Promise.allSettled([add('c'), add('d', 'a'), add('e')])
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(said.filter((sql) => sql.startsWith('savepoint'))).toHaveLength(3)
  expect(await query({ sql: 'select key from seen order by key', parameters: [] })).toEqual(
    ['a', 'c', 'e'].map((key) => ({ key })),
  )
})
