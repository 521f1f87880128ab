import { activityEntry } from '../../context/activity.ts'
import type { Context, MethodState, VerificationMethod, Verified } from '../../context/index.ts'
import type { ThrottleRule } from '../../ports/index.ts'
import { hashBeside } from '../../ids/index.ts'
import { hashRecoveryCode, readRecoveryCode } from './code.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { type PlainView, readyView } from '../../sign-in/views.ts'

/** Its name, in forms and proofs. */
export const recoveryCodeMethod = 'recovery-code'

const lockSeconds = 15 * 60

/**
 * Recovery code: after the password, one of the ten codes that were printed, each good once (a look-up
 * secret). For who has lost the second factor: it opens what two factors open, changing factors included; a
 * mail says that it was used. It isn't a factor that an account has: whoever has only codes left may add a
 * new one by the password.
 *
 * `verify` takes `code` and refuses with `wrong-code` or `throttled` (`until`) after five wrong ones. Which
 * codes there are is looked up by the commit that spends one.
 * @see NIST SP 800-63B-4 §3.1.2 and §4.2
 */
export function recoveryCode(): VerificationMethod<PlainView, 'wrong-code' | 'throttled', typeof recoveryCodeMethod> {
  return {
    name: recoveryCodeMethod,
    kind: 'recovery',
    level: 'MEDIUM',
    strength: 'PASSWORD_SOFTWARE_TOKEN',
    amr: ['otp', 'swk'],
    factorKind: 'recovery-codes',
    phishingResistant: false,
    credentials: (factors) =>
      factors.filter(({ kind }) => kind === 'recovery-codes').map(({ id, name }) => ({ id, name })),
    start: async () => ({ ok: true }),
    view: async () => readyView({}),
    async verify(context, state, answer) {
      const plain = readRecoveryCode(answer.code ?? '')
      // What can't be a code guesses nothing.
      if (plain === null) return { ok: false, reason: 'wrong-code' }
      const rule = await ruleFor(state)
      const spent = await context.store.throttle.spend([rule], { now: context.now })
      if (!spent.ok) return { ok: false, reason: 'throttled', until: spent.until }
      return spendingOf(context, state, { plain, clearThrottle: [rule.key] })
    },
  }
}

/** A browser that the account knows has a count of its own, so that nobody else can use it up. */
async function ruleFor({ account, knownBrowser, visitor }: MethodState): Promise<ThrottleRule> {
  const who = knownBrowser ? hashBeside(account.id, visitor.browserToken) : account.id
  const key = `recovery-code:${who}`
  return { key, accountId: account.id, limit: 5, lockSeconds, windowSeconds: lockSeconds }
}

async function spendingOf(
  context: Context,
  { account, signIn, visitor }: MethodState,
  { plain, clearThrottle }: { readonly plain: string; readonly clearThrottle: readonly string[] },
): Promise<Verified<'wrong-code'>> {
  const { now, store } = context
  const { left } = await store.recoveryCodes.left(account.id)
  const browser = visitor.browserName === '' ? {} : { browser: visitor.browserName }
  const params = { ...browser, left: Math.max(0, left - 1) }
  const spent = {
    accountId: account.id,
    hash: hashRecoveryCode(account.id, plain),
    signInIdHash: signIn.idHash,
    clearThrottle,
    now,
    messages: [await accountMail(context, account, { template: 'recovery-code-used', params })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'recovery-code-used', details: browser }),
  }
  return {
    ok: true,
    credentialId: null,
    claim: {
      commit: (proof) => store.recoveryCodes.spend({ ...spent, proof }),
      lost: { ok: false, reason: 'wrong-code', wrong: true },
    },
  }
}
