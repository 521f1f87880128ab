import type { Context } from '../context/index.ts'
import type { Invalid } from '../errors.ts'
import type { MethodName } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
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
  { current }: { readonly current: CurrentSession },
): Promise<AccountChoices> {
  const setUp = await enrolledOf(context, current.account)
  const usable = setUp.filter(({ method, credentials }) => isOffered(method) && credentials.length > 0)
  return { methods: usable.map(({ method }) => offer(method)), factors: countFactors(setUp) }
}

/**
 * Configures an account: language of pages and mails, the method offered first.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; what is absent stays; `preferredMethod` null: the last
 * used.
 * @returns `invalid` with `unknown-language` on `language`, or `unknown-method` on `preferredMethod`: one
 * that isn't set up.
 */
export async function configureAccount(
  context: Context,
  input: { readonly current: CurrentSession; readonly language?: string; readonly preferredMethod?: MethodName | null },
): Promise<{ readonly ok: true } | Invalid> {
  const { current, language, preferredMethod } = input
  if (language !== undefined && !context.settings.languages.includes(language)) {
    return { ok: false, reason: 'invalid', issues: [{ field: 'language', code: 'unknown-language' }] }
  }
  if (preferredMethod) {
    const { methods } = await accountChoices(context, { current })
    if (!methods.some(({ name }) => name === preferredMethod))
      return { ok: false, reason: 'invalid', issues: [{ field: 'preferredMethod', code: 'unknown-method' }] }
  }
  await context.store.accounts.configure(current.account.id, {
    ...(language === undefined ? {} : { language }),
    ...(preferredMethod === undefined ? {} : { preferredMethod }),
  })
  return { ok: true }
}
