import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from './account.ts'
import type { FormProps, PageProps } from './common.ts'

/**
 * A11, D8: Delete my account. Asks with what would go; while it waits, says until when. Posts `sure`, or
 * `action=cancel`.
 */
export interface DeleteAccountProps extends AccountPageProps, FormProps {
  /** Days that it waits, in which it can be cancelled; 0: it goes at once. */
  readonly waitDays: number
  /** When it goes; null: nothing waits, it is asked. */
  readonly dueAt: Seconds | null
  /** What goes; unused while it waits. */
  readonly goes: {
    readonly email: string
    readonly uid: string
    /** Names of what signs in besides the password. */
    readonly factors: readonly string[]
    readonly sessions: number
    /** Names of services that are told, or know something. */
    readonly services: readonly string[]
  }
  /** Where all data are downloaded first. */
  readonly dataHref: string
  readonly cancelHref: string
}

/** Download all my data. Posts nothing: it asks for a copy. */
export interface DataProps extends AccountPageProps, FormProps {
  /** The copy; `href` null: it is being prepared; null: none was asked for. */
  readonly copy: { readonly href: string | null; readonly expiresAt: Seconds } | null
  /** Another may be asked for now. */
  readonly canAsk: boolean
}

/** The deletion of an account, for whoever isn't signed in. `waiting` posts `token`. */
export interface KeepAccountProps extends PageProps, FormProps {
  readonly status: 'waiting' | 'cancelled' | 'gone' | 'deleted'
  /** When it goes; null where nothing waits. */
  readonly dueAt: Seconds | null
  readonly startHref: string
}
