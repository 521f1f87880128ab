import type { Asks, Seconds, ThrottleRule, Work } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'

/** A rule that asks for work. */
interface Asking extends ThrottleRule {
  readonly asks: Asks
}

function askingOf(rules: readonly ThrottleRule[]): readonly Asking[] {
  return rules.flatMap((rule) => (rule.asks ? [{ ...rule, asks: rule.asks }] : []))
}

/** Whether there are so many: attempts on the rule's key, or keys of its crowd that have some. */
function reached({ crowd, key }: Asking, many: number, now: Seconds): Sql<unknown> {
  return crowd === undefined
    ? sql`exists (select 1 from throttle where key = ${key} and count >= ${many}
        and (resets_at is null or resets_at > ${now}))`
    : sql`exists (select 1 from throttle where crowd = ${crowd} and resets_at > ${now} and key <> ${key} and count > 0
        limit 1 offset cast(${many - 1} as bigint))`
}

/** The condition that no rule asks for more than what was done. */
export function enough(
  rules: readonly ThrottleRule[],
  { now, work }: { readonly now: Seconds; readonly work: Work },
): Sql<unknown> {
  const conditions = askingOf(rules).flatMap((rule) => {
    if (work === 'long') return []
    return [sql`not ${reached(rule, work === 'usual' ? rule.asks.long : rule.asks.usual, now)}`]
  })
  return sql.join([sql`1 = 1`, ...conditions], sql` and `)
}

/** One row: how much each rule asks for, as `asks0`, `asks1`, … */
export function asked(rules: readonly ThrottleRule[], now: Seconds): Sql<Readonly<Record<string, unknown>>> {
  const columns = askingOf(rules).map(
    (rule, index) =>
      sql`case when ${reached(rule, rule.asks.long, now)} then 'long'
        when ${reached(rule, rule.asks.usual, now)} then 'usual' else 'none' end as ${sql.ref(`asks${index}`)}`,
  )
  return sql`select ${sql.join(columns)}`
}

/** The most that any rule asks for, by that row. */
export function workIn(row: Readonly<Record<string, unknown>>): Work {
  const wanted = Object.values(row)
  if (wanted.includes('long')) return 'long'
  return wanted.includes('usual') ? 'usual' : 'none'
}
