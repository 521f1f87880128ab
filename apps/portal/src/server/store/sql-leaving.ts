import type { Executor } from '@laissez-passer/store-sql/executors'
import { type Leaving, leavingAfter, type LeavingWish } from './leaving.ts'
import { ownedTables } from './owned-tables.ts'
import { type Row, runOn, toText } from './run.ts'
import type { SqlDialect } from './dialect.ts'

/** The people who leave, in a database. */
export function sqlLeaving(executor: Executor, dialect: Pick<SqlDialect, 'fieldOf'>): Leaving {
  const run = runOn(executor)
  const find: Leaving['find'] = async (owner) => {
    const row = await run.find('SELECT asked_at, due_at FROM leaving WHERE owner = ?', owner)
    return row ? toWish(row) : null
  }
  return {
    find,
    ask: async (owner, { now }) => {
      await run.changes(
        'INSERT INTO leaving (owner, asked_at, due_at) VALUES (?, ?, ?) ON CONFLICT (owner) DO NOTHING',
        owner,
        now,
        now + leavingAfter,
      )
      return (await find(owner)) ?? { askedAt: now, dueAt: now + leavingAfter }
    },
    // Not once it is being done: half of it may be gone.
    cancel: async (owner, { now }) =>
      (await run.changes('DELETE FROM leaving WHERE owner = ? AND due_at > ?', owner, now)) === 1,
    due: async ({ now }) =>
      (await run.list('SELECT owner FROM leaving WHERE due_at <= ? LIMIT 20', now)).map((row) => toText(row['owner'])),
    contents: async (owner) =>
      (
        await run.list(
          `SELECT content FROM library_versions WHERE owner = ?
           UNION SELECT content FROM library_loose WHERE owner = ?`,
          owner,
          owner,
        )
      ).map((row) => toText(row['content'])),
    sessions: async (owner) =>
      (
        await run.list(
          `SELECT id_hash FROM relying_party_sessions WHERE ${dialect.fieldOf('account', 'id')} = ?`,
          owner,
        )
      ).map((row) => toText(row['idHash'])),
    erase: async (owner, { now }) => {
      const isDue = 'EXISTS (SELECT 1 FROM leaving WHERE leaving.owner = ? AND due_at <= ?)'
      await executor.commit(
        // A session's row is the way to it: it goes with the session, or nobody could end one that began just
        // now.
        ownedTables
          .filter(({ table }) => table !== 'relying_party_sessions')
          .map((owned) => ({
            sql: `DELETE FROM ${owned.table} WHERE ${owned.owner(dialect)} = ? AND ${isDue}`,
            parameters: [owner, owner, now],
          })),
        { patient: true },
      )
    },
    copy: (owner) =>
      Promise.all(
        ownedTables.flatMap(({ table, copied, ...owned }) =>
          copied === null
            ? []
            : [
                run
                  .list(`SELECT ${copied.join(', ')} FROM ${table} WHERE ${owned.owner(dialect)} = ?`, owner)
                  .then((rows) => ({ table, rows })),
              ],
        ),
      ),
  }
}

const toWish = (row: Row): LeavingWish => ({ askedAt: Number(row['askedAt']), dueAt: Number(row['dueAt']) })
