import type { DataExport, DataExportsPort, Seconds } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { sql } from '../sql/sql.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import { everything } from './contents.ts'
import { dataSchema } from './schema.ts'
import { dataExports } from './tables.ts'

const begin = prepare((p: DataExport & { replaces: Seconds; claim: string }) =>
  insertInto(dataExports, p, {
    own: ['claim'],
    where: sql`exists (select 1 from accounts where id = ${p.accountId})`,
    onConflict: sql`on conflict (account_id) do update set id = excluded.id, asked_at = excluded.asked_at,
      ready_at = null, expires_at = null, sealed = null, claim = excluded.claim
      where data_exports.asked_at <= ${p.replaces}`,
  }),
)

const find = prepare((p: { accountId: string; now: Seconds }) =>
  db
    .selectFrom('dataExports')
    .select(dataExports.columns)
    .where('accountId', '=', p.accountId)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', p.now)])),
)
const due = prepare((p: { limit: number }) =>
  db
    .selectFrom('dataExports')
    .select(dataExports.columns)
    .where('readyAt', 'is', null)
    .orderBy('askedAt')
    .limit(p.limit),
)
const finish = prepare((p: { id: string; sealed: string; now: Seconds; expiresAt: Seconds; claim: string }) =>
  db
    .updateTable('dataExports')
    .set({ sealed: p.sealed, readyAt: p.now, expiresAt: p.expiresAt, claim: p.claim })
    .where('id', '=', p.id)
    .where('readyAt', 'is', null),
)
const sealed = prepare((p: { id: string; accountId: string; now: Seconds }) =>
  db
    .selectFrom('dataExports')
    .select('sealed')
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where('expiresAt', '>', p.now),
)

/** Copies of people's data, on SQL. */
export function dataExportsPort(executor: Executor): DataExportsPort {
  return {
    async begin({ activity, id, accountId, now, replaces }) {
      const claim = nonce()
      const [begun] = await executor.commit([
        begin({ id, accountId, askedAt: now, readyAt: null, expiresAt: null, replaces, claim }),
        ...effects({ activity }, claimed('dataExports', { key: 'id', is: id, claim })),
      ])
      return didChange(begun)
    },

    async find(options) {
      const [row] = await executor.query(find(options))
      return row ?? null
    },

    due: (options) => executor.query(due(options)),
    schema: dataSchema,
    everything: (accountId, options) => everything(executor, { accountId, ...options }),

    async finish({ messages, ...options }) {
      const claim = nonce()
      const [finished] = await executor.commit([
        finish({ ...options, claim }),
        ...effects({ messages }, claimed('dataExports', { key: 'id', is: options.id, claim })),
      ])
      return didChange(finished)
    },

    async sealed(options) {
      const [row] = await executor.query(sealed(options))
      return row?.sealed ?? null
    },
  }
}
