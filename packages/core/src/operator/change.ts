import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import type { Account, Assurance } from '../ports/index.ts'
import { type ActingOn, unknownAccount, type UnknownAccount } from './acting.ts'

/** What an operator says of an account; what is absent stays. */
export interface OperatorWishes {
  /** Of pages and mails; one that `settings.languages` has. */
  readonly language?: string
  /** How sure the operator is whom it belongs to; null: as its domain says. */
  readonly assurance?: Assurance | null
  /** All its groups, in place of those before; null: none. */
  readonly memberOf?: readonly string[] | null
}

/**
 * Changes what an operator says of an account. It trusts its caller that the values are right; what is so
 * already isn't written, and no row either.
 *
 * @param context `store`, `keyRing`, `random` and `now` are used.
 * @param input who, why, and whose; what is to change.
 * @returns the account as it is now.
 */
export async function changeAccount(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'now'>,
  { accountId, by, reason, ...wishes }: ActingOn & OperatorWishes,
): Promise<{ readonly ok: true; readonly account: Account } | UnknownAccount> {
  const account = await context.store.accounts.find({ id: accountId })
  if (account === null) return unknownAccount
  const { assurance, language, memberOf } = wishes
  const changes = {
    ...(language === undefined || language === account.language ? {} : { language }),
    ...(assurance === undefined || assurance === account.assurance ? {} : { assurance }),
    ...(memberOf === undefined || isSame(memberOf, account.memberOf) ? {} : { memberOf }),
  }
  if (Object.keys(changes).length === 0) return { ok: true, account }
  await context.store.accounts.configure(accountId, {
    ...changes,
    activity: await activityEntry(context, {
      accountId,
      kind: 'settings-changed',
      details: {
        ...(changes.language === undefined ? {} : { language: changes.language }),
        ...(changes.assurance === undefined ? {} : { assurance: changes.assurance ?? 'domain' }),
        ...(changes.memberOf === undefined ? {} : { groups: changes.memberOf?.join(', ') ?? 'none' }),
      },
      by,
      reason,
    }),
  })
  return { ok: true, account: { ...account, ...changes } }
}

function isSame(some: readonly string[] | null, others: readonly string[] | null): boolean {
  return (some ?? []).length === (others ?? []).length && (some ?? []).every((name, at) => name === others?.[at])
}
