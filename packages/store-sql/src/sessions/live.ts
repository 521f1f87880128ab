import type { Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'

/** A session row that is neither over nor idle too long. */
export function live(now: Seconds): Sql<boolean> {
  return sql<boolean>`(sessions.expires_at > ${now} and sessions.last_seen_at + sessions.idle_seconds > ${now})`
}
