import type { Context } from '../context.ts'
import type { Level } from '../ports/index.ts'
import { atLeast, provedMethods } from '../sign-in/levels.ts'
import { hasSecondFactor } from '../sign-in/through.ts'
import type { CurrentSession } from './check.ts'

/** How old a sign-in may be at most to change the account's factors: `Destination.maxAge` of the pages that do. */
export const freshSeconds = 600

/**
 * Whether this session may change the account's factors: signed in at most 10 minutes ago, with a second factor where the account has one.
 * @see security.md, "changing factors"
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 * @returns `sign-in-again` with the level to ask for, fresh, before coming back.
 */
export async function requireFresh(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'sign-in-again'; readonly level: Level }> {
  const { account, session } = current
  const wanted: Level = (await hasSecondFactor(context, account)) ? 'MEDIUM' : 'BASIC'
  const proved = provedMethods(session.proofs, context.methods).filter(
    (method) => atLeast(method.level, wanted) && method.changesFactors !== false,
  )
  const newest = Math.max(
    ...session.proofs.filter((proof) => proved.some((method) => method.name === proof.method)).map((proof) => proof.at),
  )
  const fresh = account.status === 'active' && context.now - newest <= freshSeconds
  return fresh ? { ok: true } : { ok: false, reason: 'sign-in-again', level: wanted }
}
