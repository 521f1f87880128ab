import { type Sql, sql } from './sql.ts'
import type { Tables } from '../schema.ts'

type ClaimableTable = {
  [Table in keyof Tables & string]: 'claim' extends keyof Tables[Table] ? Table : never
}[keyof Tables & string]

/**
 * "This commit's first statement won": the row with `key` carries this call's nonce. The condition of every
 * statement that follows it. Parameters may be placeholders.
 */
export function claimed<Table extends ClaimableTable>(
  table: Table,
  { key, is, claim }: { readonly key: keyof Tables[Table] & string; readonly is: string; readonly claim: string },
): Sql<boolean> {
  return sql<boolean>`exists (select 1 from ${sql.table(table)} where ${sql.ref(key)} = ${is} and claim = ${claim})`
}
