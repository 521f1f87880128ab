import { activityEntry } from '../context/activity.ts'
import { auditSubject } from '../context/audit.ts'
import type { Context } from '../context/index.ts'
import { maskEmail } from '../email/mask.ts'
import { uidMarks } from '../ids/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { Account, OutboxMessage } from '../ports/index.ts'
import { sealLogoutSubject } from '../sessions/logout-subject.ts'
import type { Acting, UnknownAccount } from './acting.ts'
import { type MergePlan, type MergeWish, type NotMerged, planMerge } from './plan-merge.ts'

type Needs = Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>
interface Pair {
  readonly goes: Account
  readonly stays: Account
}

/**
 * Merges an account into another of the same person. The one that goes is deleted, as `deleteAccount` does:
 * services of its sessions are told, its address is free. What its owner would miss moves, and nothing that
 * opens an account. Both addresses are told by mail, each with the other one masked.
 *
 * @param context `store`, `keyRing`, `random`, `settings` and `now` are used.
 * @param input who, why, which, and how.
 * @returns what moved; `changed-meanwhile`: one of them was changed at the same time, and nothing was done.
 */
export async function mergeAccounts(
  context: Needs,
  { by, reason, ...wish }: Acting & MergeWish,
): Promise<
  | { readonly ok: true; readonly moved: MergePlan }
  | UnknownAccount
  | NotMerged
  | { readonly ok: false; readonly reason: 'changed-meanwhile' }
> {
  const planned = await planMerge(context, wish)
  if (!planned.ok) return planned
  const { goes, plan, stays } = planned
  const { keyRing, now, store } = context
  const cause = { by, reason }
  const [activity, noted] = await Promise.all([
    activityEntry(context, {
      accountId: goes.id,
      kind: 'account-deleted',
      details: { outcome: 'merged' },
      ...cause,
    }),
    activityEntry(context, { accountId: stays.id, kind: 'account-merged', details: { account: goes.uid }, ...cause }),
  ])
  const [uidMark] = await uidMarks(context, goes.uid)
  const merged = await store.accounts.merge({
    goes,
    stays,
    memberOf: plan.groups.length === 0 ? stays.memberOf : [...(stays.memberOf ?? []), ...plan.groups],
    assurance: plan.assurance ?? stays.assurance,
    sealedUid: await sealLogoutSubject(keyRing, goes.uid),
    uidMark,
    messages: await mails(context, { goes, stays }),
    activity,
    // The log says which account went into it, and nothing of whose it was.
    noted: { ...noted, facts: { ...noted.facts, merged: await auditSubject(context, goes.id) } },
    now,
  })
  return merged ? { ok: true, moved: plan } : { ok: false, reason: 'changed-meanwhile' }
}

async function mails(context: Needs, { goes, stays }: Pair): Promise<readonly OutboxMessage[]> {
  const told = await accountMail(context, stays, {
    template: 'account-merged',
    params: { maskedEmail: maskEmail(goes.email) },
  })
  // Nobody ever proved that the address is theirs.
  if (goes.status === 'pending') return [told]
  const into = { maskedEmail: maskEmail(stays.email) }
  const last = await accountMail(context, goes, { template: 'account-merged-away', params: into, withNotMe: false })
  // It outlives the account, and goes when it is sent.
  return [told, { ...last, accountId: null }]
}
