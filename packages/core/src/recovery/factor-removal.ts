import { activityEntry } from '../activity.ts'
import type { Context } from '../context.ts'
import { newId } from '../ids/index.ts'
import type { Account, FactorRemoval, OutboxMessage } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { findLostFactorLink, type LostFactorGone } from './lost-factor.ts'
import { accountMail } from './mails.ts'
import { openLink, sealLink } from './sealed-link.ts'

const purpose = 'factor-removal'
const gone: LostFactorGone = { ok: false, reason: 'not-found' }

/** A removal as its page shows it. */
export interface RemovalView {
  readonly ok: true
  readonly removal: Pick<FactorRemoval, 'factorName' | 'askedAt' | 'dueAt'>
}

/**
 * The link of the mail was followed and confirmed: the waiting time begins, and the account's address is told, with a link to cancel. One at a time.
 * @see security.md, "changing factors"
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns `cancelToken`: for the page that shows the state and cancels; `waiting` when another removal waits already.
 */
export async function beginFactorRemoval(
  context: Context,
  input: { readonly token: string },
): Promise<
  | { readonly ok: true; readonly cancelToken: string; readonly dueAt: number }
  | LostFactorGone
  | { readonly ok: false; readonly reason: 'waiting' }
> {
  const { now, random, settings, store } = context
  const link = await findLostFactorLink(context, input.token)
  if (!link) return gone
  const { account, factor, tokenHash } = link
  const dueAt = now + settings.factorRemovalSeconds
  const removal: FactorRemoval = {
    id: newId(random),
    accountId: account.id,
    kind: factor.kind,
    factorId: factor.id,
    factorName: factor.name,
    askedAt: now,
    dueAt,
  }
  // A day longer than it may wait: whoever comes late reads what happened.
  const cancelToken = await sealLink(context, { purpose, ids: [removal.id], until: dueAt + 86_400 })
  const begun = await store.factorRemovals.begin({
    removal,
    askedBy: tokenHash,
    messages: [
      await mail(context, account, {
        template: 'factor-removal-waiting',
        removal,
        params: {
          dueAt,
          cancelLink: `${settings.origin}/cas/lost-factor/removal?token=${encodeURIComponent(cancelToken)}`,
        },
      }),
    ],
    activity: activityEntry(context, { accountId: account.id, kind: 'factor-removal-asked', details: about(removal) }),
  })
  if (begun) return { ok: true, cancelToken, dueAt }
  return (await store.factorRemovals.waiting(account.id)) ? { ok: false, reason: 'waiting' } : gone
}

/**
 * The removal that a cancel link is about, while it waits.
 * @param context the use case's.
 * @param input `token`: from the link's address.
 */
export async function findFactorRemoval(
  context: Context,
  input: { readonly token: string },
): Promise<RemovalView | LostFactorGone> {
  const removal = await byToken(context, input.token)
  return removal ? { ok: true, removal } : gone
}

/** The removal that waits for the account that is signed in; null if none does. One query. */
export async function waitingFactorRemoval(
  { store }: Pick<Context, 'store'>,
  { current }: { readonly current: CurrentSession },
): Promise<FactorRemoval | null> {
  return store.factorRemovals.waiting(current.account.id)
}

/**
 * Keeps the factor after all: by the link of the mail, or by any session of the account.
 * @param context the use case's.
 * @param input the link's `token`, or `current`: what `checkSession` gave.
 * @returns `not-found` when nothing waits any more.
 */
export async function cancelFactorRemoval(
  context: Context,
  input: { readonly token: string } | { readonly current: CurrentSession },
): Promise<{ readonly ok: true } | LostFactorGone> {
  const { store } = context
  const removal =
    'token' in input
      ? await byToken(context, input.token)
      : await store.factorRemovals.waiting(input.current.account.id)
  const account = removal && (await store.accounts.find({ id: removal.accountId }))
  if (!removal || !account) return gone
  const cancelled = await store.factorRemovals.cancel({
    id: removal.id,
    accountId: account.id,
    messages: [await mail(context, account, { template: 'factor-removal-cancelled', removal, params: {} })],
    activity: activityEntry(context, {
      accountId: account.id,
      kind: 'factor-removal-cancelled',
      details: about(removal),
    }),
  })
  return cancelled ? { ok: true } : gone
}

/**
 * Removes the factors whose waiting time is over; for the work in the background. Several may run at once: each factor goes once.
 * @param context the use case's; `now` decides.
 * @param options `limit`: how many at most, 50 by default.
 * @returns how many went.
 */
export async function finishFactorRemovals(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  options: { readonly limit?: number } = {},
): Promise<number> {
  const { now, store } = context
  let finished = 0
  for (const removal of await store.factorRemovals.due({ now, limit: options.limit ?? 50 })) {
    const account = await store.accounts.find({ id: removal.accountId })
    if (!account) continue
    const done = await store.factorRemovals.finish({
      id: removal.id,
      now,
      messages: [await mail(context, account, { template: 'factor-removed', removal, params: {} })],
      activity: activityEntry(context, { accountId: account.id, kind: 'factor-removed', details: about(removal) }),
    })
    finished += Number(done)
  }
  return finished
}

async function byToken(context: Context, token: string): Promise<FactorRemoval | null> {
  const [id] = (await openLink(context, { purpose, token })) ?? []
  return id === undefined ? null : context.store.factorRemovals.find(id)
}

function about({ factorName }: FactorRemoval): Readonly<Record<string, string>> {
  return { factor: factorName }
}

function mail(
  context: Parameters<typeof accountMail>[0],
  account: Account,
  {
    template,
    removal,
    params,
  }: {
    readonly template: string
    readonly removal: FactorRemoval
    readonly params: Readonly<Record<string, string | number>>
  },
): Promise<OutboxMessage> {
  return accountMail(context, account, { template, params: { ...params, factor: removal.factorName } })
}
