import type { Account, AccountKey, Assurance, Link, MethodName } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { OperatedAccounts } from './operated-accounts.ts'
import type { Proof, SignIn } from './sign-ins.ts'
import type { Locked, Spending } from './throttle.ts'
import type { Seconds } from './time.ts'

/** Accounts, their passwords and the links that set them; and what operators do to them. */
export interface AccountsPort extends OperatedAccounts {
  /**
   * The account with this e-mail address (normalised by `emailKey`), unique identifier or id; null if none.
   * One query.
   */
  find(key: AccountKey): Promise<Account | null>
  /**
   * Creates a pending account with its link and the mail that carries it, in one commit.
   * @param options `emailKey`: the normalised address; unique. 50 parallel calls for one address create one
   * account; `uidMarks`: as `uidMarks` makes them.
   * @returns `taken-email` or `taken-uid` when another account holds it, or the identifier is retired; then
   * nothing but the attempt was written.
   */
  register(options: {
    readonly account: Account
    readonly emailKey: string
    readonly uidMarks: readonly string[]
    readonly link: Link
    readonly message: OutboxMessage
    readonly spend?: Spending
  }): Promise<'created' | 'taken-email' | 'taken-uid' | Locked>
  /**
   * Someone registered a pending account's address again: names and language are replaced, the new
   * link and mail are written. One commit.
   * @returns false when the account is no longer pending; then nothing but the attempt was written.
   */
  registerAgain(options: {
    readonly accountId: string
    readonly firstName: string
    readonly lastName: string
    readonly language: string
    readonly link: Link
    readonly message: OutboxMessage
    readonly spend?: Spending
  }): Promise<boolean | Locked>
  /**
   * Writes a link and the mail that carries it, in one commit. Earlier links of the account work until one of
   * them is used: mails come late, and out of order.
   * @returns null when it is written.
   */
  issueLink(options: {
    readonly link: Link
    readonly message: OutboxMessage
    readonly spend?: Spending
    readonly activity?: ActivityEntry
  }): Promise<Locked | null>
  /**
   * What `issueLink` writes, for an identifier that nobody has: as many rows of the same size in one commit,
   * so that its time tells nothing. None of them is ever found or sent; they are swept soon.
   */
  issueNoLink(options: {
    readonly link: Link
    readonly message: OutboxMessage
    readonly spend?: Spending
  }): Promise<Locked | null>
  /** An unspent, unexpired link with its account; null otherwise. Spends nothing. */
  findLink(
    tokenHash: string,
    options: { readonly now: Seconds },
  ): Promise<{ readonly link: Link; readonly account: Account } | null>
  /**
   * Spends a link and sets the password: the account becomes active, all its other links and all its sessions
   * end, a change of address that waits too, phones that are being added aren't any more, counts of wrong
   * passwords under `clearThrottle` are cleared, messages and activity are written, and the sign-in begins in
   * which this password is proved. One commit; true for exactly one of any number of parallel callers.
   * @param options `browser`: where it was chosen, from now on one in which the account was opened; null:
   * none is remembered.
   */
  setPasswordByLink(options: {
    readonly tokenHash: string
    readonly browser?: { readonly accountId: string; readonly browserHash: string } | null
    readonly passwordHash: string
    readonly now: Seconds
    readonly clearThrottle: readonly string[]
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    /** How many former hashes to keep from now on; 0 by default. */
    readonly remember?: number
    /** Names and language from now on; absent: as they are. */
    readonly person?: Pick<Account, 'firstName' | 'lastName' | 'language'>
    /** Of this account; the one sign-in of it that doesn't end. */
    readonly begins?: { readonly signIn: SignIn; readonly proof: Proof }
  }): Promise<boolean>
  /**
   * Hashes of former passwords, newest first, without the present one: as many as were kept, `limit` at most.
   * One query.
   */
  formerPasswords(accountId: string, options: { readonly limit: number }): Promise<readonly string[]>
  /**
   * Changes the password of a signed-in person: every session but `keepSession` ends, all links end, a change
   * of address that waits too, phones that are being added aren't any more, counts under `clearThrottle` are
   * cleared. One commit.
   * @returns false when the stored hash is no longer `fromHash` (somebody else changed it meanwhile).
   */
  changePassword(options: {
    readonly accountId: string
    readonly fromHash: string
    readonly toHash: string
    readonly keepSession: string
    /** Default: none. */
    readonly clearThrottle?: readonly string[]
    /** Of the browser where it was changed: it stays one in which the account was opened. Null: none does. */
    readonly browserHash?: string | null
    /** How many former hashes to keep from now on; 0 by default. */
    readonly remember?: number
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Replaces a hash by one of the same password with today's cost; a no-op when `fromHash` is no longer the
   * stored one.
   */
  rehashPassword(options: {
    readonly accountId: string
    readonly fromHash: string
    readonly toHash: string
  }): Promise<void>
  /**
   * Asks for two factors always from now on, or no longer. Switched on, sessions that have proved one factor
   * end, but `keepSession`. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is so already, or the
   * account isn't active: then nothing was written.
   */
  setAlwaysTwoFactors(options: {
    readonly accountId: string
    readonly on: boolean
    readonly keepSession: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Writes the account's address in other letters: `to` has the same key. One commit.
   * @returns false when the account's address has another key by now; then nothing was written.
   */
  respellEmail(options: {
    readonly accountId: string
    readonly emailKey: string
    readonly to: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Changes what stands by itself; absent fields stay. One commit.
   * @param options `messages`, `activity`: written with it. Default: none.
   */
  configure(
    accountId: string,
    options: {
      readonly language?: string
      readonly preferredMethod?: MethodName | null
      readonly chosenZone?: string | null
      readonly signInMails?: 'every' | null
      readonly assurance?: Assurance | null
      readonly memberOf?: readonly string[] | null
      readonly messages?: readonly OutboxMessage[]
      readonly activity?: ActivityEntry
    },
  ): Promise<void>
  /**
   * Deletes an account with everything that belongs to it: what it signs in with, sessions, what services
   * were given, activity, messages to it, counts. What has to outlive it holds nothing personal: the notices
   * that tell services of its sessions' ends, until they were told or given up, and the counters of its
   * devices, so that a used code stays used. One commit.
   *
   * @param options `sealedUid`: the unique identifier for those notices, sealed for `logout-subject`;
   * `uidMark`: today's mark of it: it is retired, and no account gets it any more;
   * `messages`: those with no `accountId` are sent, the others go with it; `activity`: goes with the account
   * too; `deletion`: the one that waited: it must stand and be due at `now`; `pending`: only while nobody
   * opened it; absent: it is deleted in any case; `clearThrottle`: counts that only its address leads to;
   * `now`: when its sessions end.
   * @returns true for exactly one of any number of parallel callers; false when there is no such account, or
   * the deletion doesn't stand, or it isn't pending any more.
   */
  delete(options: {
    readonly accountId: string
    readonly sealedUid: string
    readonly uidMark: string
    readonly deletion?: string
    readonly pending?: true
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly clearThrottle?: readonly string[]
    readonly now: Seconds
  }): Promise<boolean>
}
