import { Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sessionsContract } from '../../src/sessions/contract.ts'
import type { RelyingPartySessions } from '../../src/sessions/port.ts'
import { postgresSessions } from '../../src/sessions/postgres.ts'

const schema = `relying_party_${crypto.randomUUID().replaceAll('-', '')}`
const options = `-c search_path=${schema}`
const pool = new Pool({ connectionString: inject('postgres'), options })
const other = new Pool({ connectionString: inject('postgres'), options })
let both: readonly RelyingPartySessions[] = []

beforeAll(async () => {
  await pool.query(`create schema ${schema}`)
  // Those who start together make the tables one after the other.
  both = await Promise.all([postgresSessions(pool), postgresSessions(other), postgresSessions(pool)])
})
afterAll(async () => {
  await pool.query(`drop schema ${schema} cascade`)
  await Promise.all([pool.end(), other.end()])
})

/** As two processes have it: whatever is asked goes to the other one in turn. */
function inTurn(): RelyingPartySessions {
  let turn = 0
  const next = (): RelyingPartySessions => {
    const sessions = both[turn++ % 2]
    if (sessions === undefined) throw new Error('not started')
    return sessions
  }
  return {
    remember: (pending) => next().remember(pending),
    take: (keyHash, now) => next().take(keyHash, now),
    recall: (keyHash, now) => next().recall(keyHash, now),
    open: (session) => next().open(session),
    find: (idHash, now) => next().find(idHash, now),
    end: (idHash) => next().end(idHash),
    endAll: (which) => next().endAll(which),
    lease: (idHash, times) => next().lease(idHash, times),
    renew: (idHash, change) => next().renew(idHash, change),
    sweep: (now) => next().sweep(now),
  }
}

sessionsContract('PostgreSQL', async () => inTurn(), {
  clean: async () => {
    await pool.query('delete from relying_party_pending; delete from relying_party_sessions')
  },
})

test('the tables are in the schema that the pool names', async () => {
  const { rows } = await pool.query('select count(*) as count from pg_tables where schemaname = $1', [schema])
  expect(rows).toEqual([{ count: '2' }])
})
