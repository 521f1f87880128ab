import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { storeContract } from '../src/contract.ts'
import type { OnQuery } from '../src/sqlite.ts'
import { migrate } from '../src/sqlite-migrate.ts'
import { besideBystanders, bystanders, hasBystanders } from './support/bystanders.ts'
import { indexes } from './support/indexes.ts'
import { migrated, migratedFile } from './support/migrated.ts'

const asked = new Set<string>()
const commits: (readonly string[])[] = []

/**
 * Read whole: a handful of rows, or what an operator or a developer lists. `part_0` is a part of a
 * union, `found` the one row of a look, `newest` as many as an index gives at most, `told` who is told;
 * accounts are counted by an index alone, in the background.
 */
const small =
  /^SCAN (?:CONSTANT ROW|migrations|signing_keys|mailbox|token_stock|event_places|signal_streams|part_\d|found|newest|all_of_them|told|accounts USING COVERING INDEX)\b/
/** What counts all there is reads a whole index, for an operator who asks. */
const counting = /^\s*select (?:cast\('[\w-]+' as text\) as name, cast\(count|status, count)/

storeContract('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'))
  // Rows of bystanders aren't asked about, whoever writes them: on the oldest Node it is the store.
  let isLooking = true
  const onQuery: OnQuery = ({ kind, sql }) => {
    if (isLooking) return
    for (const text of sql) asked.add(text)
    if (kind === 'commit') commits.push(sql)
  }
  // While statements are changed on purpose (`test:mutation`), nothing need be on disk.
  const isMutated = process.env['MUTATION'] !== undefined
  const options = hasBystanders() ? { onQuery, rows: bystanders } : { onQuery }
  const store = await (isMutated ? migrated(options) : migratedFile(join(folder, 'id.db'), options))
  onTestFinished(async () => {
    store.close()
    await rm(folder, { recursive: true })
  })
  isLooking = false
  if (!hasBystanders()) return store
  return besideBystanders(store, async (run) => {
    isLooking = true
    return run().finally(() => (isLooking = false))
  })
})

test('whatever the contract asked reaches its rows by an index, sweeps included', () => {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  migrate(database)
  const scans = [...asked].flatMap((sql) => {
    const plan = database.prepare(`explain query plan ${sql}`).all(...Array(sql.split('?').length - 1).fill(null))
    const whole = plan
      .map(({ detail }) => String(detail))
      .filter((detail) => detail.startsWith('SCAN') && !small.test(detail))
      .filter((detail) => !(counting.test(sql) && / USING (?:COVERING )?INDEX /.test(detail)))
    return whole.length > 0 ? [`${whole.join('; ')}: ${sql}`] : []
  })
  expect(asked.size).toBeGreaterThan(200)
  expect(scans).toEqual([])
})

// For the next release, whose schema has to take them: `releases/<last step>-statements.txt`.
const record = process.env['RECORD_STATEMENTS']
test.runIf(record !== undefined)('what the contract asked is written down', async () => {
  const lines = [...asked].map((sql) => sql.replaceAll(/\s+/g, ' ').trim())
  await writeFile(record ?? '', `${[...new Set(lines)].toSorted().join('\n')}\n`)
  expect(lines.length).toBeGreaterThan(200)
})

test('every index is one by which something is asked, and none is missing from a database', () => {
  const database = new DatabaseSync(':memory:')
  onTestFinished(() => database.close())
  migrate(database)
  const plans = [...asked].flatMap((sql) =>
    database.prepare(`explain query plan ${sql}`).all(...Array(sql.split('?').length - 1).fill(null)),
  )
  const used = new Set(plans.flatMap(({ detail }) => /\bINDEX (\w+)/.exec(String(detail))?.[1] ?? []))
  const made = database
    .prepare("select name from sqlite_schema where type = 'index' and sql is not null order by name")
    .all()
    .map(({ name }) => String(name))
  expect(made).toEqual(indexes)
  // The directory is asked where there are several databases: `sharded.node.test.ts`.
  const ofOne = made.filter((name) => !name.startsWith('names_'))
  expect(ofOne.filter((name) => !used.has(name))).toEqual([])
})

test('no session ends without the notices for its services, but by expiry, or where another goes on in its place', () => {
  const all = [...asked].map((sql) => sql.replaceAll(/\s+/g, ' ').replaceAll('"', ''))
  const told = all.filter((sql) => sql.startsWith('insert into logout_notices'))
  const untold = all.flatMap((sql) => {
    const which = /^delete from sessions where (.*)$/.exec(sql)?.[1]
    return which === undefined || told.some((insert) => insert.includes(`where ${which}) as ended`)) ? [] : [which]
  })
  const claimed = 'exists (select 1 from sign_ins where id_hash = ? and claim = ?)'
  expect(untold.toSorted()).toEqual([
    `id_hash = ? and ${claimed}`,
    'id_hash in (select id_hash from sessions where expires_at <= ? order by expires_at limit 100)',
  ])
})

test('whatever writes a line of activity writes its row of the audit log in the same commit', () => {
  const into = (name: string) => (sql: string) => sql.startsWith(`insert into "${name}" `)
  const noted = commits.filter((sql) => sql.some(into('activity')))
  expect(noted.length).toBeGreaterThan(200)
  expect(noted.filter((sql) => sql.filter(into('audit')).length < sql.filter(into('activity')).length)).toEqual([])
})
