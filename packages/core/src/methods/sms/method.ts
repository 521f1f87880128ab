import { spendText } from './limits.ts'
import { smsMethod } from './in-use.ts'
import { codeText } from './text.ts'
import type { Context, MethodState, VerificationMethod } from '../../context/index.ts'
import type { PhoneNumber } from '../../ports/index.ts'
import { newSentCode } from '../../sent-codes/code.ts'
import {
  type SentCodeRefused,
  type SentCodeView,
  type SentTo,
  verifySentCode,
  viewSentCode,
} from '../../sent-codes/sign-in.ts'
import { mailCode } from '../mail-code/method.ts'

/**
 * Mobile phone + SMS: after the password, a text message with six digits goes to a number of the account
 * (B10). Doesn't resist live phishing, nor whoever takes over the number; NIST calls it restricted. From
 * `smsRetiredAt` on it is no method any more, and {@link mailCode} leads those it leaves behind to another.
 *
 * `start` refuses with `expired` (the number is gone) or `too-many` (`until`). `view` shows `left` (tries).
 * `verify` takes `code`, forgives blanks, points and hyphens, and refuses with `code-incomplete` (nothing
 * spent), `wrong-code` (`left`), `expired`, `no-tries` or `throttled` (`until`).
 * @see NIST SP 800-63B-4 §3.1.3.3
 */
export function sms(): VerificationMethod<SentCodeView, SentCodeRefused | 'too-many', typeof smsMethod> {
  return {
    name: smsMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_SMS',
    amr: ['sms'],
    phishingResistant: false,
    factorKind: 'phone',
    // Whoever has nothing else could never add something better.
    changesFactors: 'if-alone',
    retirement: { at: ({ smsRetiredAt }) => smsRetiredAt, heir: mailCode() },
    async start(context, state) {
      const { account, signIn, visitor } = state
      const phone = await chosenPhone(context, state)
      if (!phone) return { ok: false, reason: 'expired' }
      const { id, numberKey } = phone
      const throttled = await spendText(context, { numberKey, isNew: false, accountId: account.id, visitor })
      if (throttled) return { ok: false, reason: 'too-many', until: throttled.until }
      const { code, digits } = await newSentCode(context, {
        accountId: account.id,
        signInIdHash: signIn.idHash,
        phoneId: id,
      })
      const message = await codeText(context, { account, phone, digits, template: 'text-sign-in' })
      await context.store.sentCodes.send({ code, message })
      return { ok: true }
    },
    view: async (context, state) => viewSentCode(context, state, { sentTo: await sentToOf(context, state) }),
    async verify(context, state, answer) {
      const sentTo = await sentToOf(context, state)
      return verifySentCode(context, state, { sentTo, typed: answer.code ?? '' })
    },
  }
}

async function chosenPhone({ store }: Context, { account, credentialId }: MethodState): Promise<PhoneNumber | null> {
  return (await store.phoneNumbers.list(account.id)).find(({ id }) => id === credentialId) ?? null
}

async function sentToOf(context: Context, state: MethodState): Promise<SentTo | null> {
  const phone = await chosenPhone(context, state)
  return phone && { id: phone.id, name: phone.name, phoneId: phone.id }
}
