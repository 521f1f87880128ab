import type { Locked, Spending, ThrottlePort, ThrottleRule } from '@laissez-passer/core/ports'
import type { SqlStore } from '../store.ts'
import { isAway } from './away.ts'
import { withOwnMessages } from './own-messages.ts'
import type { Shards } from './shards.ts'

type Spend = Parameters<ThrottlePort['spend']>[1]

/**
 * Rules by where their counts are. A count that isn't beside its account doesn't go with it, but with time.
 */
function byHome(shards: Shards, rules: readonly ThrottleRule[]): ReadonlyMap<SqlStore, readonly ThrottleRule[]> {
  const homes = new Map<SqlStore, ThrottleRule[]>()
  for (const rule of rules) {
    const home = shards.home(rule.crowd === undefined ? rule.key : `${rule.crowd}#`)
    const beside = rule.accountId === null || shards.of(rule.accountId) === home
    homes.set(home, [...(homes.get(home) ?? []), beside ? rule : { ...rule, accountId: null }])
  }
  return homes
}

/**
 * Runs where counts are; where that database is away, in the one after it, so that who signs in with an
 * account of another isn't kept waiting. There they begin anew: while a database is away, its counts allow
 * twice.
 */
async function at<Result>(
  { all }: Pick<Shards, 'all'>,
  home: SqlStore,
  run: (throttle: ThrottlePort) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(home.throttle)
  } catch (error) {
    const spare = all[(all.indexOf(home) + 1) % all.length] ?? home
    if (!isAway(error) || spare === home) throw error
    return run(spare.throttle)
  }
}

function keysByHome(shards: Shards, keys: readonly string[]): ReadonlyMap<SqlStore, readonly string[]> {
  const homes = new Map<SqlStore, string[]>()
  for (const key of keys) homes.set(shards.home(key), [...(homes.get(shards.home(key)) ?? []), key])
  return homes
}

/**
 * Counts of attempts, each in the database of its key. Counts in several are spent one after the other, and
 * taken back where a later one is locked: never fewer are counted than were allowed.
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
      return new Map(
        keys.flatMap((key) => {
          const count = counts.get(key)
          return count === undefined ? [] : [[key, count] as const]
        }),
      )
    },
    async clear(keys) {
      for (const [home, its] of keysByHome(shards, keys)) await at(shards, home, (throttle) => throttle.clear(its))
    },
  }
}

/** Every lock there is, as one database would tell them. */
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
      if (lockedUntil === null || lockedUntil <= now) continue
      keys.add(key)
      until = Math.max(until, lockedUntil)
    }
  return { ok: false, until, keys: [...keys].toSorted() }
}

/** An operation on its way into its database. */
export interface Running {
  readonly args: readonly unknown[]
  readonly shard: SqlStore
  readonly run: (...args: readonly unknown[]) => Promise<unknown>
}

/**
 * Runs an operation in its database with the counts that are there; those elsewhere are spent before it, and
 * cleared after it.
 */
export async function counting(shards: Shards, { args, run, shard }: Running): Promise<unknown> {
  const spending = args.map(spendingIn).find((one) => one !== null)
  const elsewhere = (key: string) => shards.home(key) !== shard
  const cleared = args.flatMap(clearedIn).filter(elsewhere)
  const away = spending?.rules.filter(({ key }) => elsewhere(key)) ?? []
  if (spending && away.length > 0) {
    const spent = await shardedThrottle(shards, shard.throttle).spend(away, spending)
    if (!spent.ok) return spent
  }
  const here = args.map((arg) => withOwnMessages(arg, { shards, store: shard }))
  const done = await run(...(away.length === 0 ? here : here.map((arg) => without(arg, elsewhere))))
  const refused = typeof done === 'object' && done !== null && Reflect.get(done, 'ok') === false
  if (spending && away.length > 0 && refused) await shardedThrottle(shards, shard.throttle).refund(away, spending)
  if (cleared.length > 0 && done !== false && done !== null && !refused)
    await shardedThrottle(shards, shard.throttle).clear(cleared)
  return done
}

/** Gives back what an operation spent that was asked in the wrong database. */
export async function takeBack(shards: Shards, args: readonly unknown[]): Promise<void> {
  const spending = args.map(spendingIn).find((one) => one !== null)
  if (spending) await shardedThrottle(shards, shards.first.throttle).refund(spending.rules, spending)
}

/** `spend` of an operation's options: of accounts whole, of sign-ins its rules. */
function spendingIn(arg: unknown): Spending | null {
  if (typeof arg !== 'object' || arg === null) return null
  const spend: unknown = Reflect.get(arg, 'spend')
  if (Array.isArray(spend)) return { ...arg, rules: spend } as unknown as Spending
  return typeof spend === 'object' && spend !== null ? (spend as Spending) : null
}

function without(arg: unknown, elsewhere: (key: string) => boolean): unknown {
  const spending = spendingIn(arg)
  if (spending === null || typeof arg !== 'object') return arg
  const rules = spending.rules.filter(({ key }) => !elsewhere(key))
  const spend: unknown = Reflect.get(arg ?? {}, 'spend')
  return { ...arg, spend: Array.isArray(spend) ? rules : { ...spending, rules } }
}

function clearedIn(arg: unknown): readonly string[] {
  if (typeof arg !== 'object' || arg === null) return []
  const [own, proving] = [Reflect.get(arg, 'clearThrottle'), Reflect.get(arg, 'proving')] as const
  return [...(Array.isArray(own) ? own : []), ...(proving === undefined ? [] : clearedIn(proving))]
}
