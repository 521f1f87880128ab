import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { RecoveryCodesLeft } from '../../ports/index.ts'
import type { CurrentSession } from '../../sessions/check.ts'
import { countFactors, hasSecondFactor, enrolledOf } from '../../sign-in/enrolled.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { hashRecoveryCode, newRecoveryCode, readRecoveryCode } from './code.ts'
import { accountMail } from '../../messages/account-mail.ts'

/** How many codes are made at once. */
export const recoveryCodeCount = 10

/**
 * Makes ten recovery codes; those made before end. They are returned once and kept as hashes alone, so nobody
 * can show them again. A mail says so. They are a way back in where a second factor is lost, so there has to
 * be one.
 * @see docs: Ways back in, "Recovery codes"
 *
 * @param context the use case's.
 * @param input `fresh`: whose.
 * @returns the codes, to be shown to this person now; `no-second-factor`.
 */
export async function makeRecoveryCodes(
  context: Context,
  { fresh }: { readonly fresh: FreshSession },
): Promise<
  { readonly ok: true; readonly codes: readonly string[] } | { readonly ok: false; readonly reason: 'no-second-factor' }
> {
  const { account } = fresh
  if (!(await hasSecondFactor(context, account))) return { ok: false, reason: 'no-second-factor' }
  const codes = Array.from({ length: recoveryCodeCount }, () => newRecoveryCode(context.random))
  await context.store.recoveryCodes.replace({
    accountId: account.id,
    hashes: codes.map((code) => hashRecoveryCode(account.id, readRecoveryCode(code) ?? '')),
    now: context.now,
    messages: [await accountMail(context, account, { template: 'recovery-codes-made', params: {} })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'recovery-codes-made' }),
  })
  return { ok: true, codes }
}

/** What My Account says about ways back in. */
export interface RecoveryState extends RecoveryCodesLeft {
  /** Second factors that the account has set up: phones, passkeys. */
  readonly factors: number
  /** One factor and no code: losing it would cost three days. */
  readonly advised: boolean
}

/**
 * What an account has to fall back on. Two queries at once.
 * @param context `methods` and `store` are used, and what methods need.
 * @param input `current`: what `checkSession` gave.
 */
export async function recoveryState(
  context: Context,
  { current: { account } }: { readonly current: CurrentSession },
): Promise<RecoveryState> {
  const [codes, setUp] = await Promise.all([context.store.recoveryCodes.left(account.id), enrolledOf(context, account)])
  const factors = countFactors(setUp)
  return { ...codes, factors, advised: factors === 1 && codes.left === 0 }
}
