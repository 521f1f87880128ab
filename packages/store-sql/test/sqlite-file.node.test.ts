import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { sqlite } from '../src/sqlite.ts'
import { makePrivate, rewritten } from '../src/sqlite-file.ts'

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
  const patience = () => database.prepare('pragma busy_timeout').get()?.['timeout']
  const exec = database.exec.bind(database)
  const waited: unknown[] = []
  database.exec = (sql) => {
    if (sql.includes('vacuum')) waited.push(patience())
    exec(sql)
  }
  expect(rewritten(database)).toBe(false)
  expect(waited).toEqual([50])
  expect(patience()).toBe(1500)
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

/** A store, and its file once more. */
async function opened() {
  const folder = await mkdtemp(join(tmpdir(), 'file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  return { other, path, store }
}

test('the log is emptied even where the file couldn’t be written anew', async () => {
  const { other, path, store } = await opened()
  other.exec('drop table retired_uids')
  await expect(store.sweep({ now: 1 })).rejects.toThrow('retired_uids')
  expect((await stat(`${path}-wal`)).size).toBe(0)
})

test('what a crash left beside a file is closed to others as well; what can’t be is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'file-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  for (const end of ['-wal', '-shm']) await writeFile(`${path}${end}`, '', { mode: 0o644 })
  await makePrivate(path)
  const modes = await Promise.all(['', '-wal', '-shm'].map(async (end) => (await stat(`${path}${end}`)).mode & 0o777))
  expect(modes).toEqual([0o600, 0o600, 0o600])
  await rm(`${path}-shm`)
  await symlink(`${path}-shm`, `${path}-shm`)
  await expect(makePrivate(path)).rejects.toMatchObject({ code: 'ELOOP' })
})

test('up to 64 MB are written anew, where twice that is free', async () => {
  const { database } = await file()
  const sized = (size: number, room: number) => {
    const prepare = database.prepare.bind(database)
    database.prepare = (sql) => {
      const statement = prepare(sql)
      if (sql.includes('page_count')) statement.get = () => ({ size })
      return statement
    }
    try {
      return rewritten(database, { roomAt: () => room })
    } finally {
      database.prepare = prepare
    }
  }
  expect([sized(64_000_000, 128_000_000), sized(64_000_000, 127_999_999)]).toEqual([true, false])
  expect([sized(64_000_001, 999_000_000), sized(1, 1)]).toEqual([false, false])
})

test.runIf(process.platform === 'linux')('where the system says that nothing is free, nothing is written', async () => {
  const { database, free } = await file()
  // A file system that never has room.
  database.location = () => '/proc/self/status'
  expect(rewritten(database)).toBe(false)
  expect(free()).toBeGreaterThan(0)
})

test.each([Object.assign(new Error('wrong'), { errcode: 1 }), new TypeError('no code')])(
  'what is no trouble of the database’s is thrown (%s)',
  async (error) => {
    const { database } = await file()
    const exec = database.exec.bind(database)
    database.exec = (sql) => {
      if (!sql.includes('vacuum')) return exec(sql)
      throw error
    }
    let thrown: unknown = null
    try {
      rewritten(database)
    } catch (caught) {
      thrown = caught
    }
    expect(thrown).toBe(error)
  },
)

test('an option that isn’t there is refused', async () => {
  const { database } = await file()
  expect(() => rewritten(database, JSON.parse('{"room": 1}'))).toThrow(/room/)
  await expect(sqlite(':memory:', JSON.parse('{"log": true}'))).rejects.toThrow(/log/)
})

test('a sweep writes the file anew once for each time that somebody was deleted', async () => {
  const { other, store } = await opened()
  const leave = () =>
    other.exec(
      `create table t (x text); insert into t select hex(randomblob(9000)) from json_each('[1,2,3,4]'); drop table t`,
    )
  const free = async () => {
    await store.sweep({ now: 1 })
    return Number(other.prepare('pragma freelist_count').get()?.['freelist_count']) > 0
  }
  leave()
  expect(await free()).toBe(true)
  other.exec("insert into retired_uids (mark) values ('a1234567')")
  expect(await free()).toBe(false)
  leave()
  expect(await free()).toBe(true)
})
