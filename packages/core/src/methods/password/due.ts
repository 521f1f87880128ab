import type { Context } from '../../context/index.ts'
import type { Account, Seconds, Session } from '../../ports/index.ts'
import { hasTwoFactors } from '../../sign-in/levels.ts'
import { passwordMethod } from './name.ts'

const daySeconds = 86_400
/** For how many days before a password expires its owner is warned. */
export const passwordWarnDays = 14

/**
 * Why a password is to be changed now, at the end of a sign-in: `suspect`: somebody said "this wasn't me"
 * since it was chosen, so that others may know it; `expired`: the policy's age is reached (A7); `soon`: it is
 * reached within two weeks, and the person may go on. Null: it is fine.
 */
export type PasswordDue = 'suspect' | 'expired' | 'soon' | null

/**
 * Whether the password is due, once a sign-in opened a session. One query where two factors were proved (a
 * stranger with the password alone is not to choose the next), else none. Whoever came by a passkey alone
 * isn't held up by a password they didn't use.
 * @see the authenticator protocol, "Approve", 5
 * @param context `store`, `settings`, `methods` and `now` are used.
 * @param opened what the gate gave.
 */
export async function passwordDue(
  { methods, now, settings, store }: Pick<Context, 'store' | 'settings' | 'methods' | 'now'>,
  { account, session }: { readonly account: Account; readonly session: Pick<Session, 'proofs'> },
): Promise<PasswordDue> {
  const changedAt = account.passwordChangedAt ?? account.createdAt
  const refusedAt = hasTwoFactors(session.proofs, methods) ? await store.approvals.notMeAt(account.id) : null
  if (refusedAt !== null && refusedAt >= changedAt) return 'suspect'
  const { maxAgeDays } = settings.passwordPolicy
  if (!isByPassword(session) || maxAgeDays === null) return null
  if (isExpired(changedAt, { now, maxAgeDays })) return 'expired'
  return isExpired(changedAt, { now, maxAgeDays: maxAgeDays - passwordWarnDays }) ? 'soon' : null
}

/**
 * Whether a session stands on a password that is older than the policy lets it become: no service is opened
 * with it until a new one is chosen.
 * @param context `now` and `settings` are used.
 * @param current the live session with its account.
 */
export function isPasswordOverdue(
  { now, settings }: Pick<Context, 'settings' | 'now'>,
  { account, session }: { readonly account: Account; readonly session: Pick<Session, 'proofs'> },
): boolean {
  const changedAt = account.passwordChangedAt ?? account.createdAt
  return isByPassword(session) && isExpired(changedAt, { now, maxAgeDays: settings.passwordPolicy.maxAgeDays })
}

/**
 * In how many days the password expires, a day begun being a day; 0 where it has expired, null where it never
 * does.
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
function isExpired(
  changedAt: Seconds,
  { now, maxAgeDays }: { readonly now: Seconds; readonly maxAgeDays: number | null },
): boolean {
  return maxAgeDays !== null && now - changedAt >= maxAgeDays * daySeconds
}

function isByPassword({ proofs }: Pick<Session, 'proofs'>): boolean {
  return proofs.some(({ method }) => method === passwordMethod)
}
