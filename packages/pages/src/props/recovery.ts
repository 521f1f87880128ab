import type { Seconds } from '@laissez-passer/core/ports'
import type { FormProps, PageProps } from './common.ts'

/** "This wasn't me", from a mail. Posts `token`. */
export interface NotMeProps extends PageProps, FormProps {
  /** Whose account the link is about; null: the link no longer works. */
  readonly account: { readonly email: string } | null
  /**
   * The address that the account has now, where this puts `account.email` back; null or absent: it is that.
   */
  readonly takesBack?: string | null
  /** To sign in. */
  readonly startHref: string
  /** To reset the password. */
  readonly lostHref: string
}

/** "I can't use any of these": which second factor is lost? Posts `flow`, `factor`. */
export interface LostFactorProps extends PageProps, FormProps {
  readonly factors: readonly { readonly id: string; readonly name: string; readonly model: string }[]
  /** How long it takes until the factor is removed. */
  readonly waitHours: number
  /** A removal that waits already; then no other can be asked for. */
  readonly waiting: { readonly factorName: string; readonly dueAt: Seconds } | null
  /** Back to the sign-in. */
  readonly backHref: string
}

/**
 * A lost factor on its way out. `sent`: look into your mailbox; `confirm`: asks before the time begins;
 * `waiting`: until when, and "Keep it"; `cancelled`; `gone`: the link no longer works. `confirm` and
 * `waiting` post `token`.
 */
export interface FactorRemovalProps extends PageProps, FormProps {
  readonly status: 'sent' | 'confirm' | 'waiting' | 'cancelled' | 'gone'
  /** Its name; empty where it isn't known. */
  readonly factor: string
  readonly waitHours: number
  /** When it will be removed; null before the time began. */
  readonly dueAt: Seconds | null
  readonly startHref: string
  /** The development mailbox, where there is one. */
  readonly mailboxHref: string | null
}
