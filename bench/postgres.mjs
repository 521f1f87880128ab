import { fileURLToPath } from 'node:url'
import { hasPgbouncer, startPgbouncer } from '../scripts/pgbouncer.ts'
import { startPostgres } from '../scripts/postgres-server.ts'
import { isMeant } from './arguments.mjs'
import { startOurs } from './clients/ours.mjs'
import { startArgon2 } from './clients/plain.mjs'
import { client, expected } from './load.mjs'
import { startServer } from './process.mjs'
import { rowsNamed } from './rows.mjs'
import { inTurn } from './turns.mjs'

const processes = 2

function nameOf(what, beside) {
  const others = { query: 'one query', answer: 'Hono alone', verify: 'argon2id alone' }
  return `two processes on PostgreSQL, ${what}, beside ${others[beside]}`
}

const rows = rowsNamed(nameOf)

/**
 * Two processes on one PostgreSQL that waits for its disk, through a pooler in transaction mode, asked in
 * turn; beside two of Hono, which answer at once or ask the same pooler once. Nothing where there is no
 * pgbouncer.
 */
export async function* onPostgres({ rounds, seconds, only }) {
  if (!hasPgbouncer || !rows.some(({ name }) => isMeant(name, only))) return
  const running = []
  try {
    const database = await startPostgres({ durable: true })
    running.push(database)
    const pooler = await startPgbouncer(database.url)
    running.push(pooler)
    const env = { LOGIN_DATABASE_URL: pooler.url, LOGIN_DATABASE_DIRECT_URL: database.url }
    const us = await startOurs({ processes, env })
    running.push(us.server, { stop: us.close })
    const plain = await startQueries(pooler.url)
    running.push(plain.server, { stop: plain.close })
    const argon2 = await startArgon2()
    running.push(argon2.server, { stop: argon2.close })
    const peers = { query: plain.query, answer: plain.answer, verify: argon2.verify }
    const measured = rows.map(({ name, beside, work, before, parallel }) => [
      name,
      { work: us[work], before: us[before], parallel },
      { work: peers[beside], parallel },
    ])
    // The load sleeps where it waits: PostgreSQL and the pooler are on its core.
    yield* inTurn(measured, { rounds, seconds, only })
  } finally {
    // What was started last asks the others.
    for (const one of running.reverse()) await one.stop()
  }
}

/** Hono by itself, as often. */
async function startQueries(url) {
  const entry = fileURLToPath(new URL('servers/query.mjs', import.meta.url))
  const start = () => startServer(entry, { env: () => ({ DATABASE_URL: url }) })
  const servers = await Promise.all(Array.from({ length: processes }, start))
  const http = client(servers.map(({ port }) => port))
  return {
    server: { stop: () => Promise.all(servers.map((one) => one.stop())) },
    close: http.close,
    query: async () => expected(await http.send('/query'), 200),
    answer: async () => expected(await http.send('/healthz'), 200),
  }
}
