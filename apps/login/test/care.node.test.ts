import { readdir } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { commands } from '../src/cli/commands.ts'
import { progress } from '../src/cli/progress.ts'
import { runProgram } from '../src/cli/program.ts'
import { sqliteFile } from '../src/database.ts'
import { personIn } from './support/person.ts'
import { emptyPlace, type TestPlace } from './support/places.ts'

const whom = 'elodie@example.org'
const now = Math.floor(Date.now() / 1000)
let place: TestPlace

beforeEach(async () => {
  place = await emptyPlace('sqlite', inject('postgres'))
  onTestFinished(() => place.remove())
  await place.withStore((store) => personIn(store, place.environment))
})

const run = (...args: readonly string[]) => runProgram(args, { commands, environment: place.environment })
const asked = async (...args: readonly string[]) => JSON.parse((await run(...args, '--json')).out)

/** What the audit log says last, unsealed or not. */
function lastNoted(): unknown {
  const database = new DatabaseSync(sqliteFile(place.folder))
  const row = database
    .prepare('select kind, "by", reason, details from audit order by at desc, rowid desc limit 1')
    .get()
  database.close()
  return row
}

describe('outbox', () => {
  it('says what waits, what was given up and why, and nothing of what it says', async () => {
    await place.withStore(async ({ outbox }) => {
      await outbox.add(
        ['waits', 'lost'].map((id) => ({
          id,
          kind: 'mail' as const,
          to: `${id}@example.eu`,
          accountId: null,
          template: 'password-reset',
          language: 'fr',
          sealed: 'k1.secret',
          createdAt: now - 7200,
        })),
      )
      await outbox.claim({ now, limit: 9, leaseSeconds: 1 })
      await outbox.failed('waits', { retryAt: now + 600, error: '451 4.7.1 try later' })
      await outbox.abandoned('lost', { now, error: '550 5.1.1 unknown' })
    })
    const { out } = await run('outbox', 'list')
    expect(out).toMatch(
      /^ {2}waits {2}mail to waits@example\.eu, password-reset, 2 h old, tried once, tried again in (10|9) min: 451 4\.7\.1 try later\n {2}lost {3}mail, password-reset, .* given up .*: 550 5\.1\.1 unknown\n$/,
    )
    expect(out).not.toContain('secret')
    expect((await asked('outbox', 'list', '--abandoned')).messages).toMatchObject([{ id: 'lost', dueAt: null }])
    expect((await asked('outbox', 'list', '--waiting')).messages).toMatchObject([{ id: 'waits', abandonedAt: null }])
    // What was given up has lost what it said.
    expect(await asked('outbox', 'retry', 'lost')).toMatchObject({ ok: false, reason: 'unknown-message' })
    expect(await asked('outbox', 'retry', 'waits')).toEqual({ ok: true, retried: 1 })
    expect((await run('outbox', 'list', '--waiting')).out).toContain('due now')
    expect((await run('outbox', 'retry')).code).toBe(2)
    expect(await run('outbox', 'drop', 'lost')).toMatchObject({ code: 2, err: expect.stringContaining('--reason') })
    expect(await asked('outbox', 'drop', 'lost', '--reason', 'told by phone')).toEqual({ ok: true, id: 'lost' })
    expect(lastNoted()).toMatchObject({ kind: 'message-dropped', reason: 'told by phone' })
    expect((await asked('outbox', 'list')).messages).toHaveLength(1)
  })
})

describe('sessions', () => {
  it('of a person are listed and ended, one or all; the services are to be told', async () => {
    const { sessions } = await asked('sessions', 'list', whom)
    expect(sessions).toHaveLength(1)
    await place.withStore(async (store) => {
      const database = new DatabaseSync(sqliteFile(place.folder))
      database.prepare("insert into visits values ('oidc', 'shop', 'sid', ?, ?)").run(now, sessions[0].id)
      database.close()
      await store.ping()
    })
    expect((await asked('sessions', 'list', whom)).sessions).toMatchObject([{ services: ['shop'] }])
    expect(await asked('sessions', 'end', whom, '--session', 'another')).toMatchObject({ reason: 'unknown-session' })
    expect(await asked('sessions', 'end', whom, '--session', sessions[0].id)).toMatchObject({ ended: 1 })
    expect((await asked('sessions', 'list', whom)).sessions).toEqual([])
    await place.withStore(async ({ logouts }) => {
      const told = await logouts.claim({ now: now + 60, limit: 9, leaseSeconds: 1 })
      expect(told).toMatchObject([{ clientId: 'shop', status: 'waiting' }])
    })
    for (const wrong of [
      ['sessions', 'end'],
      ['sessions', 'end', whom, '--everybody'],
      ['sessions', 'end', '--everybody'],
    ])
      expect([wrong, (await run(...wrong)).code]).toEqual([wrong, 2])
    expect(await asked('sessions', 'end', 'nobody@example.eu')).toMatchObject({ reason: 'unknown-account' })
  })
})

describe('migrate', () => {
  it('says what it would do and does nothing, then does it, once; refuses a newer schema', async () => {
    const database = () => new DatabaseSync(sqliteFile(place.folder))
    // As the version before left it: its last step is one index.
    const before = database()
    const { id } = before.prepare("select id from migrations where id like '%-states'").get() ?? {}
    const later = before.prepare('select count(*) as count from migrations where id > ?').get(String(id))
    before.close()
    if (later?.['count'] === 0) {
      const undo = database()
      undo.exec(`delete from migrations where id = '${String(id)}'; drop index accounts_password_changed_at_status`)
      undo.close()
      expect(await asked('migrate', '--dry-run')).toMatchObject({ dryRun: true, missing: [id] })
      expect(await asked('migrate', '--dry-run')).toMatchObject({ missing: [id] })
      expect(await asked('migrate')).toMatchObject({ dryRun: false, taken: [id] })
    }
    expect(await asked('migrate')).toMatchObject({ taken: [] })
    const newer = database()
    newer.exec("insert into migrations values ('9999-contract-9998-later')")
    newer.close()
    for (const args of [['migrate'], ['migrate', '--dry-run']])
      expect(await asked(...args)).toMatchObject({ ok: false, reason: 'store-schema' })
  })
})

it('migrate makes the schema of an empty place only when told', async () => {
  const empty = await emptyPlace('sqlite', inject('postgres'))
  onTestFinished(() => empty.remove())
  const there = async (...args: readonly string[]) =>
    JSON.parse((await runProgram([...args, '--json'], { commands, environment: empty.environment })).out)
  expect(await there('migrate')).toMatchObject({ ok: false, reason: 'no-data' })
  expect(await readdir(empty.folder)).toEqual([])
  expect((await there('migrate', '--new')).taken.length).toBeGreaterThan(20)
  expect(await there('migrate')).toMatchObject({ ok: true, taken: [] })
})

describe('stats', () => {
  it('counts accounts, what they have, and sign-ins by day and method', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const counted = await asked('stats')
    expect(counted).toMatchObject({ withPassword: 1, withFactor: { passkey: 0 }, signInsWhole: true })
    expect(counted.signIns).toMatchObject([{ day: today, byMethod: { password: 1 } }])
    expect(counted.databaseBytes).toBeGreaterThan(10_000)
    expect((await run('stats')).out).toContain(`${today}  1: password 1`)
    for (const days of ['0', '91', 'x']) expect((await run('stats', '--days', days)).code).toBe(2)
  })
})

describe('progress', () => {
  it('is shown where a person looks, not to programs, and is wiped away', () => {
    const written: string[] = []
    const screen = { isTTY: true, write: (text: string) => written.push(text) }
    const shown = progress('Rows', screen)
    shown.at(1200, 4800)
    shown.at(1201, 4800)
    shown.done()
    expect(written).toEqual(['\r\u001B[2KRows: 1,200 of 4,800 (25 %)', '\r\u001B[2K'])
    const none = progress('Rows', { ...screen, isTTY: false })
    none.at(1)
    none.done()
    expect(written).toHaveLength(2)
  })
})
