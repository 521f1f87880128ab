import type { Context } from '../context/index.ts'
import type { Throttled } from '../errors.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, Factor, FactorKind, FactorRemoval, OutboxMessage, Seconds } from '../ports/index.ts'
import { skew } from '../policy/freshness.ts'
import { spendOwnMail } from '../policy/mails.ts'
import { findSignIn, knowsWho, type SignInRef } from '../sign-in/load.ts'
import { accountMail } from '../messages/account-mail.ts'
import { openLink, sealLink } from '../links/sealed-link.ts'

/** A second factor that can be reported as lost. */
export interface LostFactor {
  readonly kind: FactorKind
  readonly id: string
  /** As the person named it. */
  readonly name: string
  /** What it is, e.g. `Pixel 9`; empty where that isn't known. */
  readonly model: string
}

/** The sign-in is over, or its password wasn't given; or the link is used, too old, or never was. */
export interface LostFactorGone {
  readonly ok: false
  readonly reason: 'not-found'
}

const purpose = 'lost-factor'
const linkSeconds = 3600
const gone: LostFactorGone = { ok: false, reason: 'not-found' }

/**
 * What somebody may report as lost who gave the right password and can't go on: "I can't use any of these".
 * @param context the use case's.
 * @param input the sign-in and its browser.
 * @returns the account's second factors, and the removal that waits already, if one does.
 */
export async function listLostFactors(
  context: Context,
  input: SignInRef,
): Promise<
  | { readonly ok: true; readonly factors: readonly LostFactor[]; readonly waiting: FactorRemoval | null }
  | LostFactorGone
> {
  const account = await whoSignsIn(context, input)
  if (!account) return gone
  const [factors, waiting] = await Promise.all([
    factorsOf(context, account),
    context.store.factorRemovals.waiting(account.id),
  ])
  return { ok: true, factors, waiting }
}

/**
 * Reports a factor as lost: the account's address gets a link, which begins the waiting time. Nothing changes
 * yet.
 * @see docs: Ways back in, "A lost factor without codes"
 * @param context the use case's.
 * @param input the sign-in (its password was right) and its browser; `factorId`: as listed.
 * @returns `not-found` also for a factor that isn't this account's; `throttled` when too many mails were
 * asked for.
 */
export async function reportLostFactor(
  context: Context,
  input: SignInRef & { readonly factorId: string },
): Promise<{ readonly ok: true } | LostFactorGone | Throttled> {
  const account = await whoSignsIn(context, input)
  const factor = account && (await factorsOf(context, account)).find(({ id }) => id === input.factorId)
  if (!account || !factor) return gone
  const throttled = await spendOwnMail(context, { accountId: account.id, kind: 'lost-factor' })
  if (throttled) return throttled
  await context.store.outbox.add([await removalLinkMail(context, { account, factor, askedBy: 'person' })])
  return { ok: true }
}

/**
 * The mail whose link begins the waiting time of a factor's removal: whoever reads the account's mail has to
 * follow it.
 * @param context `random`, `keyRing`, `settings`, `now` and `store` are used.
 * @param input `factor`: one of the account's; `askedBy`: what the mail says of whoever reported it as lost.
 */
export async function removalLinkMail(
  context: Pick<Context, 'random' | 'keyRing' | 'settings' | 'now' | 'store'>,
  {
    account,
    askedBy,
    factor,
  }: { readonly account: Account; readonly factor: LostFactor; readonly askedBy: 'person' | 'operator' },
): Promise<OutboxMessage> {
  const { now, settings } = context
  const token = await sealLink(context, {
    purpose,
    ids: [account.id, factor.id, String(await mailedAt(context, account))],
    until: now + linkSeconds,
  })
  return accountMail(context, account, {
    template: 'factor-removal-link',
    params: {
      factor: factor.name,
      askedBy,
      link: settings.origin + settings.addresses.lostFactorLink(token),
      validMinutes: linkSeconds / 60,
      waitHours: Math.round(settings.factorRemovalSeconds / 3600),
    },
    withNotMe: false,
  })
}

/** What a link in such a mail is about. */
export interface LostFactorLink {
  readonly account: Account
  readonly factor: LostFactor
  /** Under which the link is spent. */
  readonly tokenHash: string
}

/**
 * Reads the link of the mail. Spends nothing.
 * @param context the use case's.
 * @param token from the link's address.
 * @returns null when it is used, too old, altered, or the factor is gone; also when a removal was cancelled
 * since: whoever keeps a factor wants none of the other links either.
 */
export async function findLostFactorLink(context: Context, token: string): Promise<LostFactorLink | null> {
  const { store } = context
  const ids = await openLink(context, { purpose, token })
  if (ids?.length !== 3) return null
  const [accountId = '', factorId, mailedAt] = ids
  const tokenHash = hashToken(token)
  const [account, spent, cancelled] = await Promise.all([
    store.accounts.find({ id: accountId }),
    store.factorRemovals.isSpent(tokenHash),
    lastCancelled(context, { accountId, since: Number(mailedAt) - skew }),
  ])
  if (account?.status !== 'active' || spent || cancelled !== null) return null
  const factor = (await factorsOf(context, account)).find(({ id }) => id === factorId)
  return factor ? { account, factor, tokenHash } : null
}

/**
 * When a link is mailed, by whichever server: after a cancellation of a moment ago even where the clock that
 * noted that is ahead, since a link from before one opens nothing, though its own clock was.
 */
async function mailedAt(context: Pick<Context, 'now' | 'store'>, { id }: Pick<Account, 'id'>): Promise<Seconds> {
  const { now } = context
  const cancelled = await lastCancelled(context, { accountId: id, since: now - skew })
  return cancelled === null ? now : Math.max(now, cancelled + skew + 1)
}

async function lastCancelled(
  { store }: Pick<Context, 'store'>,
  { accountId, since }: { readonly accountId: string; readonly since: Seconds },
): Promise<Seconds | null> {
  const [entry] = await store.activity.list(accountId, { limit: 1, kinds: ['factor-removal-cancelled'], since })
  return entry?.at ?? null
}

/** What of an account's can be reported as lost. One query. */
export async function factorsOf(
  { store }: Pick<Context, 'store'>,
  account: Pick<Account, 'id'>,
): Promise<readonly LostFactor[]> {
  return (await store.factors.list(account.id)).flatMap(lost)
}

function lost({ kind, id, name, model }: Factor): readonly LostFactor[] {
  return kind === 'recovery-codes' ? [] : [{ kind, id, name, model: model ?? '' }]
}

async function whoSignsIn(context: Context, ref: SignInRef): Promise<Account | null> {
  const state = await findSignIn(context, ref)
  return state && state.signIn.completedAt === null && knowsWho(context, state) && state.account.status === 'active'
    ? state.account
    : null
}
