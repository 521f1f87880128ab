import type { Context } from '../context/index.ts'
import { type Invalid, LaissezPasserError } from '../errors.ts'
import { newPasswordIssues } from '../methods/password/new-password.ts'
import { normalisePassword } from '../password/index.ts'
import type { Acting } from './acting.ts'
import { newAccount, type Person } from './new-account.ts'
import { personIssues } from './person-issues.ts'

/** What became of an account that was to be created. */
export type Created =
  | { readonly ok: true; readonly uid: string; readonly accountId: string }
  | Invalid
  | { readonly ok: false; readonly reason: 'taken-email' | 'taken-uid' | 'retired-uid' }

/**
 * Creates an account with a password, active at once: for people whom the operator hands it to. Everybody
 * else is invited.
 *
 * @param context the use case's.
 * @param input who, why, whom; `password`: as typed, one that the policy takes.
 * @returns issues on the fields of `Person` and on `newPassword`.
 */
export async function createAccount(
  context: Pick<Context, 'store' | 'hasher' | 'keyRing' | 'random' | 'settings' | 'now' | 'canMail'>,
  { by, password, person, reason }: Acting & { readonly person: Person; readonly password: string },
): Promise<Created> {
  const about = { email: person.email, uid: person.uid ?? '', firstName: person.firstName, lastName: person.lastName }
  const issues = [
    ...(await personIssues(context, person)),
    ...newPasswordIssues(context, { newPassword: password, confirmPassword: password, about }),
  ]
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const passwordHash = await context.hasher.hash(normalisePassword(password), { from: 'operator' })
  const state = { status: 'active', passwordHash, passwordChangedAt: context.now } as const
  for (let attempt = 0; attempt < 12; attempt++) {
    const made = await newAccount(context, { by, reason, person, kind: 'account-created', state, attempt })
    const [added] = await context.store.accounts.add([{ ...made, link: null, messages: [] }])
    const { id: accountId, uid } = made.account
    if (added === 'added') return { ok: true, uid, accountId }
    if (added === 'taken-email') return { ok: false, reason: 'taken-email' }
    if (added !== undefined && person.uid !== undefined) return { ok: false, reason: added }
  }
  throw new LaissezPasserError('no-free-uid', 'no free unique identifier was found')
}
