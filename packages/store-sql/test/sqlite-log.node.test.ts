import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { sqliteExecutor } from '../src/sqlite-executor.ts'
import { type Disk, durableLog } from '../src/sqlite-log.ts'

const unavailable = { code: 'store-unavailable' }

/** A database whose disk does what a test says: each wait ends when its turn comes. */
async function opened() {
  const folder = await mkdtemp(join(tmpdir(), 'log-'))
  const path = join(folder, 'a.db')
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table seen (key text) strict')
  const waits: PromiseWithResolvers<void>[] = []
  const files: string[] = []
  const disk: Disk = {
    open: async (file) => files.push(`opened ${file.slice(folder.length)}`),
    sync: () => {
      const wait = Promise.withResolvers<void>()
      waits.push(wait)
      return wait.promise
    },
    close: async () => void files.push('closed'),
  }
  const log = durableLog(database, disk)
  const executor = sqliteExecutor(database, log)
  onTestFinished(() => {
    if (database.isOpen) database.close()
    return rm(folder, { recursive: true })
  })
  const told: string[] = []
  const write = (key: string) => {
    const statement = { sql: 'insert into seen (key) values (?)', parameters: [key] } as const
    return executor.commit([statement]).then(
      () => told.push(key),
      () => told.push(`no ${key}`),
    )
  }
  const lies = async () =>
    (await executor.query<{ key: string }>({ sql: 'select key from seen', parameters: [] })).map(({ key }) => key)
  return { database, executor, files, lies, log, told, waits, write }
}

/** As many turns of the event loop as a commit takes, and some. */
async function turns(): Promise<void> {
  for (let index = 0; index < 5; index++) await turn()
}

test('nobody hears of a commit before the disk has it, and the process goes on meanwhile', async () => {
  const { files, lies, told, waits, write } = await opened()
  void write('a')
  await turns()
  expect([told, waits.length, files]).toEqual([[], 1, ['opened /a.db-wal']])
  expect(await lies()).toEqual(['a'])
  waits[0]?.resolve()
  await turns()
  expect(told).toEqual(['a'])
})

test('who commits while the disk is waited for shares the next wait, and isn’t told after the first', async () => {
  const { told, waits, write } = await opened()
  void write('a')
  await turns()
  for (const key of ['b', 'c']) {
    void write(key)
    await turns()
  }
  expect(waits.length).toBe(1)
  waits[0]?.resolve()
  await turns()
  expect([told, waits.length]).toEqual([['a'], 2])
  waits[1]?.resolve()
  await turns()
  expect([told, waits.length]).toEqual([['a', 'b', 'c'], 2])
})

test('a disk that failed is believed no more: nothing is acknowledged, written or read until it is opened anew', async () => {
  const { database, executor, lies, told, waits, write } = await opened()
  void write('a')
  await turns()
  void write('b')
  await turns()
  waits[0]?.reject(Object.assign(new Error('i/o error'), { code: 'EIO', syscall: 'fdatasync' }))
  await turns()
  expect([told, waits.length]).toEqual([['no a', 'no b'], 1])
  await expect(lies()).rejects.toMatchObject(unavailable)
  await expect(executor.commit([{ sql: 'delete from seen', parameters: [] }])).rejects.toMatchObject(unavailable)
  expect(database.prepare('select count(*) as count from seen').get()).toEqual({ count: 2 })
})

test('closing waits for nobody, and gives the file back when the last was told', async () => {
  const { database, files, log, told, waits, write } = await opened()
  void write('a')
  await turns()
  void write('b')
  await turns()
  database.close()
  log?.close()
  expect(files).toEqual(['opened /a.db-wal'])
  waits[0]?.resolve()
  await turns()
  waits[1]?.resolve()
  await turns()
  expect([told, files]).toEqual([
    ['a', 'b'],
    ['opened /a.db-wal', 'closed'],
  ])
})

test('the file is opened once for all commits, and given back at once where nobody waits', async () => {
  const { files, log, waits, write } = await opened()
  for (const [index, key] of ['a', 'b'].entries()) {
    void write(key)
    await turns()
    waits[index]?.resolve()
    await turns()
  }
  expect(files).toEqual(['opened /a.db-wal'])
  log?.close()
  expect(files).toEqual(['opened /a.db-wal', 'closed'])
  const unused = await opened()
  unused.log?.close()
  expect(unused.files).toEqual([])
})

test('without a log to wait for SQLite waits itself', async () => {
  const { database } = await opened()
  const settings = (of: DatabaseSync) => Number(of.prepare('pragma synchronous').get()?.['synchronous'])
  expect(settings(database)).toBe(1)
  const inMemory = new DatabaseSync(':memory:')
  onTestFinished(() => inMemory.close())
  expect([durableLog(inMemory), settings(inMemory)]).toEqual([null, 2])
  database.exec('pragma journal_mode = delete; pragma synchronous = full')
  expect([durableLog(database), settings(database)]).toEqual([null, 2])
})
