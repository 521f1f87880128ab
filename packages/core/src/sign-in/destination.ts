import { isKeepable, isPlainPath } from '../addresses/index.ts'
import type { Context, Destination, ProviderSettings } from '../context/index.ts'
import type { Account, Requirement, Session } from '../ports/index.ts'
import { isWithin } from '../policy/freshness.ts'
import { demanded, wishOf } from './demands.ts'
import { meetsOwnWish } from './own-wish.ts'
import { acceptedMethods, isCurrent, provedMethods } from './levels.ts'

/** What is asked of someone who comes by themselves: who they are. */
export const nothingAsked: Requirement = { serviceName: null, level: 'BASIC', methods: null }

/**
 * Where someone may be sent after signing in: a path on the provider's own origin below its base. Anything
 * else is dropped, whatever disguise it wears (another origin, `//host`, `/\host`, `..` out of the base, a
 * scheme), and what is too long to be sent on, counted as it is sent.
 * @param value as it came in the address or a form; null where there was none.
 * @param settings the provider's own.
 * @returns path and query in normal form, or null.
 */
export function safeContinue(
  value: string | null,
  { addresses, origin }: Pick<ProviderSettings, 'addresses' | 'origin'>,
): string | null {
  if (value === null || !addresses.contains(value)) return null
  if (isPlainPath(value)) return isKeepable(value) ? value : null
  const url = URL.parse(value, origin)
  if (url?.origin !== origin || !addresses.contains(url.pathname)) return null
  const path = url.pathname + url.search
  return isKeepable(path) ? path : null
}

/**
 * Whether a session is good enough for a destination as it is, so that single sign-on may go on without a
 * question. What is to be young is a proof that the destination accepts: a later one of a method that it
 * doesn't take makes nothing younger, and a password that was changed since is old.
 * @param context the use case's.
 * @param options `current`: what `checkSession` gave; `destination`: what is asked (null: nothing).
 */
export async function isGoodEnough(
  context: Context,
  {
    current,
    destination,
  }: {
    readonly current: { readonly session: Pick<Session, 'proofs'>; readonly account: Account }
    readonly destination: Destination | null
  },
): Promise<boolean> {
  if (destination === null) return true
  if (destination.forceFresh) return false
  const { methods, now } = context
  const { account, session } = current
  const { maxAge } = destination
  // Whoever changed it in this session typed the old one: asked again only where it is to be young.
  const proofs =
    maxAge === null ? session.proofs : session.proofs.filter((proof) => isCurrent(proof, { account, methods }))
  const proved = provedMethods(proofs, methods)
  const asked = demanded(destination, { wish: wishOf(account, context.settings), methods })
  const names = acceptedMethods(asked, methods).flatMap((method) => (proved.includes(method) ? [method.name] : []))
  const times = proofs.filter(({ method }) => names.includes(method)).map(({ at }) => at)
  if (!times.some((at) => isWithin(at, { now, maxAge }))) return false
  const forService = destination.serviceName !== null
  return meetsOwnWish(context, { account, proofs: session.proofs, forService })
}
