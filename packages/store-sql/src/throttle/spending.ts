import type { AskedWork, Locked, Seconds, Spending, ThrottleRule, Work } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { type Outcome, returned } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { asked, enough, workIn } from './asking.ts'
import { throttle } from './tables.ts'

/** Counts one attempt: the attempt that fills the key locks it, and the count starts again. */
function count(
  rule: ThrottleRule,
  { now, claim, where }: { readonly now: Seconds; readonly claim: string; readonly where: Sql<unknown> },
): Statement {
  const { accountId, key, limit, crowd = null } = rule
  const first = limit !== null && limit <= 1
  const lockedUntil = now + rule.lockSeconds
  const resetsAt = rule.windowSeconds === null ? null : now + rule.windowSeconds
  const before = sql`(case when throttle.resets_at <= ${now} then 0 else throttle.count end)`
  const full = limit === null ? sql`1 = 0` : sql`${before} + 1 >= ${limit}`
  return statement(
    insertInto(
      throttle,
      { key, count: first ? 0 : 1, lockedUntil: first ? lockedUntil : null, resetsAt, accountId, claim, crowd },
      {
        own: ['accountId', 'claim', 'crowd'],
        where,
        onConflict: sql`on conflict (key) do update set
          count = case when ${full} then 0 else ${before} + 1 end,
          locked_until = case when ${full} then cast(${lockedUntil} as bigint) else null end,
          resets_at = case when ${before} = 0 then excluded.resets_at else throttle.resets_at end,
          claim = excluded.claim`,
      },
    ),
  )
}

const takeBack = prepare(
  (p: { key: string; limit: number; now: Seconds }) =>
    sql`update throttle set
      count = case when locked_until > ${p.now} then ${p.limit} - 1 when count > 0 then count - 1 else 0 end,
      locked_until = null
    where key = ${p.key}`,
)

/** Takes one attempt back from every key: see `ThrottlePort.refund`. */
export function takingBack(rules: readonly ThrottleRule[], now: Seconds): readonly Statement[] {
  return rules.map(({ key, limit }) => takeBack({ key, limit: limit ?? 1, now }))
}

const locks = (keys: readonly string[], now: Seconds) =>
  statement(sql`select key, locked_until from throttle where key in (${sql.join(keys)}) and locked_until > ${now}`)

/** The statements of a spending, what holds only if the attempt was counted, and why it wasn't. */
interface Spent {
  readonly statements: readonly Statement[]
  /** The condition of what the commit does only if the attempt was counted. */
  readonly mine: Sql<boolean>
  /** Reads from the commit's outcomes why it wasn't, null when it was. */
  readonly locked: (outcomes: readonly Outcome[]) => Locked | null
}

/** The same where an operation may be asked to spend; where it isn't, nothing is spent and nothing locked. */
export function spendingOf(spend: Spending | undefined): Spent {
  if (spend !== undefined && spend.rules.length > 0) return spending(spend.rules, spend)
  return { statements: [], mine: sql<boolean>`1 = 1`, locked: () => null }
}

/**
 * Spending one attempt on every key or on none, as the first statements of a commit that may do more.
 * @param options `work`: what was done for the attempt.
 */
export function spending(
  rules: readonly ThrottleRule[],
  { now, work = 'none' }: { readonly now: Seconds; readonly work?: Work },
): Spent {
  const keys = rules.map((rule) => rule.key)
  const claim = nonce()
  const unlocked = sql`not exists (select 1 from throttle where key in (${sql.join(keys)}) and locked_until > ${now})`
  const asking = rules.some(({ asks }) => asks !== undefined)
  const open = asking ? sql`${unlocked} and ${enough(rules, { now, work })}` : unlocked
  const mine = claimed('throttle', { key: 'key', is: rules[0]?.key ?? '', claim })
  const questions = asking ? [statement(asked(rules, now))] : []
  return {
    // The first rule's row carries the claim by which the others know that the attempt is counted.
    statements: [
      locks(keys, now),
      ...questions,
      ...rules.map((rule, index) => count(rule, { now, claim, where: index === 0 ? open : mine })),
    ],
    mine,
    locked: ([found, answers]) => {
      const rows = returned<{ key: string; lockedUntil: Seconds }>(found)
      if (rows.length > 0) {
        const until = Math.max(...rows.map((row) => Number(row.lockedUntil)))
        return { ok: false, until, keys: rows.map(({ key }) => key).toSorted() }
      }
      const wanted = asking ? workIn(returned(answers)[0] ?? {}) : 'none'
      return wanted === 'none' || isEnough(work, wanted) ? null : { ok: false, until: now, keys: [], work: wanted }
    },
  }
}

function isEnough(done: Work, wanted: AskedWork): boolean {
  return done === 'long' || done === wanted
}
