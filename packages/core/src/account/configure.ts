import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { Invalid } from '../errors.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { MethodName } from '../ports/index.ts'
import type { Owner } from '../sessions/check.ts'
import { isOffered } from '../sign-in/levels.ts'
import { offer } from '../sign-in/offers.ts'
import { countFactors, enrolledOf } from '../sign-in/enrolled.ts'
import type { MethodOffer } from '../sign-in/step.ts'

/** What an account may choose from. */
export interface AccountChoices {
  /**
   * The methods that are set up, in the provider's order: any of them may be the preferred one. Ways back in
   * aren't among them.
   */
  readonly methods: readonly MethodOffer[]
  /** How many second factors there are. */
  readonly factors: number
}

/**
 * What an account may choose from in its settings. One query.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave.
 */
export async function accountChoices(
  context: Context,
  { current }: { readonly current: Owner },
): Promise<AccountChoices> {
  const setUp = await enrolledOf(context, current.account)
  const usable = setUp.filter(({ method, credentials }) => isOffered(method) && credentials.length > 0)
  return { methods: usable.map(({ method }) => offer(method)), factors: countFactors(setUp) }
}

/** What a person sets for their account; what is absent stays. */
export interface AccountWishes {
  /** Of pages and mails. */
  readonly language?: string
  /** The method offered first; null: the last used. */
  readonly preferredMethod?: MethodName | null
  /** IANA zone in which times are said; null: that of the browser. */
  readonly chosenZone?: string | null
  /** Which sign-ins a mail tells of: every one; null: those out of the ordinary. */
  readonly signInMails?: 'every' | null
}

/**
 * Configures an account. What changes is noted in its activity; whoever no longer wants to hear of every
 * sign-in is told so by a last mail, since somebody else may have switched it off.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; `browserName`: for the activity log and the mail;
 * default: not known.
 * @returns `invalid` with `unknown-language` on `language`, `unknown-method` on `preferredMethod` (one that
 * isn't set up), `unknown-zone` on `chosenZone`.
 */
export async function configureAccount(
  context: Context,
  input: AccountWishes & {
    readonly current: Owner
    readonly browserName?: string
  },
): Promise<{ readonly ok: true } | Invalid> {
  const { browserName = '', chosenZone, current, language, preferredMethod, signInMails } = input
  const { account } = current
  if (language !== undefined && !context.settings.languages.includes(language)) {
    return { ok: false, reason: 'invalid', issues: [{ field: 'language', code: 'unknown-language' }] }
  }
  if (chosenZone != null && !isTimeZone(chosenZone))
    return { ok: false, reason: 'invalid', issues: [{ field: 'chosenZone', code: 'unknown-zone' }] }
  if (preferredMethod) {
    const { methods } = await accountChoices(context, { current })
    if (!methods.some(({ name }) => name === preferredMethod))
      return { ok: false, reason: 'invalid', issues: [{ field: 'preferredMethod', code: 'unknown-method' }] }
  }
  const newLanguage = language !== undefined && language !== account.language
  const newMethod = preferredMethod !== undefined && preferredMethod !== account.preferredMethod
  const newZone = chosenZone !== undefined && chosenZone !== account.chosenZone
  const newMails = signInMails !== undefined && signInMails !== account.signInMails
  if (!newLanguage && !newMethod && !newZone && !newMails) return { ok: true }
  await context.store.accounts.configure(account.id, {
    ...(newLanguage ? { language } : {}),
    ...(newMethod ? { preferredMethod } : {}),
    ...(newZone ? { chosenZone } : {}),
    ...(newMails ? { signInMails } : {}),
    messages:
      newMails && signInMails === null
        ? [await accountMail(context, account, { template: 'sign-in-mails-off', params: { browser: browserName } })]
        : [],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'settings-changed',
      details: {
        ...(newLanguage ? { language } : {}),
        ...(newMethod && preferredMethod !== null ? { method: preferredMethod } : {}),
        ...(newZone && chosenZone !== null ? { timeZone: chosenZone } : {}),
        ...(browserName === '' ? {} : { browser: browserName }),
      },
    }),
  })
  return { ok: true }
}

/** A zone that this runtime knows; offsets, which know no summer, are none. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
