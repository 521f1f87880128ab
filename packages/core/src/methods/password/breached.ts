import type { Context } from '../../context/index.ts'
import type { FieldIssue } from '../../errors.ts'
import { normalisePassword } from '../../password/index.ts'

/**
 * Whether a new password is known to be stolen elsewhere, where the provider asks somebody who knows. To be
 * asked last: only of a password that would be taken otherwise does anything leave this machine, and a
 * service that is down or slow blocks nobody.
 * @see NIST SP 800-63B-4 §3.1.1.2
 * @param context `settings` are used.
 * @param newPassword as typed.
 * @returns `breached` on `newPassword`, or nothing.
 */
export async function breachedPasswordIssues(
  { settings: { isBreachedPassword } }: Pick<Context, 'settings'>,
  newPassword: string,
): Promise<readonly FieldIssue[]> {
  const breached = await isBreachedPassword?.(normalisePassword(newPassword)).catch(() => false)
  return breached ? [{ field: 'newPassword', code: 'breached' }] : []
}
