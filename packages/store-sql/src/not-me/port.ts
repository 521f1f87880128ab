import type { EmailChange, NotMeReportsPort } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { notMeReports } from './tables.ts'
import { heldByOther, withoutPending } from '../email-changes/port.ts'
import { endDeletion } from '../deletions/port.ts'
import { endConsents, endEmailChanges, endOfflineAccess, endSessions, endUnderWay } from '../ends.ts'
import { holdAccount } from '../accounts/hold.ts'
import { endLinks, insertLink } from '../accounts/links.ts'

const find = prepare((p: { tokenHash: string }) =>
  db.selectFrom('notMeReports').select('at').where('tokenHash', '=', p.tokenHash),
)

/** The account can have its former address again. */
function canUndo({ accountId, id, oldKey }: EmailChange): Sql<unknown> {
  return sql`exists (select 1 from email_changes where id = ${id} and account_id = ${accountId} and status = 'done') and not ${heldByOther(accountId, oldKey)}`
}

/** Takes a change of address back, and those that came after it. */
function undo({ accountId, id, oldEmail, oldKey }: EmailChange, where: Sql<unknown>): readonly Statement[] {
  return [
    ...withoutPending(oldKey, where),
    statement(sql`update accounts set email = ${oldEmail}, email_key = ${oldKey} where id = ${accountId} and ${where}`),
    statement(
      sql`update email_changes set status = 'undone' where account_id = ${accountId} and status = 'done' and ${where}
        and changed_at >= (select changed_at from email_changes as undone where undone.id = ${id})`,
    ),
  ]
}

/** "This wasn't me", on SQL. */
export function notMeReportsPort(executor: Executor): NotMeReportsPort {
  return {
    async used(tokenHash) {
      return (await executor.query(find({ tokenHash }))).length > 0
    },

    async report({ tokenHash, accountId, link, undoes = null, now, messages, activity }) {
      const claim = nonce()
      const mine = claimed('notMeReports', { key: 'tokenHash', is: tokenHash, claim })
      const [, reported] = await executor.commit([
        holdAccount(accountId),
        statement(
          insertInto(
            notMeReports,
            { tokenHash, accountId, at: now, claim },
            {
              own: ['claim'],
              where: sql`exists (select 1 from accounts where id = ${accountId} and status = 'active')
                and ${undoes ? canUndo(undoes) : sql`1 = 1`}`,
              onConflict: sql`on conflict do nothing`,
            },
          ),
        ),
        ...(undoes ? undo(undoes, mine) : []),
        ...endSessions({ accountId, except: null, now }, mine),
        ...endOfflineAccess({ accountId }, mine),
        ...endUnderWay({ accountId }, mine),
        endEmailChanges({ accountId }, mine),
        endDeletion({ accountId }, mine),
        ...endConsents({ accountId }, mine),
        statement(sql`delete from browsers where account_id = ${accountId} and ${mine}`),
        statement(sql`update accounts set not_me_at = ${now} where id = ${accountId} and ${mine}`),
        statement(
          sql`update factor_removals set status = 'cancelled' where account_id = ${accountId} and status = 'waiting' and ${mine}`,
        ),
        endLinks(link, mine),
        insertLink(link, mine),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(reported)
    },
  }
}
