import { mkdtempSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sessionsContract } from '../../src/sessions/contract.ts'
import { sessionTables, sqlSessions } from '../../src/sessions/sql.ts'
import { sqliteSessions } from '../../src/sessions/sqlite.ts'

sessionsContract('SQLite', async () => sqliteSessions(new DatabaseSync(':memory:')))

test('a file outlives the process that wrote it, and two may share it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sessions-'))
  const [one, other] = [sqliteSessions(join(folder, 'a.sqlite')), sqliteSessions(join(folder, 'a.sqlite'))]
  await one.remember({ keyHash: 'k', value: 'v', expiresAt: 100 })
  expect(await other.take('k', { now: 1 })).toEqual({ keyHash: 'k', value: 'v', expiresAt: 100 })
  rmSync(folder, { recursive: true })
})

test('no statement looks through a whole table', async () => {
  const database = new DatabaseSync(':memory:')
  for (const statement of sessionTables) database.exec(statement)
  const plans: string[] = []
  const sessions = sqlSessions(async (sql, parameters) => {
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
    plans.push(...plan.map(({ detail }) => String(detail)))
    return []
  })
  await sessions.take('k', { now: 1 })
  await sessions.find('i', { now: 1 })
  await sessions.end('i')
  await sessions.endAll({ sidHash: 's' })
  await sessions.endAll({ subjectHash: 's' })
  await sessions.lease('i', { now: 1, until: 2 })
  await sessions.renew('i', { from: 'a', sealed: 'b' })
  await sessions.sweep({ now: 1 })
  expect(plans.length).toBeGreaterThan(8)
  expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([])
})
