import type { Context } from '../../context/index.ts'
import type { FieldIssue } from '../../errors.ts'
import { checkPassword } from '../../password/index.ts'
import { normalisePassword } from '../../password/index.ts'
import type { PasswordOwner } from '../../password/index.ts'

/**
 * What is wrong with a new password and its confirmation, by the provider's policy and its larger list of
 * common passwords.
 * @param context `settings` are used.
 * @param input both fields as typed, and `about`, the person.
 * @returns issues on `newPassword` and `confirmPassword`; none when it will do.
 */
export function newPasswordIssues(
  { settings }: Pick<Context, 'settings'>,
  input: { readonly newPassword: string; readonly confirmPassword: string; readonly about: PasswordOwner },
): readonly FieldIssue[] {
  const { newPassword, confirmPassword, about } = input
  if (newPassword === '') return [{ field: 'newPassword', code: 'required' }]
  const { isCommonPassword, passwordPolicy } = settings
  const { issues } = checkPassword(newPassword, passwordPolicy, { about, isCommonPassword })
  const differ = normalisePassword(newPassword) !== normalisePassword(confirmPassword)
  return [
    ...issues.map((issue) => ({ field: 'newPassword', ...issue })),
    ...(differ ? [{ field: 'confirmPassword', code: confirmPassword === '' ? 'required' : 'passwords-differ' }] : []),
  ]
}
