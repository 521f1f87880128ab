import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { message } from '../src/contract/fixtures.ts'
import { migrations } from '../src/migrations/index.ts'
import { sqlite, sqliteUpkeep } from '../src/sqlite.ts'
import type { SnapshotPart } from '../src/upkeep/upkeep.ts'

async function place() {
  const folder = await mkdtemp(join(tmpdir(), 'upkeep-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  return { folder, path, upkeep: sqliteUpkeep(path) }
}

/** A store with as many mails as asked for, closed again. */
async function kept(count: number, path: string): Promise<void> {
  const store = await sqlite(path)
  await store.outbox.add(Array.from({ length: count }, () => message()))
  store.close()
}

async function collected(parts: AsyncIterable<SnapshotPart>): Promise<readonly SnapshotPart[]> {
  const all: SnapshotPart[] = []
  for await (const part of parts) all.push(part)
  return all
}

const rowsOf = (parts: readonly SnapshotPart[]): readonly number[] =>
  parts.flatMap((part) => (part.kind === 'rows' ? [part.rows.length] : []))

async function* given(parts: readonly SnapshotPart[]): AsyncGenerator<SnapshotPart> {
  yield* parts
}

function opened(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  onTestFinished(() => {
    if (database.isOpen) database.close()
  })
  return database
}

/** Files of a folder that this process has open. */
async function held(folder: string): Promise<readonly string[]> {
  const all = await readdir('/proc/self/fd')
  const files = await Promise.all(all.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')))
  return files.filter((file) => file.startsWith(folder))
}

test.runIf(process.platform === 'linux')('nothing stays open after a look, a snapshot or a restore', async () => {
  const { folder, path, upkeep } = await place()
  await kept(2, path)
  await upkeep.schema()
  await upkeep.health()
  const parts = await collected(upkeep.snapshot())
  for await (const _ of upkeep.snapshot()) break
  await upkeep.restore(given(parts), { replace: true })
  await expect(upkeep.restore(given(parts.slice(1)), { replace: true })).rejects.toMatchObject({ code: 'snapshot' })
  expect(await held(folder)).toEqual([])
})

test('rows come five hundred at a time, and no table without rows has a piece of none', async () => {
  for (const [count, pieces] of [
    [0, []],
    [500, [500]],
    [1001, [500, 500, 1]],
  ] as const) {
    const { path, upkeep } = await place()
    await kept(count, path)
    const parts = await collected(upkeep.snapshot())
    const outbox = parts.findIndex((part) => part.kind === 'table' && part.name === 'outbox')
    const next = parts.findIndex((part, index) => index > outbox && part.kind === 'table')
    expect(rowsOf(parts.slice(outbox, next))).toEqual(pieces)
  }
})

test('a snapshot is of the moment at which it began, whatever is written meanwhile', async () => {
  const { path, upkeep } = await place()
  await kept(3, path)
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  const parts: SnapshotPart[] = []
  for await (const part of upkeep.snapshot()) {
    if (parts.length === 0) await store.outbox.add([message()])
    parts.push(part)
  }
  expect(rowsOf(parts)).toContain(3)
  expect(rowsOf(parts)).not.toContain(4)
})

test('what isn’t text or a number has no place in a snapshot', async () => {
  const { path, upkeep } = await place()
  await kept(1, path)
  const database = opened(path)
  database.exec("pragma ignore_check_constraints = on; update outbox set sealed = x'00ff'")
  await expect(collected(upkeep.snapshot())).rejects.toThrow(/A column holds a object|cannot store BLOB/)
})

test('what somebody works on isn’t replaced, and what replaced it keeps it beside', async () => {
  const { folder, path, upkeep } = await place()
  await kept(2, path)
  const parts = await collected(upkeep.snapshot())
  const store = await sqlite(path)
  await expect(upkeep.restore(given(parts), { replace: true })).rejects.toMatchObject({ code: 'store-in-use' })
  store.close()
  const holder = opened(path)
  holder.exec('begin exclusive')
  await expect(upkeep.restore(given(parts), { replace: true })).rejects.toMatchObject({ code: 'store-in-use' })
  holder.exec('rollback')
  holder.close()
  // Somebody opens it while the snapshot is read.
  let late: DatabaseSync | null = null
  const slowly = async function* () {
    yield* parts
    late = opened(path)
    late.exec('pragma journal_mode = wal; select count(*) from outbox')
  }
  await expect(upkeep.restore(slowly(), { replace: true })).rejects.toMatchObject({ code: 'store-in-use' })
  ;(late as DatabaseSync | null)?.close()
  expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([])
  await upkeep.restore(given(parts), { replace: true })
  await kept(1, path)
  await upkeep.restore(given(parts), { replace: true })
  const counted = (file: string) =>
    Number(opened(file).prepare('select count(*) as count from outbox').get()?.['count'])
  expect([counted(path), counted(`${path}.replaced`)]).toEqual([2, 3])
})

test('a file that is no database can be replaced, and says what it is where it is asked', async () => {
  const source = await place()
  await kept(1, source.path)
  const { path, upkeep } = await place()
  await writeFile(path, 'a letter to the operator, and no database at all '.repeat(100))
  for (const asked of [() => upkeep.schema(), () => upkeep.health(), () => collected(upkeep.snapshot())])
    await expect(asked()).rejects.toMatchObject({ code: 'store-unavailable' })
  await upkeep.restore(source.upkeep.snapshot(), { replace: true })
  expect((await upkeep.schema()).missing).toEqual([])
  expect(existsSync(`${path}.replaced`)).toBe(true)
})

test('what is damaged is told: rows that refer to nothing, each table once, and what SQLite can’t even read', async () => {
  const { path, upkeep } = await place()
  expect(await upkeep.migrate()).toEqual(migrations.map(({ id }) => id))
  await kept(1, path)
  expect(await upkeep.health()).toEqual({
    version: expect.stringMatching(/^SQLite 3\.\d+/),
    damage: [],
    settings: { journal_mode: 'wal' },
    clock: null,
  })
  const database = opened(path)
  database.exec(`pragma foreign_keys = off;
    insert into visits (session_id_hash, protocol, client_id, sid, visited_at)
      select 'none-' || value, 'oidc', 'x', 's' || value, 1 from json_each('[1, 2]')`)
  database.close()
  expect((await upkeep.health()).damage).toEqual(['rows of visits refer to nothing'])
  const file = await open(path, 'r+')
  // The first page of the list of tables, behind the header of the file.
  await file.write(Buffer.alloc(3000, 0xa5), 0, 3000, 100)
  await file.close()
  expect((await upkeep.health()).damage).toEqual(['database disk image is malformed'])
})
