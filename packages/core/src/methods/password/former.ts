import type { Context, Visitor } from '../../context/index.ts'
import type { FieldIssue } from '../../errors.ts'
import type { Account } from '../../ports/index.ts'
import { normalisePassword } from '../../password/index.ts'

/**
 * Whether a new password is one of the last ones, where the policy remembers any. Only hashes are kept, so
 * each is tried: as many hashes as the policy remembers.
 * @param context `hasher`, `store` and `settings` are used.
 * @param input `newPassword`: as typed; `present`: the present hash, or null where the present password was
 * typed and compared already; `visitor`: who sent it, whose turn each hash takes.
 * @returns `used-before` on `newPassword` with `count`, or nothing.
 */
export async function formerPasswordIssues(
  { hasher, settings, store }: Pick<Context, 'hasher' | 'settings' | 'store'>,
  input: {
    readonly account: Account
    readonly newPassword: string
    readonly present: string | null
    readonly visitor: Pick<Visitor, 'address'>
  },
): Promise<readonly FieldIssue[]> {
  const { account, newPassword, present, visitor } = input
  const { remembers } = settings.passwordPolicy
  if (remembers <= 0) return []
  const former = await store.accounts.formerPasswords(account.id, { limit: remembers - 1 })
  for (const hash of present === null ? former : [present, ...former]) {
    if ((await hasher.verify(normalisePassword(newPassword), hash, { from: visitor.address })).ok)
      return [{ field: 'newPassword', code: 'used-before', params: { count: remembers } }]
  }
  return []
}
