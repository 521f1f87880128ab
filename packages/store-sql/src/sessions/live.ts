import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'

/** A session row that is neither over nor idle too long. */
export function live(now: Seconds): Sql<boolean> {
  return sql<boolean>`(sessions.expires_at > ${now} and sessions.last_seen_at + sessions.idle_seconds > ${now})`
}

/** Whether this session of this account is live. */
export function sessionLives(p: {
  readonly sessionIdHash: string
  readonly accountId: string
  readonly now: Seconds
}): Sql<boolean> {
  return sql<boolean>`exists (select 1 from sessions where id_hash = ${p.sessionIdHash} and account_id = ${p.accountId} and ${live(p.now)})`
}
