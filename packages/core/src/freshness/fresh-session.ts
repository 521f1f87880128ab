import type { Context } from '../context/index.ts'
import type { Proof, Seconds } from '../ports/index.ts'
import { isWithin } from '../policy/freshness.ts'
import { atLeast, isCurrent, provedMethods } from '../sign-in/levels.ts'
import { neededToChange, type FactorAsk } from '../sign-in/factor-change.ts'
import { enrolledOf } from '../sign-in/enrolled.ts'
import type { CurrentSession } from '../sessions/check.ts'

/**
 * How old a sign-in may be at most to change the account's factors: `Destination.maxAge` of the pages that
 * do.
 */
export const freshSeconds = 600

/** What only {@link requireFresh} writes: without it nothing is a {@link FreshSession}. */
const fresh: unique symbol = Symbol('fresh')

/**
 * A session that may change the account's factors now. Only {@link requireFresh} makes one, so that a use
 * case which takes it can't be called for anybody else. Good for the request in which it was made; never
 * kept.
 */
export interface FreshSession extends CurrentSession {
  /** What shows that it is the person, just now. */
  readonly proof: Proof
  /** Until when that counts as just now. */
  readonly until: Seconds
  readonly [fresh]: true
}

/**
 * Whether this session may change the account's factors: signed in at most 10 minutes ago, with a second
 * factor where the account has one. A password counts only while it is the same.
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 * @returns the fresh session; `sign-in-again` with what to ask for, fresh, before coming back: the level, and
 * the methods that do (null: all that change factors). `resting`: what proved it changes no factors before
 * `until` (a PIN that was forgotten and set anew), so that signing in again with it is no use.
 */
export async function requireFresh(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<
  | { readonly ok: true; readonly fresh: FreshSession }
  | ({ readonly ok: false; readonly reason: 'sign-in-again' } & FactorAsk)
  | { readonly ok: false; readonly reason: 'resting'; readonly until: Seconds }
> {
  const { account, session } = current
  const ask = neededToChange(await enrolledOf(context, account))
  const again = { ok: false, reason: 'sign-in-again', ...ask } as const
  if (account.status !== 'active') return again
  const { methods } = context
  const proofs = session.proofs.filter((proof) => isCurrent(proof, { account, methods }))
  const proved = provedMethods(proofs, methods).filter(
    ({ changesFactors, level, name }) =>
      atLeast(level, ask.level) && (ask.methods === null ? changesFactors === undefined : ask.methods.includes(name)),
  )
  const rests: Seconds[] = []
  for (const proof of proofs) {
    const method = proved.find(({ name }) => name === proof.method)
    if (!method || !isWithin(proof.at, { now: context.now, maxAge: freshSeconds })) continue
    const until =
      proof.credentialId === null ? null : ((await method.restsUntil?.(context, proof.credentialId)) ?? null)
    if (until === null)
      return { ok: true, fresh: { account, session, proof, until: proof.at + freshSeconds, [fresh]: true } }
    rests.push(until)
  }
  return rests.length > 0 ? { ok: false, reason: 'resting', until: Math.min(...rests) } : again
}
