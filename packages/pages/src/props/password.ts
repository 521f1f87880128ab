import type { FormProps, PageProps } from './common.ts'

/** What a policy asks for, as codes to put into words (`rule.<code>` in the catalogue). */
export interface PasswordRule {
  /** E.g. `min-length`. */
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The part of a form that chooses a password. */
export interface NewPasswordProps {
  /** The rules, in words, in order. */
  readonly rules: readonly PasswordRule[]
  /** Name of the policy, e.g. `eulogin-2025`: the script checks with the same function as the server. */
  readonly policy: string
  /** The person's own data, which a password must not hold: for the live check. */
  readonly about: { readonly username: string; readonly email?: string; readonly firstName?: string; readonly lastName?: string }
  /** Three passwords that pass the policy. */
  readonly samples: readonly string[]
  /** This page again with other samples (without JavaScript). */
  readonly samplesHref: string
  /** JSON: `{ "samples": string[] }` (with JavaScript), `/cas/password/samples`. */
  readonly moreSamplesHref: string
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
