import type { FactorKind } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { removeDevice } from '../devices/without-device.ts'
import { withoutProofs } from '../sign-ins/proofs.ts'
import { type Statement, statement } from '../sql/statements.ts'

/** Where the factors of one kind are kept: all that listing, finding and removing lost ones needs to know. */
export interface FactorSource {
  /** Its table, with the columns `id`, `account_id` and `name`. */
  readonly table: string
  /** Which rows are the account's factors: confirmed, and not removed. */
  readonly live: Sql<boolean>
  readonly model: Sql<string | null>
  readonly variant: Sql<string | null>
  readonly status: Sql<string>
  readonly lastUsedAt: Sql<number | null>
  /**
   * Removes one and what goes with it, where the condition holds. What it proved in open sign-ins goes in any
   * case.
   */
  without(id: string, where: Sql<unknown>): readonly Statement[]
}

const nothing = sql<null>`cast(null as text)`
const active = sql<string>`'active'`

/** Each kind of factor, once. A new kind is an entry here, and nothing else in the store. */
export const factorSources: Readonly<Record<FactorKind, FactorSource>> = {
  device: {
    table: 'devices',
    live: sql`devices.status <> 'removed'`,
    model: sql`model`,
    variant: nothing,
    status: sql`status`,
    lastUsedAt: sql`last_seen_at`,
    without: removeDevice,
  },
  passkey: {
    table: 'passkeys',
    live: sql`1 = 1`,
    model: nothing,
    variant: sql`kind`,
    status: active,
    lastUsedAt: sql`last_used_at`,
    without: (id, where) => [statement(sql`delete from passkeys where id = ${id} and ${where}`)],
  },
  eid: {
    table: 'linked_eids',
    live: sql`1 = 1`,
    model: nothing,
    variant: sql`assurance`,
    status: active,
    lastUsedAt: sql`last_used_at`,
    without: (id, where) => [statement(sql`delete from linked_eids where id = ${id} and ${where}`)],
  },
  phone: {
    table: 'phones',
    live: sql`phones.confirmed_at is not null`,
    model: nothing,
    variant: nothing,
    status: active,
    lastUsedAt: sql`last_used_at`,
    without: (id, where) => [statement(sql`delete from phones where id = ${id} and ${where}`)],
  },
  token: {
    table: 'code_tokens',
    live: sql`code_tokens.status = 'active'`,
    model: sql`serial`,
    variant: sql`case when kind = 'ocra' then 'challenge' else origin end`,
    status: active,
    lastUsedAt: sql`last_seen_at`,
    without: (id, where) => [
      statement(
        sql`update code_tokens set status = 'removed', sealed_secret = '', resync_from = null, resync_until = null
          where id = ${id} and ${where}`,
      ),
      statement(sql`delete from token_challenges where token_id = ${id} and ${where}`),
    ],
  },
}

const all = Object.entries(factorSources)

/** One `SELECT` of every kind, with the columns of `Factor`. */
export function selectFactors(accountId: string): readonly Sql<unknown>[] {
  return all.map(
    ([kind, { table, live, model, variant, status, lastUsedAt }]) =>
      sql`select cast(${sql.lit(kind)} as text) as kind, id, name, ${model} as model, ${variant} as variant, ${status} as status,
        created_at as added_at, ${lastUsedAt} as last_used_at from ${sql.table(table)} where account_id = ${accountId} and ${live}`,
  )
}

/** D1 joins no more than five: they are joined in groups first. */
const togetherAtMost = 4

/** All the rows of these, up to twenty, in one statement. */
export function unionOf(selects: readonly Sql<unknown>[]): Sql<unknown> {
  const groups = Map.groupBy(selects.entries(), ([index]) => Math.floor(index / togetherAtMost))
  const parts = Array.from(groups, ([index, group]) => {
    const rows = group.map(([, select]) => select)
    return sql`select * from (${sql.join(rows, sql` union all `)}) as ${sql.ref(`part_${index}`)}`
  })
  return sql.join(parts, sql` union all `)
}

/** The account has this factor. */
export function isThere(of: Record<'kind' | 'factorId' | 'accountId', Sql<unknown>>): Sql<boolean> {
  const { accountId, factorId, kind } = of
  const conditions = all.map(
    ([name, { table, live }]) =>
      sql`${kind} = ${sql.lit(name)} and exists (select 1 from ${sql.table(table)}
        where ${sql.ref(`${table}.id`)} = ${factorId} and ${sql.ref(`${table}.account_id`)} = ${accountId} and ${live})`,
  )
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** What goes with a lost factor, where the condition holds. */
export function withoutFactor(
  { kind, factorId }: { readonly kind: FactorKind; readonly factorId: string },
  where: Sql<unknown>,
): readonly Statement[] {
  return [...factorSources[kind].without(factorId, where), withoutProofs(factorId, where)]
}
