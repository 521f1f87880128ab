import * as base64url from 'jose/base64url'
import type { Context, Visitor } from '../context/index.ts'
import type { Throttled } from '../errors.ts'
import type { ThrottleRule } from '../ports/index.ts'

const hour = 3600

/**
 * Spends one of the mails that may be asked for: 5 an hour to one recipient (whatever the recipient typed,
 * known or not), 40 an hour from one network address.
 * @param context `keyRing`, `store` and `now` are used.
 * @param input `recipient`: the normalised e-mail address or identifier; `visitor`.
 * @returns null when it may go on.
 */
export async function spendMail(
  context: Pick<Context, 'keyRing' | 'store' | 'now'>,
  input: { readonly recipient: string; readonly visitor: Visitor },
): Promise<Throttled | null> {
  const recipient = base64url.encode(await context.keyRing.mac('throttle', input.recipient))
  const rules: readonly ThrottleRule[] = [
    { key: `mail:to:${recipient}`, limit: 5, lockSeconds: hour, windowSeconds: hour },
    { key: `mail:from:${input.visitor.address}`, limit: 40, lockSeconds: hour, windowSeconds: hour },
  ]
  const spent = await context.store.throttle.spend(rules, { now: context.now })
  return spent.ok ? null : { ok: false, reason: 'throttled', until: spent.until }
}
