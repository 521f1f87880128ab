import type { AccountEvent, EventsPort, Seconds } from '@laissez-passer/core/ports'
import { audit } from '../audit/tables.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { sql } from '../sql/sql.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'

type Row = RowOf<typeof audit> &
  Pick<AccountEvent, 'accountId' | 'uid' | 'sealedUid'> & { readonly position: number; readonly about: string | null }

const place = prepare((p: { receiver: string }) =>
  db.selectFrom('eventPlaces').select('position').where('receiver', '=', p.receiver),
)
const begin = prepare(
  (p: { receiver: string }) =>
    sql`insert into event_places (receiver, position)
      select ${p.receiver}, coalesce((select position from audit_chain where id = 'chain'), 0)
      where 1 = 1 on conflict do nothing`,
)
const behind = prepare(
  (p: { after: number; limit: number }) =>
    sql<Row>`select audit.id, audit.at, audit.kind, audit.subject, audit."by", audit.reason, audit.details, audit.position,
      audit.account_id as about, audit.sealed_uid, accounts.id as account_id, accounts.uid
      from audit left join accounts on accounts.id = audit.account_id
      where audit.position > ${p.after} order by audit.position limit ${p.limit}`,
)
const move = prepare(
  (p: { receiver: string; claim: string; from: number; to: number }) =>
    sql`update event_places set claim = ${p.claim}, position = ${p.to}
      where receiver = ${p.receiver} and position = ${p.from}`,
)

// An account that is gone is named until all who are told have been; of a row without a place nobody was.
const forgetNames = prepare(
  () => sql`update audit set sealed_uid = null where sealed_uid is not null and position is not null
    and not exists (select 1 from event_places where event_places.position < audit.position)`,
)

const forgetOld = prepare(
  (p: { namesSince: Seconds }) =>
    sql`update audit set sealed_uid = null where sealed_uid is not null and at < ${p.namesSince}`,
)

/**
 * Rows behind a place, and how far was looked; `about`: whose a row is, whether the account is here or not.
 */
export async function eventsBehind(
  executor: Executor,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{
  readonly rows: readonly { readonly about: string | null; readonly event: AccountEvent }[]
  readonly upTo: number
}> {
  const found = await executor.query(behind({ after, limit }))
  const rows = found.map((row) => {
    const { about, accountId, position, sealedUid, uid } = row
    const { at, by, details, id, kind } = audit.parse(row)
    return { about, event: { position, id, at, kind, by, details, accountId, uid, sealedUid } }
  })
  return { rows, upTo: found.at(-1)?.position ?? after }
}

/** Who is told what happens to accounts, on SQL. */
export function eventsPort(executor: Executor): EventsPort {
  const placeOf = async (receiver: string) => (await executor.query(place({ receiver })))[0]?.position
  return {
    async place(receiver) {
      const found = await placeOf(receiver)
      if (found !== undefined) return found
      await executor.commit([begin({ receiver })])
      return (await placeOf(receiver)) ?? 0
    },

    async next(options) {
      const { rows, upTo } = await eventsBehind(executor, options)
      return {
        events: rows.filter(({ about, event }) => about !== null || event.sealedUid !== null).map(({ event }) => event),
        upTo,
      }
    },

    async pass({ from, messages, receiver, to }) {
      const claim = nonce()
      const mine = claimed('eventPlaces', { key: 'receiver', is: receiver, claim })
      const [moved] = await executor.commit([
        move({ receiver, claim, from, to }),
        ...effects({ messages }, mine),
        forgetNames({}),
      ])
      return didChange(moved)
    },

    async retain(receivers, { namesSince }) {
      const others = receivers.length === 0 ? sql`1 = 1` : sql`receiver not in (${sql.join(receivers)})`
      await executor.commit([
        statement(sql`delete from event_places where ${others}`),
        ...(receivers.length === 0
          ? [statement(sql`update audit set sealed_uid = null where sealed_uid is not null`)]
          : []),
        forgetNames({}),
        forgetOld({ namesSince }),
      ])
    },
  }
}
