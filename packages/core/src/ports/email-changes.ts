import type { Account } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** Which of the two addresses a link went to. */
export type EmailSide = 'old' | 'new'

/** An account's change to another e-mail address: made when both addresses confirmed it. */
export interface EmailChange {
  /** Random, 16 bytes as base64url. */
  readonly id: string
  readonly accountId: string
  /** The account's address when this was asked for, and its normal form. */
  readonly oldEmail: string
  readonly oldKey: string
  /** As typed, and its normal form. */
  readonly newEmail: string
  readonly newKey: string
  readonly askedAt: Seconds
  /** Both links work until then. */
  readonly linksExpireAt: Seconds
  /**
   * From then on the new address alone is enough: the person said that the old mailbox is gone. Null: both
   * are needed.
   */
  readonly dueAt: Seconds | null
  readonly oldConfirmedAt: Seconds | null
  readonly newConfirmedAt: Seconds | null
}

/**
 * What becomes of a change whose last confirmation came: made; or the new address became another account's
 * meanwhile.
 */
export type EmailChangeOutcome = 'changed' | 'taken'

/** What is written when a change is made, and only then. */
interface WhenChanged {
  readonly now: Seconds
  readonly messages: readonly OutboxMessage[]
  readonly activity: ActivityEntry
}

/**
 * Changes of e-mail addresses. One waits for an account at most; it is void once the account's address is
 * another one. Making the change ends all sessions but the one that asked, sign-ins under way, links in
 * mails, phones that are being added; a pending account that holds the new address (nobody proved that it is
 * theirs) gives way.
 */
export interface EmailChangesPort {
  /**
   * Begins one in place of the one that waits, if the account is active and still has `oldKey`. One commit.
   * @param options `askedBy`: `idHash` of the session that asked; the token hashes are those of the two
   * links.
   * @returns false otherwise; then nothing was written.
   */
  begin(options: {
    readonly change: EmailChange
    readonly askedBy: string
    readonly oldTokenHash: string
    readonly newTokenHash: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** The one that waits for this account; null if none. One query. */
  waiting(accountId: string, options: { readonly now: Seconds }): Promise<EmailChange | null>
  /**
   * The change that a link is about, with its account, while it can still be made; null otherwise. `used`:
   * its side has confirmed, and the link does nothing more. Spends nothing. One query.
   */
  findLink(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{
    readonly change: EmailChange
    readonly side: EmailSide
    readonly used: boolean
    readonly account: Account
  } | null>
  /**
   * Spends a link. The last one that is needed makes the change. One commit; of any number of parallel
   * callers one spends the link, and one makes the change.
   * @returns `confirmed`: the other address is waited for; null: the link is spent, too old, or never was.
   */
  confirm(options: WhenChanged & { readonly tokenHash: string }): Promise<'confirmed' | EmailChangeOutcome | null>
  /** Cancels the one that waits; true for exactly one caller. One commit. */
  cancel(options: {
    readonly id: string
    readonly accountId: string
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** Up to `limit` that the old address needn't confirm any more and the new one did, oldest first. */
  due(options: { readonly now: Seconds; readonly limit: number }): Promise<readonly EmailChange[]>
  /**
   * Makes one of these; null when it was cancelled or made meanwhile, or isn't due. One commit; an outcome
   * for exactly one of any number of parallel callers.
   */
  finish(options: WhenChanged & { readonly id: string }): Promise<EmailChangeOutcome | null>
  /**
   * The newest change by which an account left this address at or after `since`, unless it was undone; null
   * if none. One query.
   */
  left(accountId: string, options: { readonly oldKey: string; readonly since: Seconds }): Promise<EmailChange | null>
}
