import type { Protocol, Seconds } from '@laissez-passer/core/ports'
import { insertInto } from '../sql/insert.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { prepare } from '../sql/statements.ts'
import { sessionLives } from './live.ts'
import { visits } from './tables.ts'

interface Visiting {
  readonly protocol: Protocol
  readonly clientId: string
  readonly sid: string | null
  readonly sessionIdHash: string
  readonly accountId: string
  readonly now: Seconds
}

/** For so many seconds a visit that is noted isn't noted again. */
const noteEverySeconds = 60

/**
 * Whether this visit tells more than its row: each session and service has one row, and whoever writes it
 * waits for all others that do. A service that asks thirty times at once would wait for itself.
 */
function tells({ clientId, now, sessionIdHash, sid }: Visiting): Sql<boolean> {
  return sql<boolean>`not exists (select 1 from visits where session_id_hash = ${sessionIdHash} and client_id = ${clientId}
    and visited_at + ${noteEverySeconds} > ${now} and (sid is not null or cast(${sid} as text) is null))`
}

/** A service is visited where it gets a code or a ticket, if this holds. */
export function visited(p: Visiting, where: Sql<boolean>): Sql<unknown> {
  return insertInto(
    visits,
    {
      protocol: p.protocol,
      clientId: p.clientId,
      sid: p.sid,
      visitedAt: p.now,
      sessionIdHash: p.sessionIdHash,
    },
    {
      own: ['sessionIdHash'],
      where: sql`${tells(p)} and ${where}`,
      onConflict: sql`on conflict (session_id_hash, client_id) do update
        set visited_at = excluded.visited_at, sid = coalesce(visits.sid, excluded.sid)`,
    },
  )
}

/** The same, if its session is live. */
export const visit = prepare((p: Visiting) => visited(p, sessionLives(p)))
