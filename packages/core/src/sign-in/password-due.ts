import type { Context } from '../context.ts'
import type { Account, Seconds } from '../ports/index.ts'

const daySeconds = 86_400

/**
 * Why a password is to be changed now, at the end of a sign-in: `suspect`: somebody said "this wasn't me" since it was chosen, so that others may know
 * it; `expired`: the policy's age is reached (A7). Null: it is fine.
 */
export type PasswordDue = 'suspect' | 'expired' | null

/**
 * Whether the password is due. One query where two factors were proved (a stranger with the password alone is not to choose the next), else none.
 * @see the authenticator protocol, "Approve", 5
 * @param context `store`, `settings` and `now` are used.
 * @param options `account`; `twoFactors`: whether this sign-in proved two; `byPassword`: whether the password was one of them (whoever came by a
 * passkey alone isn't held up by a password they didn't use).
 */
export async function passwordDue(
  { now, settings, store }: Pick<Context, 'store' | 'settings' | 'now'>,
  options: { readonly account: Account; readonly twoFactors: boolean; readonly byPassword: boolean },
): Promise<PasswordDue> {
  const { account, byPassword, twoFactors } = options
  const changedAt = account.passwordChangedAt ?? account.createdAt
  const refusedAt = twoFactors ? await store.approvals.notMeAt(account.id) : null
  if (refusedAt !== null && refusedAt >= changedAt) return 'suspect'
  return byPassword && isExpired(changedAt, { now, maxAgeDays: settings.passwordPolicy.maxAgeDays }) ? 'expired' : null
}

/** Whether a password is older than the policy lets it become. */
export function isExpired(
  changedAt: Seconds,
  { now, maxAgeDays }: { readonly now: Seconds; readonly maxAgeDays: number | null },
): boolean {
  return maxAgeDays !== null && now - changedAt >= maxAgeDays * daySeconds
}
