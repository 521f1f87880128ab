import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from './account.ts'
import type { FormProps, PageProps } from './common.ts'

/**
 * Another e-mail address for my account. Posts `email`, `confirmEmail` and, where the old mailbox is gone,
 * `withoutOld`; while a change waits, `action=cancel`.
 */
export interface ChangeEmailProps extends AccountPageProps, FormProps {
  /** The address as it is. */
  readonly email: string
  readonly values: { readonly email: string; readonly confirmEmail: string; readonly withoutOld: boolean }
  /** The account has a second factor: it can change without the old mailbox, later. */
  readonly canGoWithoutOld: boolean
  /** How long that takes. */
  readonly waitHours: number
  /** How long the links in the mails work. */
  readonly validHours: number
  /** The change that waits; null: none, then the form is shown. */
  readonly waiting: {
    readonly newEmail: string
    readonly oldConfirmed: boolean
    readonly newConfirmed: boolean
    readonly linksExpireAt: Seconds
    /** When it is made without the old address; null: both are needed. */
    readonly dueAt: Seconds | null
  } | null
  /** The development mailbox, where there is one. */
  readonly mailboxHref: string | null
  readonly cancelHref: string
}

/**
 * The link of a mail about another address. `confirm`: asks before it counts; `waiting`: the other address is
 * waited for; `done`: the change is made; `taken`: the address became another account's meanwhile; `gone`:
 * the link no longer works. `confirm` posts `token`.
 */
export interface ConfirmEmailProps extends PageProps, FormProps {
  readonly status: 'confirm' | 'waiting' | 'done' | 'taken' | 'gone'
  /** Which mailbox the link came to. */
  readonly side: 'old' | 'new'
  /** Empty where it isn't known. */
  readonly newEmail: string
  /** Null where the reader may be a stranger. */
  readonly oldEmail: string | null
  /** When the old address isn't waited for any more; null: it is. */
  readonly dueAt: Seconds | null
  readonly startHref: string
}
