import { typedWord } from '../typed/index.ts'
import { type CaptchaAnswer, judgeWork } from '../captcha/index.ts'
import type { Context, Visitor } from '../context/index.ts'
import type { Invalid, Throttled } from '../errors.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, Locked, Spending } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { safeContinue } from '../sign-in/destination.ts'
import { accountKey } from '../sign-in/start.ts'
import { linkMail } from '../messages/link-mail.ts'
import { anyonesMail, spendOwnMail } from '../policy/mails.ts'
import { answerNobody, orNobody } from '../messages/nobody.ts'

/** Someone asks for a link by saying who they are. */
export interface LinkRequest {
  /** E-mail address or unique identifier. */
  readonly identifier: string
  /** What came with the form where work was asked for; else null. */
  readonly captcha: CaptchaAnswer | null
  readonly continueTo: string | null
  readonly visitor: Visitor
}

/** The same for every identifier, whether somebody has it or not. */
export type LinkRequested = { readonly ok: true } | Invalid

const longest = 320

/**
 * Lost password: an active account gets a link to reset it, a pending one the link to choose the first. The
 * answer says nothing about either. A reset never removes a second factor.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns `invalid` with `required` or `too-long` on `identifier`, or on `captchaCode` what is missing of
 * the work that a busy network is asked for. Nobody is refused because others asked: a mailbox that got five
 * mails within an hour gets no more, and the newest holds a link that works.
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
  const { visitor } = input
  const account = await context.store.accounts.find(accountKey(identifier))
  const browserHash = hashToken(visitor.browserToken)
  const usual = await context.store.sessions.opensIn({ accountId: account?.id ?? null, browserHash })
  const { code, work } = await judgeWork(context, input.captcha, input.visitor)
  const usualBrowser = usual ? browserHash : null
  const { spend, without } = await anyonesMail(context, { account, typed: identifier, usualBrowser, visitor, work })
  const refused = await orNobody(context, { locked: await write(context, { ...input, account, spend }), without })
  return refused ? { ok: false, reason: 'invalid', issues: [{ field: 'captchaCode', code }] } : { ok: true }
}

/** One commit, whoever has the identifier. */
async function write(
  context: Context,
  input: Pick<LinkRequest, 'continueTo'> & {
    readonly account: Account | null
    readonly active: 'password-reset' | 'already-registered'
    readonly spend?: Spending
  },
): Promise<Locked | null> {
  const { account, active, ...rest } = input
  const counting = rest.spend ? { spend: rest.spend } : {}
  if (account === null || account.status === 'locked') return answerNobody(context, counting)
  const template = account.status === 'pending' ? 'registration-link' : active
  const continueTo = safeContinue(rest.continueTo, context.settings)
  const { email: to, language } = account
  const mail = await linkMail(context, { template, account, to, language, continueTo })
  return context.store.accounts.issueLink({ ...mail, ...counting })
}

/**
 * Whoever is signed in and has no password, or wants another without the present one, gets a link to choose
 * it. Counted by the account, whatever strangers ask for.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 */
export async function sendOwnResetLink(
  context: Context,
  { current }: { readonly current: CurrentSession },
): Promise<{ readonly ok: true } | Throttled> {
  const { account } = current
  const throttled = await spendOwnMail(context, { accountId: account.id, kind: 'password-link' })
  if (throttled) return throttled
  await write(context, { account, active: 'password-reset', continueTo: null })
  return { ok: true }
}
