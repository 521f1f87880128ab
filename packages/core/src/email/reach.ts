import { typedWord } from '../typed/index.ts'
import { checkEmail, type EmailIssue } from './check.ts'

/** Whether mail can be sent to an address that is sound in itself. */
export type CanMail = (email: string) => Promise<boolean>

/**
 * As `checkEmail`, and `email-not-carried` where the provider's mail server can't write to such an address
 * (letters beyond ASCII before the @, without SMTPUTF8): said where it is typed, since nobody would get the
 * mail that everything hangs on.
 * @param email as typed.
 * @param options `canMail`: of the context; absent: every address can be written to.
 * @see https://www.rfc-editor.org/rfc/rfc6531
 */
export async function checkMailable(
  email: string,
  { canMail }: { readonly canMail?: CanMail | undefined },
): Promise<EmailIssue | 'email-not-carried' | null> {
  const issue = checkEmail(email)
  if (issue !== null || canMail === undefined || !/[^ -~].*@/.test(typedWord(email))) return issue
  return (await canMail(typedWord(email))) ? null : 'email-not-carried'
}
