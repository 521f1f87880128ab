import type { Context } from '../../context/index.ts'
import { normalisePassword } from '../../password/fold.ts'
import type { ThrottleRule } from '../../ports/index.ts'
import { type Busy, unlessBusy } from './busy.ts'
import { type PasswordAttempt, passwordRules } from './tries.ts'
import { noticeOfWrongPasswords } from './wrong-passwords.ts'

/** How a password was judged. */
export type PasswordVerdict =
  /**
   * `clearThrottle`, `refund`: counts to clear, and attempts to take back, in the commit that makes use of
   * it; `passwordHash`: as it is stored now.
   */
  | {
      readonly ok: true
      readonly clearThrottle: readonly string[]
      readonly refund: readonly ThrottleRule[]
      readonly passwordHash: string
    }
  | { readonly ok: false; readonly reason: 'wrong-password' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly until: number }
  /** 100 wrong ones in a row: only a link in a mail opens it again. */
  | { readonly ok: false; readonly reason: 'password-closed' }
  /** Nothing was judged, no attempt is spent. */
  | Busy

/**
 * Judges a password: spends an attempt, compares, counts. Unknown, pending and locked accounts take as many
 * look-ups, writes and hashes as an active one with a wrong password, and get the same answer. Its owner is
 * told by mail when it locks or closes. A right password made with yesterday's costs is hashed anew.
 *
 * @param context the use case's.
 * @param attempt who tries, where, and `password` as typed.
 * @throws LaissezPasserError what the store throws when it can't now; then no attempt is spent.
 * @returns the verdict; `clearThrottle` and `refund` are for the caller's own commit (`signIns.prove`), or
 * for `throttle.clear`.
 */
export async function verifyPassword(
  context: Context,
  attempt: PasswordAttempt & { readonly password: string },
): Promise<PasswordVerdict> {
  const { now, store } = context
  const rules = await passwordRules(context, attempt)
  const unlessLocked = rules.failures.map(({ key }) => key)
  const clearThrottle = rules.before.map(({ key }) => key)
  const spent = await store.throttle.spend([...rules.before, ...rules.inFlight], { now, unlessLocked })
  if (!spent.ok) {
    const { keys, until } = spent
    const closed = rules.closing !== null && keys.includes(rules.closing)
    return closed ? { ok: false, reason: 'password-closed' } : { ok: false, reason: 'throttled', until }
  }
  // Nothing judged (too many wait for the hasher, or something broke): nobody's attempt is used up by it.
  const refund = () => store.throttle.refund([...rules.before, ...rules.inFlight], { now })
  const compared = await unlessBusy(
    async () => ({ ok: true, passwordHash: await compare(context, attempt) }) as const,
  ).catch(async (error: unknown) => {
    await refund()
    throw error
  })
  if (!compared.ok) {
    await refund()
    return compared
  }
  const { passwordHash } = compared
  if (passwordHash === null) {
    const { failures, inFlight } = rules
    const notice =
      failures.length > 0 ? await noticeOfWrongPasswords(context, { account: attempt.account, rules }) : null
    // The failure counts as its place in flight is given up: between the two a crowd of guesses would slip
    // through.
    await store.throttle.fail({ failures, refund: inFlight, notice, now })
    return { ok: false, reason: 'wrong-password' }
  }
  return { ok: true, clearThrottle, refund: rules.inFlight, passwordHash }
}

/** The hash that the password matches, or null. */
async function compare(
  context: Context,
  attempt: PasswordAttempt & { readonly password: string },
): Promise<string | null> {
  const { account } = attempt
  const typed = normalisePassword(attempt.password)
  const turn = { from: attempt.visitor.address }
  if (account?.status !== 'active' || account.passwordHash === null) {
    await context.hasher.verifyNothing(typed, turn)
    return null
  }
  const { id: accountId, passwordHash: fromHash } = account
  const { ok, needsRehash } = await context.hasher.verify(typed, fromHash, turn)
  if (!ok) return null
  if (!needsRehash) return fromHash
  const rehashed = await unlessBusy(async () => ({ ok: true, hash: await context.hasher.hash(typed, turn) }) as const)
  // It was right: the new hash may as well be made at the next sign-in.
  if (!rehashed.ok) return fromHash
  await context.store.accounts.rehashPassword({ accountId, fromHash, toHash: rehashed.hash })
  return rehashed.hash
}
