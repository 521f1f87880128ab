import type { Locked, Spending, ThrottlePort, ThrottleRule } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { isAway } from './away.ts'
import { withOwnMessages } from './own-messages.ts'
import type { Shards } from './shards.ts'

type Spend = Parameters<ThrottlePort['spend']>[1]

/**
 * Rules by the database of their counts. A count in another database than its account isn't deleted with the
 * account, but expires.
 */
function byHome(shards: Shards, rules: readonly ThrottleRule[]): ReadonlyMap<SqlStore, readonly ThrottleRule[]> {
  const own = rules.map((rule) =>
    shards.of(rule.accountId ?? '') === shards.home(rule.key) ? rule : { ...rule, accountId: null },
  )
  return Map.groupBy(own, ({ key }) => shards.home(key))
}

/**
 * Runs in the database of the counts or, where that doesn't answer, in the next one, so that people whose
 * accounts are elsewhere can still sign in. Counts begin at zero there: while a database is away, its limits
 * allow twice as much.
 */
async function at<Result>(
  { all }: Pick<Shards, 'all'>,
  home: SqlStore,
  run: (throttle: ThrottlePort) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(home.throttle)
  } catch (error) {
    if (!isAway(error)) throw error
    const spare = all[(all.indexOf(home) + 1) % all.length] ?? home
    return run(spare.throttle)
  }
}

function keysByHome(shards: Shards, keys: readonly string[]): ReadonlyMap<SqlStore, readonly string[]> {
  return Map.groupBy(keys, shards.home)
}

/**
 * Counts of attempts, each in the database of its key. Counts in several databases are spent one after
 * another, and refunded where a later one is locked: at no time are fewer counted than were allowed.
 */
export function shardedThrottle(shards: Shards, own: Pick<ThrottlePort, 'noteWrong'>): ThrottlePort {
  const spend = async (rules: readonly ThrottleRule[], options: Spend): Promise<{ readonly ok: true } | Locked> => {
    const spent: [SqlStore, readonly ThrottleRule[]][] = []
    for (const [home, its] of byHome(shards, rules)) {
      const done = await at(shards, home, (throttle) => throttle.spend(its, options))
      if (!done.ok) {
        for (const [other, back] of spent) await at(shards, other, (throttle) => throttle.refund(back, options))
        return done.work ? done : allLocks(shards, { done, rules, now: options.now })
      }
      spent.push([home, its])
    }
    return { ok: true }
  }
  return {
    spend,
    // What is written for nobody is found again by its mark alone.
    noteWrong: (wrong, options) =>
      wrong.toNobody && wrong.notice
        ? shards.home(wrong.notice.once.key).throttle.noteWrong(wrong, options)
        : own.noteWrong(wrong, options),
    async workAsked(rules, options) {
      const works = await Promise.all(
        [...byHome(shards, rules)].map(([home, its]) =>
          at(shards, home, (throttle) => throttle.workAsked(its, options)),
        ),
      )
      return works.includes('long') ? 'long' : works.includes('usual') ? 'usual' : 'none'
    },
    async refund(rules, options) {
      for (const [home, its] of byHome(shards, rules))
        await at(shards, home, (throttle) => throttle.refund(its, options))
    },
    async peek(keys, options) {
      const found = await Promise.all(
        [...keysByHome(shards, keys)].map(([home, its]) => at(shards, home, (throttle) => throttle.peek(its, options))),
      )
      const counts = new Map(found.flatMap((each) => [...each]))
      // In the order in which they were asked for.
      return new Map(keys.map((key) => [key, counts.get(key) ?? { count: 0, lockedUntil: null }]))
    },
    async clear(keys) {
      for (const [home, its] of keysByHome(shards, keys)) await at(shards, home, (throttle) => throttle.clear(its))
    },
  }
}

/** All locks under these rules, answered as a single database would. */
async function allLocks(
  shards: Shards,
  { done, now, rules }: { readonly done: Locked; readonly now: number; readonly rules: readonly ThrottleRule[] },
): Promise<Locked> {
  const keys = new Set(done.keys)
  let { until } = done
  for (const [home, its] of byHome(shards, rules))
    for (const [key, { lockedUntil }] of await at(shards, home, (throttle) =>
      throttle.peek(
        its.map((rule) => rule.key),
        { now },
      ),
    )) {
      if (lockedUntil === null) continue
      keys.add(key)
      until = Math.max(until, lockedUntil)
    }
  return { ok: false, until, keys: [...keys].toSorted() }
}

/** An operation, and the database that it runs in. */
export interface Running {
  readonly args: readonly unknown[]
  readonly shard: SqlStore
  readonly run: (...args: readonly unknown[]) => Promise<unknown>
}

/**
 * Runs an operation with those counts that are in its own database; counts in others are spent before it, and
 * cleared after it.
 */
export async function counting(shards: Shards, { args, run, shard }: Running): Promise<unknown> {
  const elsewhere = (key: string) => shards.home(key) !== shard
  const throttle = shardedThrottle(shards, shard.throttle)
  const spending = args.map(spendingIn).find((one) => one !== undefined) ?? { rules: [], now: 0 }
  const away = spending.rules.filter(({ key }) => elsewhere(key))
  const spent = await throttle.spend(away, spending)
  if (!spent.ok) return spent
  const here = args.map((arg) => without(withOwnMessages(arg, { shards, store: shard }), elsewhere))
  const done = await run(...here)
  if (Reflect.get(Object(done), 'ok') === false) await throttle.refund(away, spending)
  // Only an operation that answers `true` was done for certain: counts are cleared after those alone.
  if (done === true) await throttle.clear(args.flatMap(clearedIn).filter(elsewhere))
  return done
}

/** `spend` of an operation's options, in either of its two shapes: whole, or the rules alone. */
function spendingIn(arg: unknown): Spending | undefined {
  const given = Object(arg) as Omit<Spending, 'rules'> & { readonly spend?: Spending | Spending['rules'] }
  return given.spend instanceof Array ? { ...given, rules: given.spend } : given.spend
}

/** An argument without the rules whose counts are in other databases. */
function without(arg: unknown, elsewhere: (key: string) => boolean): unknown {
  const spending = spendingIn(arg)
  if (spending === undefined) return arg
  const rules = spending.rules.filter(({ key }) => !elsewhere(key))
  const given = Object(arg) as { readonly spend: unknown }
  return { ...given, spend: Array.isArray(given.spend) ? rules : { ...spending, rules } }
}

/** Keys to clear: `clearThrottle` of an operation's options, or of the proof in them. */
function clearedIn(arg: unknown): readonly string[] {
  const given = Object(arg) as { readonly clearThrottle?: readonly string[]; readonly proving?: unknown }
  return given.clearThrottle ?? (given.proving ? clearedIn(given.proving) : [])
}
