import { typedWord } from '../typed/index.ts'
import { type CaptchaAnswer, checkCaptcha } from '../captcha/index.ts'
import type { Context, Visitor } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Invalid, Throttled } from '../errors.ts'
import type { Locked } from '../ports/index.ts'
import { safeContinue } from '../sign-in/destination.ts'
import { accountKey } from '../sign-in/start.ts'
import { linkMail } from '../messages/link-mail.ts'
import { mailSpending, throttledBy } from '../policy/mails.ts'
import { answerNobody } from '../messages/nobody.ts'

/** Someone asks for a link by saying who they are. */
export interface LinkRequest {
  /** E-mail address or unique identifier. */
  readonly identifier: string
  /** Null where the form has no captcha: then only the counts protect. */
  readonly captcha: CaptchaAnswer | null
  readonly continueTo: string | null
  readonly visitor: Visitor
}

/** The same for every identifier, whether somebody has it or not. */
export type LinkRequested = { readonly ok: true } | Invalid | Throttled

const longest = 320

/**
 * Lost password: an active account gets a link to reset it, a pending one the link to choose the first. The
 * answer says nothing about either. A reset never removes a second factor.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns `invalid` with `required` or `too-long` on `identifier`, or a captcha's issue; `throttled` when
 * too many mails were asked for.
 */
export async function requestReset(context: Context, input: LinkRequest): Promise<LinkRequested> {
  return requestLink(context, { ...input, active: 'password-reset' })
}

/**
 * The registration link expired or never arrived: after re-entering who they are, a pending account gets a
 * new one (the earlier works until one is used), an active one is told that it exists already. The answer
 * says nothing about either.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns as `requestReset`.
 */
export async function resendLink(context: Context, input: LinkRequest): Promise<LinkRequested> {
  return requestLink(context, { ...input, active: 'already-registered' })
}

async function requestLink(
  context: Context,
  input: LinkRequest & { readonly active: 'password-reset' | 'already-registered' },
): Promise<LinkRequested> {
  const identifier = typedWord(input.identifier)
  if (identifier === '') return { ok: false, reason: 'invalid', issues: [{ field: 'identifier', code: 'required' }] }
  if (identifier.length > longest) {
    return {
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'identifier', code: 'too-long', params: { max: longest } }],
    }
  }
  const captcha =
    input.captcha && (await checkCaptcha(context, { address: input.visitor.address, answer: input.captcha }))
  if (captcha) return { ok: false, reason: 'invalid', issues: [captcha] }
  const locked = await write(context, { ...input, identifier })
  return locked ? throttledBy(locked) : { ok: true }
}

/** One look and one commit, whoever has the identifier. */
async function write(
  context: Context,
  { identifier, active, ...input }: LinkRequest & { readonly active: 'password-reset' | 'already-registered' },
): Promise<Locked | null> {
  const spend = await mailSpending(context, { recipient: emailKey(identifier), visitor: input.visitor })
  const account = await context.store.accounts.find(accountKey(identifier))
  if (account === null || account.status === 'locked') return answerNobody(context, { spend })
  const template = account.status === 'pending' ? 'registration-link' : active
  const continueTo = safeContinue(input.continueTo, context.settings)
  const { email: to, language } = account
  const mail = await linkMail(context, { template, account, to, language, continueTo })
  return context.store.accounts.issueLink({ ...mail, spend })
}
