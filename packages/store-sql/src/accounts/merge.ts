import type { Account, AccountsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { changesOf, type Executor } from '../executor.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
import { deletion } from './delete.ts'

type Merging = Parameters<AccountsPort['merge']>[0]

/** A row that is as the account was read. */
function asRead({ administrator, assurance, id, memberOf, status }: Account): Sql<unknown> {
  return sql`(id = ${id} and status = ${status} and administrator = ${Number(administrator)}
    and coalesce(assurance, '') = ${assurance ?? ''} and coalesce(member_of, '') = ${stored(memberOf) ?? ''})`
}

function stored(memberOf: Account['memberOf']): string | null {
  return memberOf === null ? null : JSON.stringify(memberOf)
}

/** What the person would miss, and what opens nothing. */
function moves({ assurance, goes, memberOf, stays }: Merging, where: Sql<unknown>): readonly Statement[] {
  return [
    statement(sql`update accounts set member_of = ${stored(memberOf)}, assurance = ${assurance}
      where id = ${stays.id} and ${where}`),
    // Behind those that are there: one that went into it before keeps its own name.
    statement(sql`update activity set account_id = ${stays.id}, merged_uid = coalesce(merged_uid, ${goes.uid}),
        position = position + (select coalesce(max(position), 0) from activity where account_id = ${stays.id})
      where account_id = ${goes.id} and ${where}`),
    statement(sql`insert into consents (account_id, client_id, scope, given_at)
      select cast(${stays.id} as text), client_id, scope, given_at from consents where account_id = ${goes.id} and ${where}
      on conflict (account_id, client_id, scope) do update set given_at =
        case when excluded.given_at < consents.given_at then excluded.given_at else consents.given_at end`),
  ]
}

/** @see AccountsPort.merge */
export async function mergeAccounts(executor: Executor, options: Merging): Promise<boolean> {
  const { activity, goes, messages, noted, now, sealedUid, stays, uidMark } = options
  const claim = nonce()
  const mine = sql`(select count(*) from accounts where id in (${goes.id}, ${stays.id}) and claim = ${claim}) = 2`
  const [taken] = await executor.commit([
    statement(sql`update accounts set claim = ${claim} where ${asRead(goes)} or ${asRead(stays)}`),
    ...moves(options, mine),
    ...effects({ messages, activity: noted }, mine),
    statement(sql`update audit set sealed_uid = ${sealedUid}
      where id = ${noted.id} and exists (select 1 from event_places) and ${mine}`),
    ...deletion({ accountId: goes.id, activity, messages: [], now, sealedUid, uidMark }, mine),
  ])
  return changesOf(taken) === 2
}
