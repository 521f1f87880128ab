import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { now } from '../src/contract/fixtures.ts'
import { migrations } from '../src/migrations/index.ts'
import { postgres, postgresUpkeep } from '../src/postgres.ts'
import { sqlite, sqliteUpkeep } from '../src/sqlite.ts'
import type { SnapshotPart, Upkeep } from '../src/upkeep/upkeep.ts'

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'upkeep-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

/** A file as release 0.1 left it, with a person. */
async function released(): Promise<string> {
  const path = join(await folder(), 'id.db')
  const database = new DatabaseSync(path)
  database.exec(await readFile(new URL('./releases/0.1.sql', import.meta.url), 'utf8'))
  database.close()
  return path
}

/** A database of its own: who else is connected to it counts. */
async function freshDatabase(): Promise<string> {
  const name = `upkeep_${crypto.randomUUID().replaceAll('-', '')}`
  const administer = async (sql: string): Promise<void> => {
    const client = new Client(inject('postgres'))
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await administer(`create database ${name}`)
  onTestFinished(() => administer(`drop database ${name} with (force)`))
  return inject('postgres').replace(/[^/]*$/, name)
}

/** An empty place of each kind. */
const places: Readonly<
  Record<string, () => Promise<{ readonly upkeep: Upkeep; readonly lives: () => Promise<unknown> }>>
> = {
  SQLite: async () => {
    const path = join(await folder(), 'id.db')
    const lives = async () => {
      const store = await sqlite(path)
      return store.sessions.find({ idHash: 'session-1', now }).finally(() => store.close())
    }
    return { upkeep: sqliteUpkeep(path), lives }
  },
  PostgreSQL: async () => {
    const url = await freshDatabase()
    const lives = async () => {
      const store = await postgres(url)
      const found = await store.sessions.find({ idHash: 'session-1', now })
      await store.close()
      return found
    }
    return { upkeep: postgresUpkeep(url), lives }
  },
}

/** The first parts of a snapshot, and then a disk that breaks. */
async function* broken(parts: AsyncIterable<SnapshotPart>, after: number): AsyncGenerator<SnapshotPart> {
  let count = 0
  for await (const part of parts) {
    if (count++ === after) throw new Error('the disk broke')
    yield part
  }
}

async function collected(parts: AsyncIterable<SnapshotPart>): Promise<readonly SnapshotPart[]> {
  const all: SnapshotPart[] = []
  for await (const part of parts) all.push(part)
  return all
}

async function* given(parts: readonly SnapshotPart[]): AsyncGenerator<SnapshotPart> {
  yield* parts
}

describe.each(Object.entries(places))('%s', (_, place) => {
  test('what an old release kept is restored and brought up to date', async () => {
    const { lives, upkeep } = await place()
    const old = sqliteUpkeep(await released())
    expect((await old.schema()).done).toEqual(['0001-first'])
    await upkeep.restore(old.snapshot(), { replace: false })
    expect(await upkeep.schema()).toEqual({ done: migrations.map(({ id }) => id), missing: [], newer: [] })
    expect(await lives()).toMatchObject({ account: { email: 'Marie@Example.eu', status: 'active' } })
    // And the other way round: row for row the same again.
    const again = await place()
    await again.upkeep.restore(upkeep.snapshot(), { replace: false })
    const rows = async (of: Upkeep) => JSON.stringify(await collected(of.snapshot()))
    expect(await rows(again.upkeep)).toBe(await rows(upkeep))
    expect((await upkeep.health()).damage).toEqual([])
    expect(await upkeep.size()).toBeGreaterThan(10_000)
  })

  test('a restore that breaks leaves what was there: nothing, or all of it', async () => {
    const { lives, upkeep } = await place()
    const old = sqliteUpkeep(await released())
    for (const after of [0, 1, 5, 20]) {
      await expect(upkeep.restore(broken(old.snapshot(), after), { replace: false })).rejects.toThrow(
        /the disk broke|does not answer/,
      )
      expect((await upkeep.schema()).done).toEqual([])
    }
    await upkeep.restore(old.snapshot(), { replace: false })
    await expect(upkeep.restore(old.snapshot(), { replace: false })).rejects.toMatchObject({ code: 'store-occupied' })
    for (const after of [0, 1, 5, 20])
      await expect(upkeep.restore(broken(old.snapshot(), after), { replace: true })).rejects.toThrow(
        /the disk broke|does not answer/,
      )
    expect(await lives()).not.toBeNull()
    await upkeep.restore(old.snapshot(), { replace: true })
    expect(await lives()).not.toBeNull()
  })

  test('a snapshot of a newer version, one that names odd tables, and rows that refer to nothing are refused', async () => {
    const { upkeep } = await place()
    const all = await collected(sqliteUpkeep(await released()).snapshot())
    const newer: SnapshotPart = { kind: 'schema', steps: [...migrations.map(({ id }) => id), '9999-later'] }
    await expect(upkeep.restore(given([newer, ...all.slice(1)]), { replace: false })).rejects.toMatchObject({
      code: 'store-schema',
    })
    const odd: SnapshotPart = { kind: 'table', name: 'accounts"; drop table x; --', columns: ['id'] }
    const column: SnapshotPart = { kind: 'table', name: 'accounts', columns: ['1; id'] }
    for (const parts of [[...all.slice(0, 1), odd], [...all.slice(0, 1), column], all.slice(1)])
      await expect(upkeep.restore(given(parts), { replace: false })).rejects.toMatchObject({ code: 'snapshot' })
    const orphaned = all.map((part) =>
      part.kind === 'rows' ? { ...part, rows: part.rows.map((row) => [...row]) } : part,
    )
    const accounts = orphaned.findIndex((part) => part.kind === 'table' && part.name === 'accounts')
    orphaned.splice(accounts + 1, 1)
    await expect(upkeep.restore(given(orphaned), { replace: false })).rejects.toBeInstanceOf(Error)
    await expect(upkeep.restore(given([]), { replace: false })).rejects.toMatchObject({ code: 'snapshot' })
    expect((await upkeep.schema()).done).toEqual([])
  })

  test('steps that are missing are told, taken when asked, once', async () => {
    const { upkeep } = await place()
    const all = migrations.map(({ id }) => id)
    expect(await upkeep.schema()).toEqual({ done: [], missing: all, newer: [] })
    expect(await upkeep.migrate()).toEqual(all)
    expect(await upkeep.migrate()).toEqual([])
  })
})

test('SQLite: nothing is made where only a look was asked for; a damaged page is found', async () => {
  const path = join(await folder(), 'id.db')
  const upkeep = sqliteUpkeep(path)
  expect([await upkeep.size(), (await upkeep.health()).version, existsSync(path)]).toEqual([0, '', false])
  await upkeep.restore(sqliteUpkeep(await released()).snapshot(), { replace: false })
  expect(await readdir(join(path, '..'))).toEqual(['id.db'])
  const file = await open(path, 'r+')
  await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, 5 * 4096)
  await file.close()
  expect((await upkeep.health()).damage.length).toBeGreaterThan(0)
})
