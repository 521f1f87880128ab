import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../src/sqlite.ts'
import { rewritten } from '../src/sqlite-file.ts'

/** A file of some pages, half of which are free. */
async function file() {
  const folder = await mkdtemp(join(tmpdir(), 'file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const opened = (): DatabaseSync => {
    const database = new DatabaseSync(path, { timeout: 1500 })
    onTestFinished(() => database.close())
    return database
  }
  const database = opened()
  database.exec(`pragma journal_mode = wal; create table t (x text); create table gone (x text);
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 500)
      insert into t select hex(randomblob(100)) from n;
    insert into gone select x from t; drop table gone`)
  return { database, opened, free: () => Number(database.prepare('pragma freelist_count').get()?.['freelist_count']) }
}

test('a file is written anew while another process reads, and not while it writes: that is hardly waited for', async () => {
  const { database, free, opened } = await file()
  const other = opened()
  other.exec('begin immediate')
  const begun = performance.now()
  expect(rewritten(database)).toBe(false)
  expect(performance.now() - begun).toBeLessThan(1000)
  expect(database.prepare('pragma busy_timeout').get()?.['timeout']).toBe(1500)
  other.exec('rollback; begin; select count(*) from t')
  expect(free()).toBeGreaterThan(0)
  expect(rewritten(database)).toBe(true)
  expect(free()).toBe(0)
})

test('nothing is written anew where the disk has no room for it', async () => {
  const { database, free } = await file()
  expect(rewritten(database, { roomAt: () => 100_000 })).toBe(false)
  expect(free()).toBeGreaterThan(0)
})

test.each([5, 6, 7, 10, 13, 10 + 256 * 3])(
  'what a disk or memory refuses (%i) is done another time',
  async (errcode) => {
    const { database } = await file()
    const exec = database.exec.bind(database)
    database.exec = (sql) => {
      if (sql.includes('vacuum')) throw Object.assign(new Error('not now'), { errcode })
      exec(sql)
    }
    expect(rewritten(database)).toBe(false)
  },
)

test('the log is emptied even where the file couldn’t be written anew', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('drop table retired_uids')
  await expect(store.sweep({ now: 1 })).rejects.toThrow('retired_uids')
  expect((await stat(`${path}-wal`)).size).toBe(0)
})
