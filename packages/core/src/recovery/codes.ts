import { activityEntry } from '../activity.ts'
import type { Context } from '../context.ts'
import type { RecoveryCodesLeft } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { requireFresh } from '../sessions/fresh.ts'
import { hasSecondFactor } from '../sign-in/through.ts'
import { hashRecoveryCode, newRecoveryCode, readRecoveryCode } from './code.ts'
import { countFactors } from './factors.ts'
import { accountMail } from './mails.ts'

/** How many codes are made at once. */
export const recoveryCodeCount = 10

/**
 * Makes ten recovery codes; those made before end. They are returned once and kept as hashes alone, so nobody can show them again. A mail
 * says so. They are a way back in where a second factor is lost, so there has to be one.
 * @see security.md, "changing factors"
 *
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 * @returns the codes, to be shown to this person now; `sign-in-again` when the sign-in isn't fresh or strong enough; `no-second-factor`.
 */
export async function makeRecoveryCodes(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly reason: 'sign-in-again' | 'no-second-factor' }
> {
  const fresh = await requireFresh(context, { current })
  if (!fresh.ok) return { ok: false, reason: 'sign-in-again' }
  const { account } = current
  if (!(await hasSecondFactor(context, account))) return { ok: false, reason: 'no-second-factor' }
  const codes = Array.from({ length: recoveryCodeCount }, () => newRecoveryCode(context.random))
  await context.store.recoveryCodes.replace({
    accountId: account.id,
    hashes: await Promise.all(codes.map((code) => hashRecoveryCode(account.id, readRecoveryCode(code) ?? ''))),
    now: context.now,
    messages: [await accountMail(context, account, { template: 'recovery-codes-made', params: {} })],
    activity: activityEntry(context, { accountId: account.id, kind: 'recovery-codes-made' }),
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
 * What an account has to fall back on. One query, and one for each second factor of the provider.
 * @param context `methods` and `store` are used, and what methods need.
 * @param input `current`: what `checkSession` gave.
 */
export async function recoveryState(
  context: Context,
  { current: { account } }: { readonly current: CurrentSession },
): Promise<RecoveryState> {
  const [codes, factors] = await Promise.all([
    context.store.recoveryCodes.left(account.id),
    countFactors(context, account),
  ])
  return { ...codes, factors, advised: factors === 1 && codes.left === 0 }
}
