import type { AccountsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endSessions } from '../ends.ts'
import type { Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { isDue } from '../deletions/port.ts'
import { nonce, type Statement, statement } from '../sql/statements.ts'
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
 * The audit log stays, and doesn't say whose its rows were. Only who is told of events learns who is gone.
 */
function orphanAudit(
  { accountId, entry, sealedUid }: { readonly accountId: string; readonly entry: string; readonly sealedUid: string },
  where: Sql<unknown>,
): readonly Statement[] {
  return [
    statement(sql`update audit set account_id = null where account_id = ${accountId} and ${where}`),
    statement(sql`update audit set sealed_uid = ${sealedUid}
      where id = ${entry} and exists (select 1 from event_places) and ${where}`),
  ]
}

/** @see AccountsPort.delete */
export async function deleteAccount(
  executor: Executor,
  options: Parameters<AccountsPort['delete']>[0],
): Promise<boolean> {
  const { accountId, activity, clearThrottle = [], deletion, messages, now, sealedUid } = options
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const [taken] = await executor.commit([
    take({ accountId, claim }, deletion === undefined ? sql`1 = 1` : isDue({ id: deletion, now })),
    ...endSessions({ accountId, except: null, now }, mine),
    orphanNotices({ accountId, sealedUid }, mine),
    keepCounting({ accountId }, mine),
    ...effects({ messages, activity, clearThrottle }, mine),
    ...orphanAudit({ accountId, entry: activity.id, sealedUid }, mine),
    // Everything else belongs to the account, and goes with it (foreign keys cascade).
    statement(sql`delete from accounts where id = ${accountId} and claim = ${claim}`),
  ])
  return taken?.changes === 1
}
