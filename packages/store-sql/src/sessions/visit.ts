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
      where,
      onConflict: sql`on conflict (session_id_hash, client_id) do update
        set visited_at = excluded.visited_at, sid = coalesce(visits.sid, excluded.sid)`,
    },
  )
}

/** The same, if its session is live. */
export const visit = prepare((p: Visiting) => visited(p, sessionLives(p)))
