import type { NotMeReportsPort } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import { claimed } from '../claims.ts'
import { effects } from '../effects.ts'
import type { Executor } from '../executor.ts'
import { db, nonce, prepare, raw, statement } from '../statements.ts'
import { endEnrolments, endPinResets, endSessions, endSignIns } from './ends.ts'
import { endLinks, insertLink } from './links.ts'

const find = prepare((p: { tokenHash: string }) =>
  db.selectFrom('notMeReports').select('at').where('tokenHash', '=', p.tokenHash),
)

/** "This wasn't me", on SQL. */
export function notMeReports(executor: Executor): NotMeReportsPort {
  return {
    async used(tokenHash) {
      return (await executor.query(find({ tokenHash }))).length > 0
    },

    async report({ tokenHash, accountId, link, now, messages, activity }) {
      const claim = nonce()
      const mine = claimed('notMeReports', { key: 'tokenHash', is: tokenHash, claim })
      const [reported] = await executor.commit([
        statement(
          raw(sql`insert into not_me_reports (token_hash, account_id, at, claim)
            select ${tokenHash}, id, cast(${now} as bigint), ${claim} from accounts where id = ${accountId} and status = 'active'
            on conflict do nothing`),
        ),
        endSessions({ accountId, except: null }, mine),
        endSignIns({ accountId, now }, mine),
        endEnrolments({ accountId }, mine),
        endPinResets({ accountId }, mine),
        statement(raw(sql`delete from browsers where account_id = ${accountId} and ${mine}`)),
        statement(raw(sql`update accounts set not_me_at = ${now} where id = ${accountId} and ${mine}`)),
        statement(
          raw(
            sql`update factor_removals set status = 'cancelled' where account_id = ${accountId} and status = 'waiting' and ${mine}`,
          ),
        ),
        endLinks(link, mine),
        insertLink(link, mine),
        ...effects({ messages, activity }, mine),
      ])
      return reported?.changes === 1
    },
  }
}
