import type { Context } from '../../context/index.ts'
import { requireFresh } from '../../freshness/fresh-session.ts'
import { provedMethods } from '../../sign-in/levels.ts'
import type { CurrentSession } from '../../sessions/check.ts'
import { upgradeOptions } from './add.ts'
import { type Accepted, acceptedOf, type UserDetails, userDetails } from './manage.ts'
import type { CreationOptions } from './options.ts'

/** Right after a sign-in: later pages have nothing to tell. */
const justNow = 60

/**
 * What a browser is told as somebody goes on from signing in: which passkeys are good and what they are
 * called (for it to forget and rename its own), or, where the account has none, what it may make without a
 * question. That is offered after a password and a second factor, which is what adding a passkey asks for.
 * Two queries at most; none where the sign-in isn't of this minute.
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 * @returns null: nothing.
 * @see https://www.w3.org/TR/webauthn-3/#dom-clientcapability-conditionalcreate
 */
export async function passkeysOnTheWay(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<
  { readonly accepted: Accepted; readonly details: UserDetails } | { readonly upgrade: CreationOptions } | null
> {
  const { methods, now, store } = context
  const { account, session } = current
  if (now - session.createdAt > justNow) return null
  const passkeys = await store.passkeys.list(account.id)
  if (passkeys.length > 0) {
    const accepted = acceptedOf(context, { accountId: account.id, passkeys })
    return { accepted, details: userDetails(context, account) }
  }
  const kinds = provedMethods(session.proofs, methods).map(({ kind }) => kind)
  if (!kinds.includes('first') || !kinds.includes('second')) return null
  const checked = await requireFresh(context, { current })
  return checked.ok ? { upgrade: await upgradeOptions(context, checked) } : null
}
