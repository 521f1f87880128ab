import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { oneByOne } from '../context/one-by-one.ts'
import { hashToken } from '../ids/index.ts'
import type { Account, ActivityEntry, EmailChange, EmailSide, OutboxMessage } from '../ports/index.ts'
import { changedMails } from './mails.ts'

/**
 * The link is too old, ended by another request or by the change itself, or never was; which, nobody is told.
 */
export interface EmailChangeGone {
  readonly ok: false
  readonly reason: 'not-found'
}

const gone: EmailChangeGone = { ok: false, reason: 'not-found' }

/** What a link of such a mail asks, as its page shows it. */
export interface EmailChangeView {
  readonly ok: true
  /** Which mailbox the link came to: the page shows nothing of the other side's to a stranger. */
  readonly side: EmailSide
  readonly newEmail: string
  /** The account's address as it is; null where the reader may be a stranger. */
  readonly oldEmail: string | null
  /** It was confirmed by this link; the other address is waited for. */
  readonly used: boolean
  /** From when the old address isn't waited for any more; null: it is. */
  readonly dueAt: number | null
}

/**
 * What a link in a mail about a change of address is for, or what is missing once it was used. Spends
 * nothing: mail programs open links before people do.
 * @param context `store` and `now` are used.
 * @param input `token`: from the link's address.
 */
export async function findEmailChangeLink(
  { now, store }: Pick<Context, 'store' | 'now'>,
  input: { readonly token: string },
): Promise<EmailChangeView | EmailChangeGone> {
  const found = await store.emailChanges.findLink(hashToken(input.token), { now })
  if (!found) return gone
  const { change, side, used } = found
  const { dueAt, newEmail, oldEmail } = change
  return { ok: true, side, newEmail, oldEmail: side === 'old' ? oldEmail : null, used, dueAt }
}

/**
 * One of the two addresses confirms; to confirm again changes nothing and is answered alike. With the second
 * confirmation the account has its new address: sign-ins, mails and what relying parties are told change at
 * that moment; all sessions end but the one that asked, and links in earlier mails. Both addresses are told,
 * with "this wasn't me": the one to the old address puts it back for seven days.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns `done`: whether the change is made, or the other address is waited for; `taken`: somebody else
 * made an account with the new address meanwhile.
 */
export async function confirmEmailChange(
  context: Context,
  input: { readonly token: string },
): Promise<
  | {
      readonly ok: true
      readonly done: boolean
      readonly side: EmailSide
      readonly newEmail: string
      /** From when the old address isn't waited for any more; null: it is. */
      readonly dueAt: number | null
    }
  | EmailChangeGone
  | { readonly ok: false; readonly reason: 'taken' }
> {
  const { now, store } = context
  const tokenHash = hashToken(input.token)
  const found = await store.emailChanges.findLink(tokenHash, { now })
  if (!found) return gone
  const told = { side: found.side, newEmail: found.change.newEmail, dueAt: found.change.dueAt }
  const outcome = found.used
    ? null
    : await store.emailChanges.confirm({ tokenHash, now, ...(await whenChanged(context, found)) })
  if (outcome === 'taken') return { ok: false, reason: 'taken' }
  if (outcome !== null) return { ok: true, done: outcome === 'changed', ...told }
  // Used before, or by whoever pressed the button twice: while the other address is waited for, that is the
  // answer.
  const left = await findEmailChangeLink(context, input)
  return left.ok && left.used ? { ok: true, done: false, ...told } : gone
}

/**
 * Makes the changes whose waiting time is over: the new address confirmed, the old one was said to be gone
 * and nobody objected. For the work in the background; several may run at once.
 * @param context the use case's; `now` decides.
 * @param options `limit`: how many at most, 50 by default.
 * @returns how many were made.
 */
export async function finishEmailChanges(
  context: Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>,
  options: { readonly limit?: number } = {},
): Promise<number> {
  const { now, store } = context
  return oneByOne(await store.emailChanges.due({ now, limit: options.limit ?? 50 }), async (change) => {
    const account = await store.accounts.find({ id: change.accountId })
    if (!account) return false
    const outcome = await store.emailChanges.finish({
      id: change.id,
      now,
      ...(await whenChanged(context, { account, change })),
    })
    return outcome === 'changed'
  })
}

async function whenChanged(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  { account, change }: { readonly account: Account; readonly change: EmailChange },
): Promise<{ readonly messages: readonly OutboxMessage[]; readonly activity: ActivityEntry }> {
  return {
    messages: await changedMails(context, { account, change }),
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'email-changed',
      details: { email: change.newEmail },
    }),
  }
}
