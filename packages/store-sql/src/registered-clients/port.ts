import type { RegisteredClient, RegisteredClientsPort, Seconds } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { sql } from '../sql/sql.ts'
import { db, prepare, statement } from '../sql/statements.ts'
import { registeredClients } from './tables.ts'

type Changes = Parameters<RegisteredClientsPort['update']>[0]

const insert = prepare((p: RegisteredClient) => insertInto(registeredClients, p))

const find = prepare((p: { clientId: string }) =>
  db.selectFrom('registeredClients').select(registeredClients.columns).where('clientId', '=', p.clientId),
)

const list = prepare((p: { createdAt: Seconds; clientId: string; limit: number }) =>
  db
    .selectFrom('registeredClients')
    .select(registeredClients.columns)
    .where(sql<boolean>`(created_at, client_id) > (cast(${p.createdAt} as bigint), cast(${p.clientId} as text))`)
    .orderBy('createdAt')
    .orderBy('clientId')
    .limit(p.limit),
)

const update = prepare(
  (p: Changes) => sql`update registered_clients
    set registration = ${p.registration}, sealed_secret = ${p.sealedSecret}, changed_at = ${p.changedAt}
    where client_id = ${p.clientId} and token_hash = ${p.tokenHash}`,
)

interface Removing {
  readonly clientId: string
  readonly tokenHash: string | null
}

const managed = ({ clientId, tokenHash }: Removing) =>
  sql`client_id = ${clientId} and (cast(${tokenHash} as text) is null or token_hash = ${tokenHash})`

const forget = prepare(
  (p: Removing) => sql`delete from consents where client_id = ${p.clientId}
    and exists (select 1 from registered_clients where ${managed(p)})`,
)

// The streams that it asked for, with how far each was told.
const hangUp = prepare(
  (p: Removing) => sql`delete from event_places where receiver in
    (select 'stream:' || id from signal_streams where client_id = ${p.clientId})
    and exists (select 1 from registered_clients where ${managed(p)})`,
)
const leave = prepare(
  (p: Removing) => sql`delete from signal_streams where client_id = ${p.clientId}
    and exists (select 1 from registered_clients where ${managed(p)})`,
)

const remove = prepare((p: Removing) => sql`delete from registered_clients where ${managed(p)}`)

/** Clients that registered themselves, on SQL. */
export function registeredClientsPort(executor: Executor): RegisteredClientsPort {
  return {
    async register(client, { audit = [] } = {}) {
      await executor.commit([insert(client), ...effects({ audit })])
    },

    async find(clientId) {
      const [row] = await executor.query(find({ clientId }))
      return row ? registeredClients.parse(row) : null
    },

    async findAll(clientIds) {
      if (clientIds.length === 0) return []
      const rows = await executor.query(
        statement(
          db
            .selectFrom('registeredClients')
            .select(registeredClients.columns)
            .where('clientId', 'in', [...clientIds]),
        ),
      )
      return rows.map((row) => registeredClients.parse(row))
    },

    async list({ after, limit }) {
      const from = { createdAt: after?.createdAt ?? -1, clientId: after?.clientId ?? '' }
      const rows = await executor.query(list({ ...from, limit }))
      return rows.map((row) => registeredClients.parse(row))
    },

    async update(changes) {
      const [changed] = await executor.commit([update(changes)])
      return didChange(changed)
    },

    async remove({ audit = [], ...which }) {
      const there = sql`exists (select 1 from registered_clients where ${managed(which)})`
      const outcomes = await executor.commit([
        ...[forget, hangUp, leave].map((each) => each(which)),
        ...effects({ audit }, there),
        remove(which),
      ])
      return didChange(outcomes.at(-1))
    },
  }
}
