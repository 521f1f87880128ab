import type { PasswordOwner, PasswordPolicy } from '@laissez-passer/core/password'
import type { FormProps, PageProps } from './common.ts'

/** The part of a form that chooses a password. */
export interface NewPasswordProps {
  /** The rules: put into words by the page, checked live by the script with the same function as the server's. */
  readonly policy: PasswordPolicy
  /** The person's own data, which a password must not hold: for the live check. */
  readonly about: PasswordOwner
  /** Three passwords that pass the policy. */
  readonly samples: readonly string[]
  /** This page again, with other samples. With JavaScript they are made in place. */
  readonly samplesHref: string
}

/** A5, the page behind a link in a mail. Posts `newPassword`, `confirmPassword`. */
export interface ChoosePasswordProps extends PageProps, FormProps, NewPasswordProps {
  readonly purpose: 'choose' | 'reset'
  /** Whose account. */
  readonly account: { readonly uid: string; readonly email: string }
}

/** A link that is spent, expired or unknown. Re-entering the username asks for a new one (A2). Posts `identifier`. */
export interface LinkExpiredProps extends PageProps, FormProps {
  readonly values: { readonly identifier: string }
}

/** The password is set; Proceed. */
export interface PasswordDoneProps extends PageProps {
  readonly purpose: 'choose' | 'reset' | 'change'
  /** To the service the person came from, or to sign in. */
  readonly proceedHref: string
  readonly service: { readonly name: string } | null
}

/** A8. Posts `identifier`. */
export interface LostPasswordProps extends PageProps, FormProps {
  readonly values: { readonly identifier: string }
  readonly backHref: string
}

/** A8: the mail is on its way, if there is such an account. The same for every identifier. */
export interface LostPasswordSentProps extends PageProps {
  /** As typed, or null. */
  readonly identifier: string | null
  /** How long the link works, in minutes. */
  readonly validMinutes: number
  readonly signInHref: string
  readonly againHref: string
  readonly registerHref: string
  /** The development mailbox, where mail goes there; else null. */
  readonly mailboxHref?: string | null
}
