import { check, made, mustHave } from '../kinds.ts'
import { refuseUnknown } from '../misspelt.ts'
import type { User } from '../user.ts'
import { namespace, objectSessions, type SessionNamespace } from './objects.ts'
import type { Pending, RelyingPartySessions, SignedIn, Which } from './port.ts'

export type { SessionNamespace } from './objects.ts'

/** What is bound to a `?` of a statement. */
export type SqlParameter = string | number | null

/** A row as a database gives it; PostgreSQL writes large numbers as text. */
export type SqlRow = Readonly<Record<string, unknown>>

/** Runs one statement by itself, as one durable effect, and gives its rows. Parameters are `?`, in order. */
export type RunSql = (sql: string, parameters: readonly SqlParameter[]) => Promise<readonly SqlRow[]>

/** The statements that make the tables, each once. They are SQLite's, D1's and PostgreSQL's alike. */
export const sessionTables: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS relying_party_pending (
    key_hash TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    expires_at BIGINT NOT NULL
  )`,
  `CREATE TABLE IF NOT EXISTS relying_party_sessions (
    id_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    sealed TEXT NOT NULL,
    sid_hash TEXT,
    subject_hash TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
  )`,
  'CREATE INDEX IF NOT EXISTS relying_party_pending_by_expiry ON relying_party_pending (expires_at)',
  'CREATE INDEX IF NOT EXISTS relying_party_sessions_by_sid ON relying_party_sessions (sid_hash)',
  'CREATE INDEX IF NOT EXISTS relying_party_sessions_by_subject ON relying_party_sessions (subject_hash)',
  'CREATE INDEX IF NOT EXISTS relying_party_sessions_by_expiry ON relying_party_sessions (expires_at)',
]

const slice = 100
// Named as TypeScript names them: executors that rename columns find nothing to do.
const pendingColumns = 'key_hash AS "keyHash", value, expires_at AS "expiresAt"'
const sessionColumns =
  'id_hash AS "idHash", account, sealed, sid_hash AS "sidHash", subject_hash AS "subjectHash", expires_at AS "expiresAt"'

/**
 * Sessions on any SQL database that knows `RETURNING`: each operation is one statement, so that whoever comes
 * second finds nothing.
 *
 * @param run runs a statement; the tables of {@link sessionTables} are there already
 * @param options - `read`: runs one that only reads, where that is cheaper; default `run`. `objects`: Durable
 * Objects of the class `SessionObject`, in which sessions are checked without a query; what the tables have
 * of one is then the way to its object
 * @throws RelyingPartyError when `run` is no function, or at a name that is no option
 */
export function sqlSessions(
  run: RunSql,
  options: { readonly read?: RunSql; readonly objects?: SessionNamespace } = {},
): RelyingPartySessions {
  refuseUnknown('sqlSessions', options, ['objects', 'read'])
  mustHave({ run }, ['run'], 'sqlSessions takes a function that runs a statement.')
  check(options, { read: made, objects: namespace })
  const { objects, read = run } = options
  const rows = inTables(run, read)
  if (objects === undefined) return rows
  return objectSessions(objects, {
    rows,
    idsOf: async (which) => {
      const { column, value } = columnOf(which)
      const found = await read(`SELECT id_hash AS "idHash" FROM relying_party_sessions WHERE ${column} = ?`, [value])
      return found.map((row) => text(row['idHash']))
    },
  })
}

function columnOf(which: Which): { readonly column: string; readonly value: string } {
  return 'sidHash' in which
    ? { column: 'sid_hash', value: which.sidHash }
    : { column: 'subject_hash', value: which.subjectHash }
}

function inTables(run: RunSql, read: RunSql): RelyingPartySessions {
  const sweepOf = (table: string, key: string): string =>
    // Some at a time: SQLite holds the process meanwhile.
    `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE expires_at <= ? LIMIT ${slice}) RETURNING ${key}`
  const sweeps = [sweepOf('relying_party_pending', 'key_hash'), sweepOf('relying_party_sessions', 'id_hash')]
  return {
    async remember({ expiresAt, keyHash, value }) {
      await run(
        `INSERT INTO relying_party_pending (key_hash, value, expires_at) VALUES (?, ?, ?)
         ON CONFLICT (key_hash) DO NOTHING`,
        [keyHash, value, expiresAt],
      )
    },
    async take(keyHash, { now }) {
      const [row] = await run(`DELETE FROM relying_party_pending WHERE key_hash = ? RETURNING ${pendingColumns}`, [
        keyHash,
      ])
      const pending = row === undefined ? null : toPending(row)
      return pending !== null && pending.expiresAt > now ? pending : null
    },
    async recall(keyHash, { now }) {
      const [row] = await read(
        `SELECT ${pendingColumns} FROM relying_party_pending WHERE key_hash = ? AND expires_at > ?`,
        [keyHash, now],
      )
      return row === undefined ? null : toPending(row)
    },
    async open({ expiresAt, idHash, sealed, sidHash, subjectHash, user }) {
      await run(
        `INSERT INTO relying_party_sessions (id_hash, account, sealed, sid_hash, subject_hash, leased_until, expires_at)
         VALUES (?, ?, ?, ?, ?, 0, ?)`,
        [idHash, JSON.stringify(user), sealed, sidHash, subjectHash, expiresAt],
      )
    },
    async find(idHash, { now }) {
      const [row] = await read(
        `SELECT ${sessionColumns} FROM relying_party_sessions WHERE id_hash = ? AND expires_at > ?`,
        [idHash, now],
      )
      return row === undefined ? null : toSession(row)
    },
    async end(idHash) {
      const [row] = await run(`DELETE FROM relying_party_sessions WHERE id_hash = ? RETURNING ${sessionColumns}`, [
        idHash,
      ])
      return row === undefined ? null : toSession(row)
    },
    async endAll(which) {
      const { column, value } = columnOf(which)
      const gone = await run(`DELETE FROM relying_party_sessions WHERE ${column} = ? RETURNING id_hash`, [value])
      return gone.length
    },
    async lease(idHash, { now, until }) {
      const leased = await run(
        `UPDATE relying_party_sessions SET leased_until = ?
         WHERE id_hash = ? AND expires_at > ? AND leased_until <= ? RETURNING id_hash`,
        [until, idHash, now, now],
      )
      return leased.length === 1
    },
    async renew(idHash, { from, sealed }) {
      const renewed = await run(
        'UPDATE relying_party_sessions SET sealed = ?, leased_until = 0 WHERE id_hash = ? AND sealed = ? RETURNING id_hash',
        [sealed, idHash, from],
      )
      return renewed.length === 1
    },
    async sweep({ now }) {
      let gone = 0
      for (const sweep of sweeps)
        for (let more = true; more; ) {
          const rows = await run(sweep, [now])
          gone += rows.length
          more = rows.length === slice
        }
      return gone
    },
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function toPending(row: SqlRow): Pending {
  return { keyHash: text(row['keyHash']), value: text(row['value']), expiresAt: Number(row['expiresAt']) }
}

function toSession(row: SqlRow): SignedIn {
  const user: User = JSON.parse(text(row['account']))
  return {
    idHash: text(row['idHash']),
    user,
    sealed: text(row['sealed']),
    sidHash: row['sidHash'] === null ? null : text(row['sidHash']),
    subjectHash: text(row['subjectHash']),
    expiresAt: Number(row['expiresAt']),
  }
}
