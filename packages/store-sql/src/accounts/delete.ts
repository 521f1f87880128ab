import type { AccountsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endSessions } from '../ends.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { isDue } from '../deletions/port.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
import { retire } from '../retired-uids/retire.ts'
import { keepCounting } from '../tokens/counting.ts'

const take = (
  { accountId, claim }: { readonly accountId: string; readonly claim: string },
  where: Sql<unknown>,
): Statement => statement(sql`update accounts set claim = ${claim} where id = ${accountId} and ${where}`)

/** What still has to tell a service of an end, with nothing that says in clear whose it was. */
function orphanNotices(
  { accountId, sealedUid }: { readonly accountId: string; readonly sealedUid: string },
  where: Sql<unknown>,
): Statement {
  return statement(sql`update logout_notices set account_id = null, uid = null, sealed_uid = ${sealedUid}, browser_name = ''
    where account_id = ${accountId} and status = 'waiting' and ${where}`)
}

/**
 * The audit log stays, and doesn't say whose its rows were, nor who went into this account. Only who is told
 * of events, and wasn't told yet of what happened, learns whose it was.
 */
export function orphanAudit(
  { accountId, sealedUid }: { readonly accountId: string; readonly sealedUid: string },
  where: Sql<unknown>,
): Statement {
  return statement(sql`update audit set account_id = null, sealed_uid = case when exists (select 1 from event_places
        where audit.position is null or event_places.position < audit.position)
      then cast(${sealedUid} as text) else null end
    where account_id = ${accountId} and ${where}`)
}

/** What goes with an account, and what tells of it; the account last. */
export function deletion(
  options: Omit<Parameters<AccountsPort['delete']>[0], 'deletion' | 'pending'>,
  where: Sql<unknown>,
): readonly Statement[] {
  const { accountId, activity, clearThrottle = [], messages, now, sealedUid, uidMark } = options
  return [
    ...endSessions({ accountId, except: null, now }, where),
    orphanNotices({ accountId, sealedUid }, where),
    keepCounting({ accountId }, where),
    retire(uidMark, where),
    ...effects({ messages, activity, clearThrottle }, where),
    orphanAudit({ accountId, sealedUid }, where),
    // Everything else belongs to the account, and goes with it (foreign keys cascade).
    statement(sql`delete from accounts where id = ${accountId} and ${where}`),
  ]
}

/** @see AccountsPort.delete */
export async function deleteAccount(
  executor: Executor,
  options: Parameters<AccountsPort['delete']>[0],
): Promise<boolean> {
  const { deletion: waited, pending = false, ...rest } = options
  const { accountId, now } = rest
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const conditions = [
    ...(waited === undefined ? [] : [isDue({ id: waited, accountId, now })]),
    pending ? sql`status = 'pending'` : sql`1 = 1`,
  ]
  const [taken] = await executor.commit([
    take({ accountId, claim }, sql.join(conditions, sql` and `)),
    ...deletion(rest, mine),
  ])
  return didChange(taken)
}
