import type { Context } from '../context.ts'
import type { Invalid } from '../errors.ts'
import type { MethodName } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { methodNamed } from '../sign-in/levels.ts'

/**
 * Configures an account: language of pages and mails, the method offered first.
 * @param context the use case's.
 * @param input `current`: what `checkSession` gave; what is absent stays; `preferredMethod` null: the last used.
 * @returns `invalid` with `unknown-language` on `language` or `unknown-method` on `preferredMethod`.
 */
export async function configureAccount(
  context: Context,
  input: { readonly current: CurrentSession; readonly language?: string; readonly preferredMethod?: MethodName | null },
): Promise<{ readonly ok: true } | Invalid> {
  const { language, preferredMethod } = input
  if (language !== undefined && !context.settings.languages.includes(language)) {
    return { ok: false, reason: 'invalid', issues: [{ field: 'language', code: 'unknown-language' }] }
  }
  if (preferredMethod && !methodNamed(preferredMethod, context.methods)) {
    return { ok: false, reason: 'invalid', issues: [{ field: 'preferredMethod', code: 'unknown-method' }] }
  }
  await context.store.accounts.configure(input.current.account.id, {
    ...(language === undefined ? {} : { language }),
    ...(preferredMethod === undefined ? {} : { preferredMethod }),
  })
  return { ok: true }
}
