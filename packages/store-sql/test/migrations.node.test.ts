import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { type Migration, migrations } from '../src/migrations/index.ts'
import { sqlite } from '../src/sqlite.ts'
import { migrate } from '../src/sqlite-migrate.ts'

/** A file with what this SQL makes. */
async function file(sql: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'id.db')
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
  return path
}

/** A file as release 0.1 left it: `support/release.ts`. */
async function released(): Promise<string> {
  return file(await readFile(new URL('./releases/0.1.sql', import.meta.url), 'utf8'))
}

function opened(path: string): DatabaseSync {
  const database = new DatabaseSync(path)
  onTestFinished(() => database.close())
  return database
}

const schema = (database: DatabaseSync) =>
  database.prepare('select name, sql from sqlite_schema where sql is not null order by name').all()
const steps = (database: DatabaseSync) => database.prepare('select id from migrations order by id').all()

/** A step such as the next release may bring. */
const nicknames: Migration = {
  id: `${String(migrations.length + 1).padStart(4, '0')}-nicknames`,
  statements: ['alter table accounts add column nickname text', "update accounts set nickname = first_name || '!'"],
}

test('steps are numbered without a gap', () => {
  const numbers = migrations.map((_, index) => String(index + 1).padStart(4, '0'))
  expect(migrations.map(({ id }) => id.slice(0, 4))).toEqual(numbers)
})

test('what a release made is brought up to date and read: account, session, messages', async () => {
  const store = await sqlite(await released())
  onTestFinished(() => store.close())
  const now = 1_900_000_000
  const account = await store.accounts.find({ email: 'marie@example.eu' })
  expect(account).toMatchObject({ id: 'account-1', status: 'active', passwordHash: 'hash-1', alwaysTwoFactors: true })
  expect(await store.sessions.find({ idHash: 'session-1', now })).toEqual({
    account,
    session: expect.objectContaining({ proofs: [{ method: 'password', at: now, credentialId: null }] }),
  })
  expect(await store.activity.list('account-1', { limit: 9 })).toHaveLength(2)
  expect(await store.outbox.claim({ now, limit: 9, leaseSeconds: 1 })).toMatchObject([{ to: 'Marie@Example.eu' }])
})

test('the first step is as it was released: it is never changed afterwards', async () => {
  const fresh = opened(':memory:')
  migrate(fresh, migrations.slice(0, 1))
  expect(schema(fresh)).toEqual(schema(opened(await released())))
})

test('a further step is taken once, and what was there stays', async () => {
  const path = await released()
  ;(await sqlite(path)).close()
  const database = opened(path)
  const known = [...migrations, nicknames]
  migrate(database, known)
  migrate(database, known)
  expect(steps(database)).toEqual(known.map(({ id }) => ({ id })))
  expect(database.prepare('select id, nickname from accounts').all()).toEqual([{ id: 'account-1', nickname: 'Marie!' }])
})

test('a step that fails leaves everything as it was', async () => {
  const database = opened(await released())
  const before = schema(database)
  const broken = { id: nicknames.id, statements: [...nicknames.statements, 'alter table no_such add column a text'] }
  expect(() => migrate(database, [...migrations, broken])).toThrow(/no such table/)
  expect(schema(database)).toEqual(before)
  expect(steps(database)).not.toContainEqual({ id: nicknames.id })
})

test.each([
  ['a newer version', 'newer version (it has 9999-later)', "insert into migrations values ('9999-later')"],
  ['a version never released', 'never released (it has 0001-accounts)', "update migrations set id = '0001-accounts'"],
])('a database of %s is refused, says why, and is left as it is', async (_, why, change) => {
  const path = await released()
  const database = opened(path)
  database.exec(change)
  const before = [schema(database), steps(database)]
  await expect(sqlite(path)).rejects.toMatchObject({
    name: 'LaissezPasserError',
    code: 'store-schema',
    message: expect.stringContaining(why),
  })
  expect([schema(database), steps(database)]).toEqual(before)
})

test('a newer version’s steps that add are no matter, nor those that take away what this version does without', async () => {
  const path = await released()
  const before = await sqlite(path)
  const newest = migrations.at(-1)?.id.slice(0, 4)
  const database = opened(path)
  database.exec('alter table accounts add column nickname text')
  database.exec(`insert into migrations values ('9998-nicknames'), ('9999-contract-${newest}-old-names')`)
  await before.ping()
  before.close()
  const again = await sqlite(path)
  onTestFinished(() => again.close())
  await again.ping()
  expect(await again.accounts.find({ email: 'marie@example.eu' })).toMatchObject({ id: 'account-1' })
})

test('a process that runs says so when a newer version takes away what it needs, and none of its version starts', async () => {
  const path = await released()
  const store = await sqlite(path)
  onTestFinished(() => store.close())
  opened(path).exec(`insert into migrations values ('9998-later'), ('9999-contract-9998-later')`)
  const refused = {
    code: 'store-schema',
    message: expect.stringContaining('newer version (it has 9999-contract-9998-later)'),
  }
  await expect(store.ping()).rejects.toMatchObject(refused)
  await expect(sqlite(path)).rejects.toMatchObject(refused)
})

test('a contracting step names a step before it, and only indexes are made while others write', () => {
  const nameless = migrations.filter(
    ({ id }) => id.includes('contract') && !(id.slice(0, 4) > (/^\d{4}-contract-(\d{4})-/.exec(id)?.[1] ?? id)),
  )
  const odd = migrations.filter(
    ({ concurrently, onPostgres = [], statements }) =>
      concurrently && ![...statements, ...onPostgres].every((each) => /^create (unique )?index \w+ on /.test(each)),
  )
  expect([...nameless, ...odd]).toEqual([])
})
