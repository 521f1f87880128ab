import { typedWord } from '../typed/index.ts'
import { type CaptchaAnswer, captchaIssue, judgeWork } from '../captcha/index.ts'
import type { Context, Visitor } from '../context/index.ts'
import { checkMailable, emailKey, maskEmail } from '../email/index.ts'
import { type FieldIssue, type Invalid, LaissezPasserError } from '../errors.ts'
import { newAccountId, newUid, uidMarks } from '../ids/index.ts'
import type { Account, Locked, Spending, Work } from '../ports/index.ts'
import { safeContinue } from '../sign-in/destination.ts'
import { anyonesMail, type MailSpending } from '../policy/mails.ts'
import { linkMail } from '../messages/link-mail.ts'
import { personNameIssues, tidyPersonName } from '../names/index.ts'
import { answerNobody, orNobody } from '../messages/nobody.ts'

/** What the registration form holds (A1). */
export interface Registration {
  /** Who has one name writes it into either. */
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly confirmEmail: string
  /** BCP 47 language of mails, one that the provider offers. */
  readonly language: string
  /** The privacy statement was acknowledged. */
  readonly privacy: boolean
  readonly captcha: CaptchaAnswer | null
  readonly continueTo: string | null
  readonly visitor: Visitor
}

/**
 * Registers an account: it stays pending until the link in the mail is used. To a stranger the answer is the
 * same whatever is known of the address (same value, same number of look-ups and commits); the mail says the
 * rest: a new account gets the link to choose a password, a pending one another (earlier ones work until one
 * is used), an active one is told that it exists, with a link to reset the password. 50 parallel calls for
 * one address make one account.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns the address as `c...@...`; `invalid` with issues in the order of the fields. A mailbox that got
 * five mails within an hour gets no more: the newest of them holds a link that works.
 */
export async function registerAccount(
  context: Context,
  input: Registration,
): Promise<{ readonly ok: true; readonly maskedEmail: string } | Invalid> {
  const issues = await formIssues(context, input)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  // Last, because a captcha is spent by its first use: nobody has to read another for a typing error
  // elsewhere.
  const { visitor } = input
  const done = await judgeWork(context, input.captcha, input.visitor)
  const captcha = await captchaIssue(context, { address: visitor.address, done })
  if (captcha) return { ok: false, reason: 'invalid', issues: [captcha] }
  const { locked, without } = await write(context, { input, work: done.work })
  if (await orNobody(context, { locked, without }))
    return { ok: false, reason: 'invalid', issues: [{ field: 'captchaCode', code: done.code }] }
  return { ok: true, maskedEmail: maskEmail(input.email) }
}

async function formIssues(context: Context, input: Registration): Promise<readonly FieldIssue[]> {
  const { languages } = context.settings
  const emailCode = await checkMailable(input.email, context)
  const issues: readonly (FieldIssue | null)[] = [
    ...personNameIssues(input),
    emailCode && { field: 'email', code: emailCode },
    confirmIssue(input),
    languages.includes(input.language) ? null : { field: 'language', code: 'unknown-language' },
    input.privacy ? null : { field: 'privacy', code: 'required' },
  ]
  return issues.filter((issue) => issue !== null)
}

function confirmIssue({ email, confirmEmail }: Registration): FieldIssue | null {
  if (typedWord(confirmEmail) === '') return { field: 'confirmEmail', code: 'required' }
  return emailKey(confirmEmail) === emailKey(email) ? null : { field: 'confirmEmail', code: 'emails-differ' }
}

/**
 * Uniqueness is the store's to decide: whoever loses a race looks again and goes another way. The mail is
 * counted by the first commit, whatever it finds.
 */
async function write(
  context: Context,
  { input, work }: { readonly input: Registration; readonly work: Work },
): Promise<{ readonly locked: Locked | null; readonly without: Spending }> {
  const { email, visitor } = input
  const key = emailKey(email)
  let counting: MailSpending | null = null
  for (let attempt = 0; attempt < 12; attempt++) {
    const found = await context.store.accounts.find({ email: key })
    const first = counting === null
    counting ??= await anyonesMail(context, { account: found, typed: email, usualBrowser: null, visitor, work })
    const { spend, without } = counting
    const done = found
      ? await writeKnown(context, { input, found, ...(first ? { spend } : {}) })
      : await writeNew(context, { input, key, attempt, ...(first ? { spend } : {}) })
    if (done !== 'again') return { locked: done, without }
  }
  throw new LaissezPasserError('no-free-uid', 'no free unique identifier was found')
}

/** Null: written. `again`: somebody was faster. */
type Written = Locked | null | 'again'

async function writeNew(
  context: Context,
  {
    input,
    key,
    attempt,
    ...counting
  }: { readonly input: Registration; readonly key: string; readonly attempt: number; readonly spend?: Spending },
): Promise<Written> {
  const account: Account = {
    id: newAccountId(context.random, context.store.placing.account(key)),
    // Longer after some collisions: five letters are for the first million people.
    uid: newUid(context.random, { length: 5 + Math.floor(attempt / 4) }),
    email: typedWord(input.email),
    title: null,
    ...tidyPersonName(input),
    language: input.language,
    status: 'pending',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: input.visitor.timeZone ?? null,
    chosenZone: null,
    signInMails: null,
    assurance: null,
    memberOf: null,
    administrator: false,
    createdAt: context.now,
  }
  const mail = await linkMail(context, {
    template: 'registration-link',
    account,
    to: account.email,
    language: account.language,
    continueTo: safeContinue(input.continueTo, context.settings),
  })
  const marks = await uidMarks(context, account.uid)
  const registered = await context.store.accounts.register({
    account,
    emailKey: key,
    uidMarks: marks,
    ...mail,
    ...counting,
  })
  if (typeof registered === 'object') return registered
  return registered === 'created' ? null : 'again'
}

async function writeKnown(
  context: Context,
  { input, found, ...counting }: { readonly input: Registration; readonly found: Account; readonly spend?: Spending },
): Promise<Written> {
  const continueTo = safeContinue(input.continueTo, context.settings)
  if (found.status === 'pending') {
    const { firstName, lastName } = tidyPersonName(input)
    const account = { ...found, firstName, lastName }
    const mail = await linkMail(context, {
      template: 'registration-link',
      account,
      to: found.email,
      language: input.language,
      continueTo,
    })
    const renamed = { accountId: found.id, firstName, lastName, language: input.language }
    const done = await context.store.accounts.registerAgain({ ...renamed, ...mail, ...counting })
    if (typeof done === 'object') return done
    return done ? null : 'again'
  }
  if (found.status === 'active') {
    const mail = await linkMail(context, {
      template: 'already-registered',
      account: found,
      to: found.email,
      language: found.language,
      continueTo,
    })
    return context.store.accounts.issueLink({ ...mail, ...counting })
  }
  return answerNobody(context, counting)
}
