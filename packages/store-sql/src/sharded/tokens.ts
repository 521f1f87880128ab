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

/** Whose a device is that nobody has: the first database keeps the stock. */
export const stocked = 'stock'

/** Tokens: each device is one account's, and its counter goes on wherever it goes. */
export function shardedTokens({ naming, shards }: Parts): Store['codeTokens'] {
  const port = routed(shards, 'codeTokens')
  const { first } = shards
  const nameOf = (source: string): Name => ({ kind: 'source', value: source })

  /** Where a source stopped in the database that had it comes along. */
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
    // What somebody has, the same person too, and is in stock as well: an answer was lost when it was given.
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
          // Whoever gives it out holds its source as well: one of them comes too late.
          owner: passing(stocked),
          now: options.now,
          yields: async (_, bearer) => bearer === stocked,
          // Whoever had it may have given it back while it stood in stock: the name goes, its count stays.
          inherits: countingOn(first),
        },
        {
          write: (on) => on.first.codeTokens.discard(id, options),
          // Nobody bears it then.
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
        // Its source is held meanwhile: nobody else is given it.
        if (to === first) outcome = await run()
        else outcome = (await lent(tokenStock, { from, to: to.executor, where, run })) ?? outcome
        return outcome.ok
      })
      const isGone = !outcome.ok && token.source !== null && (await isSomebodys(token.source))
      return isGone ? unknown : outcome
    },
  }
}

/** A device leaves the stock. */
export async function takeOut(source: string, { executor }: SqlStore): Promise<void> {
  await executor.commit([statement(sql`delete from token_stock where source = ${source}`)])
}

/** Where a source stopped in one database is known in another. */
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
