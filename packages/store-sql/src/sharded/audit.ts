import type { AccountEvent, Store } from '@laissez-passer/core/ports'
import { audit } from '../audit/tables.ts'
import { eventsBehind } from '../events/port.ts'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { each } from './asking.ts'
import { isAway } from './away.ts'
import { copyOf, rowsOf } from './rows.ts'
import type { Shards } from './shards.ts'

/** Moves rows that aren't in the chain yet into the first database, which holds the chain. */
async function gather(
  from: SqlStore,
  { first, limit }: { readonly first: SqlStore; readonly limit: number },
): Promise<void> {
  const oldest = sql`position is null order by at, sequence, id limit ${limit}`
  const rows = await rowsOf(from.executor, audit, oldest)
  if (rows.length === 0) return
  // Copied before they are deleted: after a crash between, a row is in both, and copying it again does
  // nothing.
  await first.executor.commit(rows.map((row) => copyOf(audit, row)))
  const ids = rows.map(({ id }) => String(id))
  for (let at = 0; at < ids.length; at += 90)
    await from.executor.commit([statement(sql`delete from audit where id in (${sql.join(ids.slice(at, at + 90))})`)])
}

/** There is one chain, in the first database; rows of the others are moved there before they are sealed. */
export function shardedAudit({ all, first }: Shards): Store['audit'] {
  return {
    ...first.audit,
    async unsealed(options) {
      for (const store of all)
        if (store !== first)
          await gather(store, { first, limit: options.limit }).catch((error: unknown) => {
            // Its rows are moved once it answers again.
            if (!isAway(error)) throw error
          })
      return first.audit.unsealed(options)
    },
  }
}

/** Events follow the chain; whose each one is, the account's own database says. */
export function shardedEvents({ all, first, of }: Shards): Store['events'] {
  return {
    ...first.events,
    async place(receiver) {
      // Every database has to know the receiver: one that deletes an account keeps what has to be told.
      const [place = 0] = await each({ all }, (store) => store.events.place(receiver))
      return place
    },
    async next(options) {
      const { rows, upTo } = await eventsBehind(first.executor, options)
      const events = rows.map(async ({ about, event }): Promise<readonly AccountEvent[]> => {
        if (about === null) return event.sealedUid === null ? [] : [event]
        const account = await of(about).accounts.find({ id: about })
        return [{ ...event, accountId: account?.id ?? null, uid: account?.uid ?? null }]
      })
      return { events: (await Promise.all(events)).flat(), upTo }
    },
    async retain(receivers, options) {
      for (const store of all) await store.events.retain(receivers, options)
    },
  }
}
