import type { Context, MethodState, VerificationMethod } from '../../context/index.ts'
import { maskEmail } from '../../email/index.ts'
import type { Account, Seconds } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { spendOwnMail } from '../../policy/mails.ts'
import { newSentCode } from '../../sent-codes/code.ts'
import { sentCodeRules } from '../../sent-codes/rules.ts'
import {
  type SentCodeRefused,
  type SentCodeView,
  type SentTo,
  verifySentCode,
  viewSentCode,
} from '../../sent-codes/sign-in.ts'

/** Its name, in forms and proofs. */
export const mailCodeMethod = 'mail-code'

/**
 * Code by mail: what is asked besides the password, before a new factor is added, of those whose only one was
 * retired by the provider (S3). Without it, a password that was stolen years ago would be enough to make the
 * account one's own. It counts for nothing else: no level rises by it.
 *
 * `start` refuses with `too-many` (`until`), and with `reset-lately` (`until`) while the password was chosen
 * by a link in a mail within the waiting time of a lost factor: then the mailbox alone would be enough.
 * `view` and `verify` are those of `sms`.
 */
export function mailCode(): VerificationMethod<
  SentCodeView,
  SentCodeRefused | 'too-many' | 'reset-lately',
  typeof mailCodeMethod
> {
  return {
    name: mailCodeMethod,
    kind: 'confirmation',
    level: 'BASIC',
    strength: 'PASSWORD',
    amr: ['pwd'],
    phishingResistant: false,
    // A retired number, and nothing that could be asked instead.
    credentials: (factors, { account }) =>
      factors.some(({ kind }) => kind === 'phone') &&
      factors.every(({ kind }) => kind === 'phone' || kind === 'recovery-codes')
        ? [{ id: 'mail', name: maskEmail(account.email) }]
        : [],
    async start(context, { account, signIn }) {
      const rests = await restsUntil(context, account)
      if (rests !== null) return { ok: false, reason: 'reset-lately', until: rests }
      const throttled = await spendOwnMail(context, { accountId: account.id, kind: 'code' })
      if (throttled) return { ok: false, reason: 'too-many', until: throttled.until }
      const { code, digits } = await newSentCode(context, {
        accountId: account.id,
        signInIdHash: signIn.idHash,
        phoneId: null,
      })
      const params = { code: digits, validMinutes: sentCodeRules.lifeSeconds / 60 }
      const message = await accountMail(context, account, { template: 'mail-code', params })
      await context.store.sentCodes.send({ code, message })
      return { ok: true }
    },
    view: (context, state) => viewSentCode(context, state, { sentTo: sentToOf(state) }),
    verify: (context, state, answer) =>
      verifySentCode(context, state, {
        sentTo: sentToOf(state),
        typed: answer.code ?? '',
      }),
  }
}

function sentToOf({ account }: MethodState): SentTo {
  return { id: 'mail', name: maskEmail(account.email), phoneId: null }
}

/** Until when the mailbox may be all that somebody has of this account; null: it isn't. */
async function restsUntil(
  { now, settings, store }: Pick<Context, 'store' | 'settings' | 'now'>,
  account: Account,
): Promise<Seconds | null> {
  const changedAt = account.passwordChangedAt ?? 0
  if (changedAt + settings.factorRemovalSeconds <= now) return null
  // Those of an account that went into this one say nothing of its mailbox.
  const entries = await store.activity.list(account.id, { kinds: ['password-reset'], limit: 1000 })
  const reset = entries.find(({ mergedUid }) => mergedUid === undefined)
  const until = (reset?.at ?? 0) + settings.factorRemovalSeconds
  return until > now ? until : null
}
