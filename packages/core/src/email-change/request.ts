import { typedWord } from '../typed/index.ts'
import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { checkMailable, emailKey } from '../email/index.ts'
import type { FieldIssue, Invalid, Throttled } from '../errors.ts'
import { newId, newTokenOf } from '../ids/index.ts'
import type { Account, EmailChange, OutboxMessage } from '../ports/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import { spendMailToNewAddress, spendOwnMail } from '../policy/mails.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { hasSecondFactor } from '../sign-in/enrolled.ts'
import { strangerMail } from '../messages/stranger-mail.ts'
import { confirmLink } from './mails.ts'

/** The form on which somebody asks for another address. */
export interface EmailChangeRequest {
  readonly fresh: FreshSession
  readonly email: string
  readonly confirmEmail: string
  /**
   * Nobody reads the old mailbox any more: after the waiting time the change is made without it. Only for
   * accounts with a second factor.
   */
  readonly withoutOld: boolean
}

/**
 * Asks for another e-mail address. Both get a mail with a link, and when both were followed the change is
 * made (`confirmEmailChange`). Where the new address belongs to an account already, its owner is told so by
 * mail and the change can never be confirmed there; the answer and the mail to the old address are the same,
 * so that nobody learns who has an account.
 * @see docs: Ways back in, "A mailbox that is gone, or another address"
 *
 * The same address in other letters is written at once (`respelled`), and told by mail.
 *
 * @param context the use case's.
 * @param input the form.
 * @returns `invalid` with issues on `email` (as `checkEmail`, `email-same`), `confirmEmail` and `withoutOld`
 * (`no-second-factor`); `throttled` when too many mails were asked for; `changed-meanwhile` when the
 * account's address is another by now.
 */
export async function requestEmailChange(
  context: Context,
  input: EmailChangeRequest,
): Promise<
  | { readonly ok: true; readonly respelled?: true }
  | Invalid
  | Throttled
  | { readonly ok: false; readonly reason: 'changed-meanwhile' }
> {
  const { fresh, withoutOld } = input
  const issues = await formIssues(context, input)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const { account, session } = fresh
  const newKey = emailKey(input.email)
  const respelling = newKey === emailKey(account.email)
  const throttled =
    (await spendOwnMail(context, { accountId: account.id, kind: 'email-change' })) ??
    (respelling ? null : await spendMailToNewAddress(context, { email: input.email }))
  if (throttled) return throttled
  if (respelling) return respell(context, { account, to: typedWord(input.email) })
  const holder = await context.store.accounts.find({ email: newKey })
  const change = newChange(context, { account, newEmail: typedWord(input.email), withoutOld })
  const [oldLink, newLink] = [newTokenOf(context.random, account.id), newTokenOf(context.random, account.id)]
  const begun = await context.store.emailChanges.begin({
    change,
    askedBy: session.idHash,
    oldTokenHash: oldLink.hash,
    newTokenHash: newLink.hash,
    messages: await Promise.all([
      toOld(context, { account, change, token: oldLink.token }),
      // Nobody proved that a pending account is theirs: it gives way.
      holder && holder.status !== 'pending'
        ? toHolder(context, holder)
        : toNew(context, { account, change, token: newLink.token }),
    ]),
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'email-change-asked',
      details: { email: change.newEmail },
    }),
  })
  return begun ? { ok: true } : { ok: false, reason: 'changed-meanwhile' }
}

/**
 * The same mailbox in other letters: nobody need prove it again, and the mail goes where mails went so far.
 */
async function respell(
  context: Context,
  { account, to }: { readonly account: Account; readonly to: string },
): Promise<
  { readonly ok: true; readonly respelled: true } | { readonly ok: false; readonly reason: 'changed-meanwhile' }
> {
  const written = await context.store.accounts.respellEmail({
    accountId: account.id,
    emailKey: emailKey(account.email),
    to,
    messages: [
      await accountMail(context, account, {
        template: 'email-respelled',
        params: { newEmail: to, oldEmail: account.email },
      }),
    ],
    activity: await activityEntry(context, { accountId: account.id, kind: 'email-changed', details: { email: to } }),
  })
  return written ? { ok: true, respelled: true } : { ok: false, reason: 'changed-meanwhile' }
}

async function formIssues(context: Context, input: EmailChangeRequest): Promise<readonly FieldIssue[]> {
  const { confirmEmail, email, fresh, withoutOld } = input
  const key = emailKey(email)
  const code = (await checkMailable(email, context)) ?? (typedWord(email) === fresh.account.email ? 'email-same' : null)
  // Where the letters are what is corrected, they are what is typed twice.
  const read = key === emailKey(fresh.account.email) ? typedWord : emailKey
  const alike = read(confirmEmail) === read(email)
  const again = typedWord(confirmEmail) === '' ? 'required' : alike ? null : 'emails-differ'
  const alone = withoutOld && !(await hasSecondFactor(context, fresh.account))
  return [
    ...(code === null ? [] : [{ field: 'email', code }]),
    ...(again === null ? [] : [{ field: 'confirmEmail', code: again }]),
    ...(alone ? [{ field: 'withoutOld', code: 'no-second-factor' }] : []),
  ]
}

function newChange(
  { now, random, settings }: Context,
  {
    account,
    newEmail,
    withoutOld,
  }: { readonly account: Account; readonly newEmail: string; readonly withoutOld: boolean },
): EmailChange {
  return {
    id: newId(random, account.id),
    accountId: account.id,
    oldEmail: account.email,
    oldKey: emailKey(account.email),
    newEmail,
    newKey: emailKey(newEmail),
    askedAt: now,
    linksExpireAt: now + settings.emailChangeLinkSeconds,
    dueAt: withoutOld ? now + settings.factorRemovalSeconds : null,
    oldConfirmedAt: null,
    newConfirmedAt: null,
  }
}

interface ToWrite {
  readonly account: Account
  readonly change: EmailChange
  readonly token: string
}

function validHours({ settings }: Context): number {
  return Math.round(settings.emailChangeLinkSeconds / 3600)
}

async function toOld(context: Context, { account, change, token }: ToWrite): Promise<OutboxMessage> {
  const { dueAt, newEmail } = change
  return accountMail(context, account, {
    template: dueAt === null ? 'email-change-old' : 'email-change-old-gone',
    params: {
      newEmail,
      link: confirmLink(context, token),
      validHours: validHours(context),
      ...(dueAt === null ? {} : { dueAt }),
    },
  })
}

async function toNew(context: Context, { account, change, token }: ToWrite): Promise<OutboxMessage> {
  return strangerMail(context, {
    accountId: account.id,
    to: change.newEmail,
    template: 'email-change-new',
    language: account.language,
    params: { link: confirmLink(context, token), validHours: validHours(context) },
  })
}

/** The only answer that tells of the account: to whoever holds its mailbox. */
async function toHolder(context: Context, holder: Account): Promise<OutboxMessage> {
  return accountMail(context, holder, {
    template: 'email-change-taken',
    params: { resetLink: context.settings.origin + context.settings.addresses.passwordLost },
    withNotMe: false,
  })
}
