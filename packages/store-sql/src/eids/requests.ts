import type { EidRequest, EidRequestKey, EidRequestsPort, EidStage, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { eidRequests } from './tables.ts'

const insert = prepare((p: EidRequest) => insertInto(eidRequests, p))

const answer = prepare((p: { idHash: string; sealed: string; now: Seconds }) =>
  db
    .updateTable('eidRequests')
    .set({ answer: p.sealed })
    .where('idHash', '=', p.idHash)
    .where('stage', '=', 'asked')
    .where('answer', 'is', null)
    .where('expiresAt', '>', p.now),
)

/** The request with this key; `is`, so that no browser is no browser. */
function named({ idHash, stage, browserHash, now }: EidRequestKey): Sql<boolean> {
  const browser = browserHash === null ? sql`browser_hash is null` : sql`browser_hash = ${browserHash}`
  return sql<boolean>`id_hash = ${idHash} and stage = ${stage} and ${browser} and expires_at > ${now}`
}

/** There is such a request, unexpired; the condition under which what comes of it is written. */
export function pending(
  idHash: string,
  { stage, now }: { readonly stage: EidStage; readonly now: Seconds },
): Sql<boolean> {
  return sql<boolean>`exists (select 1 from eid_requests where id_hash = ${idHash} and stage = ${stage} and expires_at > ${now})`
}

/** What goes on with eIDs, on SQL. */
export function eidRequestsPort(executor: Executor): EidRequestsPort {
  return {
    async open(request, options) {
      await executor.commit([insert(request), ...effects({ messages: options ? [options.message] : [] })])
    },

    async answer(options) {
      const [kept] = await executor.commit([answer(options)])
      return didChange(kept)
    },

    async find(key) {
      const [row] = await executor.query(
        statement(sql<Pick<EidRequest, 'sealed'>>`select sealed from eid_requests where ${named(key)}`),
      )
      return row?.sealed ?? null
    },

    async take(key) {
      const claim = nonce()
      const mine = sql`id_hash = ${key.idHash} and claim = ${claim}`
      const [taken, found] = await executor.commit([
        statement(sql`update eid_requests set claim = ${claim} where ${named(key)} and claim is null`),
        statement(sql`select sealed, answer from eid_requests where ${mine}`),
        statement(sql`delete from eid_requests where ${mine}`),
      ])
      const [row] = returned<{ sealed: string; answer: string | null }>(found)
      return didChange(taken) && row ? row : null
    },
  }
}
