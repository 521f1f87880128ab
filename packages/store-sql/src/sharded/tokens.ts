import type { CodeToken, Store } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { statement } from '../sql/statements.ts'
import type { SqlStore } from '../store.ts'
import { tokenStock } from '../tokens/tables.ts'
import { passing } from './names.ts'
import type { Name } from './naming.ts'
import type { Parts } from './parts.ts'
import { routed } from './routed.ts'
import { lent } from './rows.ts'
import type { Shards } from './shards.ts'

/** The bearer of a device that was given to nobody; the first database keeps the stock. */
export const stocked = 'stock'

/** Tokens. A device belongs to one account, and its counter continues when it is given to another. */
export function shardedTokens({ naming, shards }: Parts): Store['codeTokens'] {
  const port = routed(shards, 'codeTokens')
  const { first } = shards
  const nameOf = (source: string): Name => ({ kind: 'source', value: source })

  /** Takes the counter of a device along from the database that had it. */
  const countingOn =
    (to: SqlStore) =>
    async ({ value }: Name, from: { readonly owner: string }) => {
      await carry(value, { from: shards.of(from.owner), to })
      return true
    }

  async function isSomebodys(source: string): Promise<boolean> {
    const bearer = await naming.bearer(nameOf(source))
    return bearer !== null && bearer !== stocked
  }

  async function holding(token: CodeToken, write: (on: Shards) => Promise<boolean>): Promise<boolean> {
    if (token.source === null) return write(shards)
    const to = shards.of(token.accountId)
    await carry(token.source, { from: first, to })
    const done = await naming.hold<boolean>(
      [nameOf(token.source)],
      {
        owner: token.accountId,
        now: token.createdAt,
        yields: async (_, bearer) => bearer === stocked,
        inherits: countingOn(to),
      },
      { write, won: (added) => added, taken: async () => false },
    )
    // A device that somebody has and that is in stock as well: an answer was lost when it was given.
    if (done ? to !== first : await isSomebodys(token.source)) await takeOut(token.source, first)
    return done
  }

  return {
    ...port,
    add: ({ token, ...caused }) => holding(token, (on) => routed(on, 'codeTokens').add({ token, ...caused })),
    stock: (token) =>
      naming.hold<boolean>(
        [nameOf(token.source)],
        { owner: stocked, now: token.createdAt, inherits: countingOn(first) },
        { write: (on) => on.first.codeTokens.stock(token), won: (kept) => kept, taken: async () => false },
      ),
    inStock: (options) => first.codeTokens.inStock(options),
    async discard(id, options) {
      const [device] = await first.executor.query(
        statement(sql<{ readonly source: string }>`select source from token_stock where id = ${id}`),
      )
      if (device === undefined) return false
      return naming.hold<boolean>(
        [nameOf(device.source)],
        {
          // Giving it to somebody takes the same name: only one of the two succeeds.
          owner: passing(stocked),
          now: options.now,
          yields: async (_, bearer) => bearer === stocked,
          // It may have been returned while it was in stock: its name is released, its counter kept.
          inherits: countingOn(first),
        },
        {
          write: (on) => on.first.codeTokens.discard(id, options),
          // Afterwards nobody bears the name.
          won: () => false,
          async taken() {
            if (await isSomebodys(device.source)) await takeOut(device.source, first)
            return false
          },
        },
      )
    },
    async assign(options) {
      const { token } = options
      const to = shards.of(token.accountId)
      const where = sql`id = ${token.id}`
      const unknown = { ok: false, reason: 'unknown' } as const
      let outcome: Awaited<ReturnType<typeof port.assign>> = unknown
      await holding(token, async (on) => {
        const run = () => routed(on, 'codeTokens').assign(options)
        const from = first.executor
        // Its name is reserved meanwhile, so nobody else is given it.
        if (to === first) outcome = await run()
        else outcome = (await lent(tokenStock, { from, to: to.executor, where, run })) ?? outcome
        return outcome.ok
      })
      const isGone = !outcome.ok && token.source !== null && (await isSomebodys(token.source))
      return isGone ? unknown : outcome
    },
  }
}

/** Removes a device from the stock. */
export async function takeOut(source: string, { executor }: SqlStore): Promise<void> {
  await executor.commit([statement(sql`delete from token_stock where source = ${source}`)])
}

/** Copies the counter of a device from one database to another. */
export async function carry(
  source: string,
  { from, to }: { readonly from: SqlStore; readonly to: SqlStore },
): Promise<void> {
  if (from === to) return
  const [known] = await from.executor.query(
    statement(sql<{ readonly countFrom: number | null }>`select max(count_from) as count_from from
      (select count_from from code_tokens where source = ${source}
        union all select count_from from left_counters where source = ${source}) as known`),
  )
  if (known?.countFrom == null) return
  await to.executor.commit([
    statement(sql`insert into left_counters (source, count_from)
      select ${source}, cast(${Number(known.countFrom)} as bigint) where 1 = 1
      on conflict (source) do update set count_from = excluded.count_from
        where excluded.count_from > left_counters.count_from`),
  ])
}
