import type { Context } from '../context.ts'
import type { Account, Seconds, Session } from '../ports/index.ts'

const daySeconds = 86_400
/** For how many days before a password expires its owner is warned. */
export const passwordWarnDays = 14

/**
 * Why a password is to be changed now, at the end of a sign-in: `suspect`: somebody said "this wasn't me" since it was chosen, so that others may know
 * it; `expired`: the policy's age is reached (A7); `soon`: it is reached within two weeks, and the person may go on. Null: it is fine.
 */
export type PasswordDue = 'suspect' | 'expired' | 'soon' | null

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
  const { maxAgeDays } = settings.passwordPolicy
  if (!byPassword || maxAgeDays === null) return null
  if (isExpired(changedAt, { now, maxAgeDays })) return 'expired'
  return isExpired(changedAt, { now, maxAgeDays: maxAgeDays - passwordWarnDays }) ? 'soon' : null
}

/**
 * Whether a session stands on a password that is older than the policy lets it become: no service is opened with it until a new one is chosen.
 * @param context `now` and `settings` are used.
 * @param current the live session with its account.
 */
export function isPasswordOverdue(
  { now, settings }: Pick<Context, 'settings' | 'now'>,
  { account, session }: { readonly account: Account; readonly session: Pick<Session, 'proofs'> },
): boolean {
  const byPassword = session.proofs.some((proof) => proof.method === 'password')
  const changedAt = account.passwordChangedAt ?? account.createdAt
  return byPassword && isExpired(changedAt, { now, maxAgeDays: settings.passwordPolicy.maxAgeDays })
}

/**
 * In how many days the password expires, a day begun being a day; 0 where it has expired, null where it never does.
 * @param context `now` and `settings` are used.
 * @param account whose.
 */
export function passwordDaysLeft(
  { now, settings }: Pick<Context, 'settings' | 'now'>,
  account: Pick<Account, 'passwordChangedAt' | 'createdAt'>,
): number | null {
  const { maxAgeDays } = settings.passwordPolicy
  if (maxAgeDays === null) return null
  const changedAt = account.passwordChangedAt ?? account.createdAt
  return Math.max(0, Math.ceil(maxAgeDays - (now - changedAt) / daySeconds))
}

/** Whether a password is older than the policy lets it become. */
export function isExpired(
  changedAt: Seconds,
  { now, maxAgeDays }: { readonly now: Seconds; readonly maxAgeDays: number | null },
): boolean {
  return maxAgeDays !== null && now - changedAt >= maxAgeDays * daySeconds
}
