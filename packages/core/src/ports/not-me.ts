import type { Link } from './account.ts'
import type { ActivityEntry } from './activity.ts'
import type { EmailChange } from './email-changes.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** "This wasn't me", said by a link in a mail. */
export interface NotMeReportsPort {
  /** Whether this link was used. One query. */
  used(tokenHash: string): Promise<boolean>
  /**
   * Somebody says so: every session of the account ends with its grants, its sign-ins under way too, no
   * browser is known any more, removals of its factors and changes of its address that wait are cancelled,
   * its links that reset the password end and `link` takes their place, the password counts as known to
   * others, messages and activity are written. One commit.
   * @param options `undoes`: a change of address (`emailChanges.left`) that is taken back with it, and those
   * that came later: the account has that address again.
   * @returns true for exactly one of any number of parallel callers with the same `tokenHash`; false
   * afterwards, when the account isn't active, and when that change can't be taken back (it was, or another
   * account has the address): then nothing was written.
   */
  report(options: {
    readonly tokenHash: string
    readonly accountId: string
    readonly link: Link
    readonly undoes?: EmailChange | null
    readonly now: Seconds
    readonly messages: readonly OutboxMessage[]
    readonly activity: ActivityEntry
  }): Promise<boolean>
}
