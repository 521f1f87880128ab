import type { Context, Visitor } from '../../context/index.ts'
import type { Throttled } from '../../errors.ts'
import type { ThrottleRule } from '../../ports/index.ts'
import { phoneRules } from './rules.ts'

/**
 * Spends one of the text messages that may be asked for: by the number and the account, an hour and a day.
 * New numbers are counted apart, so that who knows somebody's number can't use up what it needs to sign in,
 * and by the network address as well: numbers that their owners confirmed aren't, or a school behind one
 * address would use up what its people need.
 * @param context `store` and `now` are used.
 * @param input `numberKey`: keyed hash of the number; `isNew`: it isn't confirmed; `accountId`; `visitor`.
 * @returns null when it may go.
 */
export async function spendText(
  { now, store }: Pick<Context, 'store' | 'now'>,
  input: {
    readonly numberKey: string
    readonly isNew: boolean
    readonly accountId: string
    readonly visitor: Pick<Visitor, 'address'>
  },
): Promise<Throttled | null> {
  const { accountId, isNew, numberKey, visitor } = input
  const { fromAddress, ofAccount, toNewNumber, toNumber } = phoneRules.messages
  const spent = await store.throttle.spend(
    [
      ...(isNew
        ? rules({ key: `text:to-new:${numberKey}`, accountId: null }, toNewNumber)
        : rules({ key: `text:to-${accountId}:${numberKey}`, accountId }, toNumber)),
      ...rules({ key: `text:of:${accountId}`, accountId }, ofAccount),
      ...(isNew ? rules({ key: `text:from:${visitor.address}`, accountId: null }, fromAddress) : []),
    ],
    { now },
  )
  return spent.ok ? null : { ok: false, reason: 'throttled', until: spent.until }
}

function rules(
  { accountId, key }: Pick<ThrottleRule, 'accountId' | 'key'>,
  limits: readonly { readonly limit: number; readonly seconds: number }[],
): readonly ThrottleRule[] {
  return limits.map(({ limit, seconds }) => ({
    key: `${key}:${seconds}`,
    accountId,
    limit,
    lockSeconds: seconds,
    windowSeconds: seconds,
  }))
}
