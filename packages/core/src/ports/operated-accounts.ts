import type { Account, Assurance, Link } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { OutboxMessage } from './messages.ts'
import type { PasswordKind } from './runtime.ts'
import type { Seconds } from './time.ts'

/** What operators do to accounts: bring them, find them, lock them, put two together. */
export interface OperatedAccounts {
  /**
   * Changes how a person is called. One commit.
   * @returns true for exactly one of any number of parallel callers with the same names; false when the
   * account is called so already, or isn't active: then nothing was written.
   */
  rename(options: {
    readonly accountId: string
    readonly names: Pick<Account, 'title' | 'firstName' | 'lastName'>
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Locks an account: nothing opens it any more. Its sessions end, with the notices for their services, what
   * services were given beyond them, links in mails, sign-ins, changes of address and phones that are being
   * added. What it has set up stays. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is locked already, or
   * there is none: then nothing was written.
   */
  lock(options: {
    readonly accountId: string
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Unlocks an account (pending again where nothing was ever set up that opens it) and clears the counts
   * under `clearThrottle`. One commit.
   * @returns false when it isn't locked and none of these counts is there: then nothing was written.
   */
  unlock(options: {
    readonly accountId: string
    readonly clearThrottle: readonly string[]
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /**
   * Adds accounts that an operator makes or brings from elsewhere, each with its link, messages and activity
   * or not at all, all in one commit. Whoever's address is taken stays as they are: added twice changes
   * nothing.
   * @returns what became of each, in their order; of parallel callers one adds an address.
   */
  add(accounts: readonly NewAccount[]): Promise<readonly Added[]>
  /** Which of these addresses (normalised by `emailKey`) are taken, by whom. A query for each hundred. */
  holders(emailKeys: readonly string[]): Promise<ReadonlyMap<string, Pick<Account, 'id' | 'uid' | 'status'>>>
  /**
   * Which of these identifiers no account could be added with, and why. A query for each hundred.
   * @param uids with their marks, under every key.
   */
  goneUids(
    uids: readonly (Pick<NewAccount, 'uidMarks'> & { readonly uid: string })[],
  ): Promise<ReadonlyMap<string, 'taken-uid' | 'retired-uid'>>
  /**
   * How passwords are kept that other systems hashed: of each cost how many, and how many others. Empty where
   * there are none such. Two queries at most, over all accounts: for the background.
   */
  passwordKinds(): Promise<readonly PasswordKind[]>
  /**
   * Accounts by the beginning of their address, of their unique identifier, of their first or of their last
   * name, in this order, each once; a page, found by indexes. One query.
   * @param options `email`, `uid`, `name`: beginnings, null: not by it; an address is normalised as
   * `emailKey` does, names are compared without case and accents, in either order; `after`: `next` of the
   * page before, null: the first.
   */
  search(options: {
    readonly email: string | null
    readonly uid: string | null
    readonly name: string | null
    readonly after: string | null
    readonly limit: number
  }): Promise<AccountsPage>
  /**
   * All accounts in the order of their unique identifiers, a page. One query.
   * @param options `status`: only those; null: all; `after` as in `search`.
   */
  list(options: {
    readonly status: Account['status'] | null
    readonly after: string | null
    readonly limit: number
  }): Promise<AccountsPage>
  /**
   * Makes an account an administrator, or one no more. One commit.
   * @returns true for exactly one of any number of parallel callers; false when it is so already: then
   * nothing was written.
   */
  setAdministrator(options: {
    readonly accountId: string
    readonly on: boolean
    readonly activity: ActivityEntry
  }): Promise<boolean>
  /** Active accounts that are administrators, by their unique identifier. One query. */
  administrators(): Promise<readonly Account[]>
  /**
   * Merges an account into another. Its activity moves, marked with its unique identifier, and what it
   * allowed services, each scope since the earlier moment; everything else goes, as with `delete`. Nothing
   * that opens an account moves. Whoever is told of events learns of both in the row of `noted`. One commit.
   *
   * @param options `goes`, `stays`: as they were read: state, role, assurance and groups must still be so;
   * `memberOf`, `assurance`: what the one that stays has from then on; `sealedUid`, `activity`, `now`: of the
   * one that goes, as for `delete`; `noted`: the entry of the one that stays; `messages`: to both.
   * @returns true for exactly one of any number of parallel callers; false when either has changed or is
   * gone: then nothing was written.
   */
  merge(options: {
    readonly goes: Account
    readonly stays: Account
    readonly memberOf: readonly string[] | null
    readonly assurance: Assurance | null
    readonly sealedUid: string
    readonly uidMark: string
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
    readonly noted: ActivityEntry
    readonly now: Seconds
  }): Promise<boolean>
}

/** An account to be added. */
export interface NewAccount {
  readonly account: Account
  /** The normalised address. */
  readonly emailKey: string
  /** Of its identifier, under every key, today's first: as `uidMarks` makes them. */
  readonly uidMarks: readonly string[]
  /** Null: none. */
  readonly link: Link | null
  readonly messages: readonly OutboxMessage[]
  readonly activity: ActivityEntry
}

/**
 * What became of one: `taken-…`: its address or identifier is another account's; `retired-uid`: the
 * identifier was a deleted account's.
 */
export type Added = 'added' | 'taken-email' | 'taken-uid' | 'retired-uid'

/** A page of accounts. */
export interface AccountsPage {
  readonly accounts: readonly Account[]
  /** Where the next page begins, for `after`; null: this is the last. */
  readonly next: string | null
}
