import type { SignalStream, SignalStreamsPort } from '@laissez-passer/core/ports'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare, statement } from '../sql/statements.ts'
import { signalStreams } from './tables.ts'

const find = prepare((p: { id: string; clientId: string }) =>
  db
    .selectFrom('signalStreams')
    .select(signalStreams.columns)
    .where('id', '=', p.id)
    .where('clientId', '=', p.clientId),
)
const ofClient = prepare((p: { clientId: string }) =>
  db
    .selectFrom('signalStreams')
    .select(signalStreams.columns)
    .where('clientId', '=', p.clientId)
    .orderBy('createdAt')
    .orderBy('id'),
)
const all = prepare(() =>
  db.selectFrom('signalStreams').select(signalStreams.columns).orderBy('clientId').orderBy('createdAt'),
)
const rewrite = prepare(
  (p: Omit<SignalStream, 'createdAt' | 'eventsRequested'> & { readonly eventsRequested: string }) =>
    sql`update signal_streams set events_requested = ${p.eventsRequested}, endpoint = ${p.endpoint},
      sealed_authorization = ${p.sealedAuthorization}, description = ${p.description}, status = ${p.status},
      status_reason = ${p.statusReason} where id = ${p.id} and client_id = ${p.clientId}`,
)
const remove = prepare((p: { id: string; clientId: string }) =>
  db.deleteFrom('signalStreams').where('id', '=', p.id).where('clientId', '=', p.clientId),
)
const forget = prepare(
  (p: { id: string; receiver: string }) =>
    sql`delete from event_places where receiver = ${p.receiver}
      and not exists (select 1 from signal_streams where id = ${p.id})`,
)

/** Streams that relying parties ask for, on SQL. */
export function signalStreamsPort(executor: Executor): SignalStreamsPort {
  return {
    async create(stream, { most }) {
      const where = sql`(select count(*) from signal_streams where client_id = ${stream.clientId}) < ${most}`
      const [created] = await executor.commit([statement(insertInto(signalStreams, stream, { where }))])
      return didChange(created)
    },

    async find(which) {
      const [row] = await executor.query(find(which))
      return row ? signalStreams.parse(row) : null
    },

    async list(clientId) {
      const rows = await executor.query(clientId === null ? all({}) : ofClient({ clientId }))
      return rows.map((row) => signalStreams.parse(row))
    },

    async update(stream) {
      const [written] = await executor.commit([
        rewrite({ ...stream, eventsRequested: JSON.stringify(stream.eventsRequested) }),
      ])
      return didChange(written)
    },

    async remove({ clientId, id }) {
      const [removed] = await executor.commit([remove({ id, clientId }), forget({ id, receiver: `stream:${id}` })])
      return didChange(removed)
    },
  }
}
