import type { CodeTokensPort } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { goOnCounting } from './counting.ts'
import { codeTokens, tokenStock } from './tables.ts'

const allInStock = db.selectFrom('tokenStock').select(tokenStock.columns).orderBy('createdAt').orderBy('id')
const inStock = prepare((p: { limit: number }) => allInStock.limit(p.limit))
const inStockBySerial = prepare((p: { serial: string; limit: number }) =>
  allInStock.where('serial', '=', p.serial).limit(p.limit),
)

const byId = prepare((p: { id: string }) => db.selectFrom('tokenStock').select('id').where('id', '=', p.id))

const discard = prepare((p: { id: string }) => db.deleteFrom('tokenStock').where('id', '=', p.id))

const leave = prepare(
  (p: { id: string; claim: string }) =>
    sql`delete from token_stock where id = ${p.id}
    and exists (select 1 from code_tokens where code_tokens.id = ${p.id} and code_tokens.claim = ${p.claim})`,
)

/** What of this source is in stock goes, where the token with `id` was added under this claim. */
export const outOfStock = prepare(
  (p: { id: string; source: string | null; claim: string }) =>
    sql`delete from token_stock where source = ${p.source}
    and exists (select 1 from code_tokens where code_tokens.id = ${p.id} and code_tokens.claim = ${p.claim})`,
)

/** Devices that nobody has yet, on SQL. */
export function stockOfTokens(executor: Executor): Pick<CodeTokensPort, 'stock' | 'inStock' | 'discard' | 'assign'> {
  return {
    async stock(token) {
      const free = sql`not exists (select 1 from code_tokens where code_tokens.source = ${token.source} and code_tokens.status = 'active')`
      const insert = insertInto(tokenStock, token, { where: free, onConflict: sql`on conflict do nothing` })
      const [kept] = await executor.commit([statement(insert)])
      return didChange(kept)
    },

    inStock: ({ serial, limit }) =>
      executor.query(serial === null ? inStock({ limit }) : inStockBySerial({ serial, limit })),

    async discard(id, { audit = [] }) {
      const there = sql`exists (select 1 from token_stock where id = ${id})`
      const outcomes = await executor.commit([...effects({ audit }, there), discard({ id })])
      return didChange(outcomes.at(-1))
    },

    async assign({ token, limit, messages, activity }) {
      const claim = nonce()
      const { id, accountId, source } = token
      const row = { ...token, status: 'active', claim } as const
      const mine = claimed('codeTokens', { key: 'id', is: id, claim })
      const insert = insertInto(codeTokens, row, {
        own: ['status', 'claim'],
        where: sql`exists (select 1 from token_stock where token_stock.id = ${id})
          and (select count(*) from code_tokens mine where mine.account_id = ${accountId} and mine.status = 'active') < cast(${limit} as bigint)`,
        onConflict: sql`on conflict do nothing`,
      })
      const [assigned, , , waits] = await executor.commit([
        statement(insert),
        goOnCounting({ id, source, claim }),
        leave({ id, claim }),
        byId({ id }),
        ...effects({ messages, activity }, mine),
      ])
      if (didChange(assigned)) return { ok: true }
      return { ok: false, reason: returned(waits).length > 0 ? 'too-many' : 'unknown' }
    },
  }
}
