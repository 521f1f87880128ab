import * as base64url from 'jose/base64url'
import type { Context, Visitor } from '../context/index.ts'
import type { Throttled } from '../errors.ts'
import type { Locked, Spending } from '../ports/index.ts'

const hour = 3600

/**
 * The mails that may be asked for: 5 an hour to one recipient (whatever the recipient typed,
 * known or not), 40 an hour from one network address.
 * @param context `keyRing` and `now` are used.
 * @param input `recipient`: the normalised e-mail address or identifier; `visitor`.
 * @returns for the commit that writes the mail.
 */
export async function mailSpending(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  input: { readonly recipient: string; readonly visitor: Visitor },
): Promise<Spending> {
  const recipient = base64url.encode(await keyRing.mac('throttle', input.recipient))
  const rules = [
    { key: `mail:to:${recipient}`, limit: 5, lockSeconds: hour, windowSeconds: hour },
    { key: `mail:from:${input.visitor.address}`, limit: 40, lockSeconds: hour, windowSeconds: hour },
  ]
  return { rules, now }
}

/**
 * Spends one of them by itself, where what follows isn't one commit.
 * @param context `keyRing`, `store` and `now` are used.
 * @param input as {@link mailSpending}.
 * @returns null when it may go on.
 */
export async function spendMail(
  context: Pick<Context, 'keyRing' | 'store' | 'now'>,
  input: { readonly recipient: string; readonly visitor: Visitor },
): Promise<Throttled | null> {
  const { rules, now } = await mailSpending(context, input)
  const spent = await context.store.throttle.spend(rules, { now })
  return spent.ok ? null : throttledBy(spent)
}

/** What somebody is answered when too many mails were asked for. */
export function throttledBy({ until }: Locked): Throttled {
  return { ok: false, reason: 'throttled', until }
}
