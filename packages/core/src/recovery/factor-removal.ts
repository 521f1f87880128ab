import { activityEntry } from '../context/activity.ts'
import { deviceTopic } from '../context/topics.ts'
import { wakeUp } from '../messages/wake-up.ts'
import type { Context } from '../context/index.ts'
import { oneByOne } from '../context/one-by-one.ts'
import { newId } from '../ids/index.ts'
import type { Account, Device, FactorRemoval, OutboxMessage } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'
import { findLostFactorLink, type LostFactorGone } from './lost-factor.ts'
import { accountMail } from '../messages/account-mail.ts'
import { openLink, sealLink } from '../links/sealed-link.ts'

const purpose = 'factor-removal'
const gone: LostFactorGone = { ok: false, reason: 'not-found' }

/** A removal as its page shows it. */
export interface RemovalView {
  readonly ok: true
  readonly removal: Pick<FactorRemoval, 'factorName' | 'askedAt' | 'dueAt'>
}

/**
 * The link of the mail was followed and confirmed: the waiting time begins, and the account's address is
 * told, with a link to cancel, and each of its phones, the lost one too. One at a time.
 * @see docs: Ways back in, "A lost factor without codes"
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns `cancelToken`: for the page that shows the state and cancels; `waiting` when another removal waits
 * already.
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
    id: newId(random, account.id),
    accountId: account.id,
    kind: factor.kind,
    factorId: factor.id,
    factorName: factor.name,
    askedAt: now,
    dueAt,
  }
  // A day longer than it may wait: whoever comes late reads what happened.
  const devices = await store.devices.list(account.id)
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
          cancelLink: settings.origin + settings.addresses.factorRemovalLink(cancelToken),
        },
      }),
      ...(await Promise.all(devices.map((device) => wakeUp(context, device, 'factor-removal')))).flat(),
    ],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'factor-removal-asked',
      details: about(removal),
    }),
  })
  if (begun) {
    tellDevices(context, devices)
    return { ok: true, cancelToken, dueAt }
  }
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
  const removal =
    'token' in input
      ? await byToken(context, input.token)
      : await context.store.factorRemovals.waiting(input.current.account.id)
  return cancel(context, { removal, details: {} })
}

/**
 * Keeps the factor after all, from any phone of the account. Whether its person said so is for the caller to
 * check.
 * @param context the use case's.
 * @param input `device`: which phone; `removalId`: which removal it was shown.
 * @returns `not-found` when that one doesn't wait (any more) for this phone's account.
 */
export async function keepFactor(
  context: Context,
  { device, removalId }: { readonly device: Device; readonly removalId: string },
): Promise<{ readonly ok: true } | LostFactorGone> {
  const removal = await context.store.factorRemovals.find(removalId)
  if (removal?.accountId !== device.accountId) return gone
  return cancel(context, { removal, details: { device: device.name } })
}

async function cancel(
  context: Context,
  input: { readonly removal: FactorRemoval | null; readonly details: Readonly<Record<string, string>> },
): Promise<{ readonly ok: true } | LostFactorGone> {
  const { store } = context
  const { removal } = input
  const account = removal && (await store.accounts.find({ id: removal.accountId }))
  if (!removal || !account) return gone
  const cancelled = await store.factorRemovals.cancel({
    id: removal.id,
    accountId: account.id,
    messages: [await mail(context, account, { template: 'factor-removal-cancelled', removal, params: {} })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'factor-removal-cancelled',
      details: { ...about(removal), ...input.details },
    }),
  })
  if (!cancelled) return gone
  tellDevices(context, await store.devices.list(account.id))
  return { ok: true }
}

/**
 * Removes the factors whose waiting time is over; for the work in the background. Several may run at once:
 * each factor goes once.
 * @param context the use case's; `now` decides.
 * @param options `limit`: how many at most, 50 by default.
 * @returns how many went.
 */
export async function finishFactorRemovals(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  options: { readonly limit?: number } = {},
): Promise<number> {
  const { now, store } = context
  return oneByOne(await store.factorRemovals.due({ now, limit: options.limit ?? 50 }), async (removal) => {
    const account = await store.accounts.find({ id: removal.accountId })
    if (!account) return false
    return store.factorRemovals.finish({
      id: removal.id,
      now,
      messages: [await mail(context, account, { template: 'factor-removed', removal, params: {} })],
      activity: await activityEntry(context, {
        accountId: account.id,
        kind: 'factor-removed',
        details: about(removal),
      }),
    })
  })
}

/** Phones that listen look at once. */
function tellDevices({ signals }: Pick<Context, 'signals'>, devices: readonly Device[]): void {
  for (const { id } of devices) signals.notify(deviceTopic(id))
}

async function byToken(context: Context, token: string): Promise<FactorRemoval | null> {
  const id = (await openLink(context, { purpose, token }))?.[0]
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
