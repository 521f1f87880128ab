import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { Throttled } from '../errors.ts'
import { linkMail } from '../messages/link-mail.ts'
import { spendOwnMail } from '../policy/mails.ts'
import type { Account } from '../ports/index.ts'
import { factorsOf, type LostFactor, removalLinkMail } from '../recovery/lost-factor.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/** Why no recovery was started. */
export type NotStarted =
  | UnknownAccount
  | Throttled
  | {
      readonly ok: false
      /**
       * `not-active`: who was invited, or is locked; `unknown-factor`: they have none of this id that can be
       * lost; `removal-waiting`: one is on its way out already, and they go one at a time.
       */
      readonly reason: 'not-active' | 'unknown-factor' | 'removal-waiting'
    }

/**
 * Starts a recovery for somebody who can't: their mailbox gets the link that they would have asked for, and
 * the rest is theirs. For a lost factor it begins the usual waiting time once it is followed, with all that
 * is announced then; where only the password is lost, it lets them choose another. The operator never sees
 * the link, and can finish nothing.
 * @see docs: Ways back in, "A lost factor without codes"
 *
 * @param context the use case's.
 * @param input who, why, and whose; `factor`: id of the lost one as `describeAccount` lists it; null: the
 * password.
 * @returns what is to be removed, null: the password is to be chosen; `throttled` after five mails within an
 * hour, counted apart from those that the person asks for.
 */
export async function startRecovery(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'settings' | 'now'>,
  { accountId, by, factor: factorId, reason }: ActingOn & { readonly factor: string | null },
): Promise<{ readonly ok: true; readonly factor: Pick<LostFactor, 'kind' | 'name'> | null } | NotStarted> {
  const { store } = context
  const account = await store.accounts.find({ id: accountId })
  if (account === null) return unknownAccount
  if (account.status !== 'active') return { ok: false, reason: 'not-active' }
  const lost = factorId === null ? null : await lostFactor(context, { account, factorId })
  if (lost?.ok === false) return lost
  const throttled = await spendOwnMail(context, { accountId, kind: 'recovery' })
  if (throttled) return throttled
  const details: Readonly<Record<string, string>> = lost ? { factor: lost.factor.name } : {}
  const activity = await activityEntry(context, { accountId, kind: 'recovery-started', details, by, reason })
  if (lost) {
    const mail = await removalLinkMail(context, { account, factor: lost.factor, askedBy: 'operator' })
    await store.outbox.add([mail], { activity })
    return { ok: true, factor: { kind: lost.factor.kind, name: lost.factor.name } }
  }
  const { email: to, language } = account
  const mail = await linkMail(context, { template: 'password-reset', account, to, language, continueTo: null })
  await store.accounts.issueLink({ ...mail, activity })
  return { ok: true, factor: null }
}

async function lostFactor(
  context: Pick<Context, 'store'>,
  { account, factorId }: { readonly account: Account; readonly factorId: string },
): Promise<{ readonly ok: true; readonly factor: LostFactor } | NotStarted> {
  const [factors, waiting] = await Promise.all([
    factorsOf(context, account),
    context.store.factorRemovals.waiting(account.id),
  ])
  const factor = factors.find(({ id }) => id === factorId)
  if (!factor) return { ok: false, reason: 'unknown-factor' }
  return waiting ? { ok: false, reason: 'removal-waiting' } : { ok: true, factor }
}
