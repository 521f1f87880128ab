import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import { type Invalid, LaissezPasserError } from '../errors.ts'
import { linkMail } from '../messages/link-mail.ts'
import type { Account } from '../ports/index.ts'
import type { Acting } from './acting.ts'
import { newAccount, type Person } from './new-account.ts'
import { personIssues } from './person-issues.ts'

type Needs = Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now' | 'canMail'>

/** What became of an invitation. */
export type Invited =
  | { readonly ok: true; readonly uid: string; readonly again: boolean }
  | Invalid
  | { readonly ok: false; readonly reason: 'taken-email' | 'taken-uid' | 'retired-uid' }

/**
 * Invites a person: a pending account, and a mail with a link that works for seven days. Behind it they say
 * who they are and choose a password. Whoever was invited before, and hasn't come yet, gets another link,
 * whatever is said of them now; the earlier one works until one is used.
 *
 * @param context `store`, `keyRing`, `random`, `settings`, `now` and, where there is one, `canMail` are used.
 * @param input who, why, and whom.
 * @returns `again`: invited before; `taken-email`: the address has an account that was opened already.
 */
export async function inviteAccount(
  context: Needs,
  { by, person, reason }: Acting & { readonly person: Person },
): Promise<Invited> {
  const { accounts } = context.store
  for (let attempt = 0; attempt < 12; attempt++) {
    const holder = await accounts.find({ email: emailKey(person.email) })
    if (holder !== null) return again(context, { by, reason, holder })
    const issues = await personIssues(context, person)
    if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
    const state = { status: 'pending', passwordHash: null, passwordChangedAt: null } as const
    const made = await newAccount(context, { by, reason, person, kind: 'account-invited', state, attempt })
    const { link, message } = await mailOf(context, made.account)
    const [added] = await accounts.add([{ ...made, link, messages: [message] }])
    if (added === 'added') return { ok: true, uid: made.account.uid, again: false }
    const itsOwn = added === 'taken-uid' || added === 'retired-uid'
    if (itsOwn && person.uid !== undefined) return { ok: false, reason: added }
  }
  throw new LaissezPasserError('no-free-uid', 'no free unique identifier was found')
}

async function again(context: Needs, { by, holder, reason }: Acting & { readonly holder: Account }): Promise<Invited> {
  if (holder.status !== 'pending') return { ok: false, reason: 'taken-email' }
  const { id: accountId, uid } = holder
  const activity = await activityEntry(context, { accountId, kind: 'account-invited', by, reason })
  await context.store.accounts.issueLink({ ...(await mailOf(context, holder)), activity })
  return { ok: true, uid, again: true }
}

function mailOf(context: Needs, account: Account): ReturnType<typeof linkMail> {
  const { email: to, language } = account
  return linkMail(context, { template: 'invitation', account, to, language, continueTo: null })
}
