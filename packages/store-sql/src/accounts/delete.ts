import type { AccountsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endSessions } from '../ends.ts'
import type { Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { keepCounting } from '../tokens/counting.ts'

const take = prepare(
  (p: { accountId: string; claim: string }) => sql`update accounts set claim = ${p.claim} where id = ${p.accountId}`,
)

/** What still has to tell a service of an end, with nothing that says in clear whose it was. */
function orphanNotices(
  { accountId, sealedUid }: { readonly accountId: string; readonly sealedUid: string },
  where: Sql<unknown>,
): Statement {
  return statement(sql`update logout_notices set account_id = null, uid = null, sealed_uid = ${sealedUid}, browser_name = ''
    where account_id = ${accountId} and status = 'waiting' and ${where}`)
}

/** @see AccountsPort.delete */
export async function deleteAccount(
  executor: Executor,
  options: Parameters<AccountsPort['delete']>[0],
): Promise<boolean> {
  const { accountId, activity, clearThrottle = [], messages, now, sealedUid } = options
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const [taken] = await executor.commit([
    take({ accountId, claim }),
    ...endSessions({ accountId, except: null, now }, mine),
    orphanNotices({ accountId, sealedUid }, mine),
    keepCounting({ accountId }, mine),
    ...effects({ messages, activity, clearThrottle }, mine),
    // Everything else belongs to the account, and goes with it (foreign keys cascade).
    statement(sql`delete from accounts where id = ${accountId} and claim = ${claim}`),
  ])
  return taken?.changes === 1
}
