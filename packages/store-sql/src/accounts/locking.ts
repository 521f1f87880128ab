import type { AccountsPort } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { endEmailChanges, endOfflineAccess, endSessions, endUnderWay } from '../ends.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { sql } from '../sql/sql.ts'
import { nonce, statement } from '../sql/statements.ts'
import { endLinks } from './links.ts'

/** @see AccountsPort.lock */
export async function lockAccount(
  executor: Executor,
  { accountId, activity, messages, now }: Parameters<AccountsPort['lock']>[0],
): Promise<boolean> {
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const [locked] = await executor.commit([
    statement(
      sql`update accounts set status = 'locked', claim = ${claim} where id = ${accountId} and status <> 'locked'`,
    ),
    ...endSessions({ accountId, except: null, now }, mine),
    ...endOfflineAccess({ accountId }, mine),
    ...endUnderWay({ accountId }, mine),
    endEmailChanges({ accountId }, mine),
    endLinks({ accountId, purpose: null }, mine),
    ...effects({ messages, activity }, mine),
  ])
  return didChange(locked)
}

/** Something is set up that opens the account. */
const hasWayIn = sql`(password_hash is not null
  or exists (select 1 from linked_eids where linked_eids.account_id = accounts.id)
  or exists (select 1 from passkeys where passkeys.account_id = accounts.id))`

/** @see AccountsPort.unlock */
export async function unlockAccount(
  executor: Executor,
  { accountId, activity, clearThrottle, messages }: Parameters<AccountsPort['unlock']>[0],
): Promise<boolean> {
  const claim = nonce()
  const mine = claimed('accounts', { key: 'id', is: accountId, claim })
  const counted =
    clearThrottle.length === 0
      ? sql`1 = 0`
      : sql`exists (select 1 from throttle where key in (${sql.join(clearThrottle)}))`
  const [unlocked] = await executor.commit([
    statement(
      sql`update accounts set claim = ${claim},
        status = case when status <> 'locked' then status when ${hasWayIn} then 'active' else 'pending' end
        where id = ${accountId} and (status = 'locked' or ${counted})`,
    ),
    ...effects({ messages, activity, clearThrottle }, mine),
  ])
  return didChange(unlocked)
}
