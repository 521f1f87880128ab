import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import type { PasswordOwner, PasswordPolicy } from '@laissez-passer/core/password'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'
import type { Captcha } from '../../props/registration.ts'
import type { AccountPageProps } from '../../props/account.ts'
import type { MethodName } from '@laissez-passer/core/ports'

/** The part of a form that chooses a password. */
export interface NewPasswordProps {
  /**
   * The rules: put into words by the page, checked live by the script with the same function as the server's.
   */
  readonly policy: PasswordPolicy
  /** The person's own data, which a password must not hold: for the live check. */
  readonly about: PasswordOwner
  /** Three passwords that pass the policy. */
  readonly samples: readonly string[]
  /** This page again, with other samples. With JavaScript they are made in place. */
  readonly samplesHref: string
}

/**
 * A5, the page behind a link in a mail. Posts `newPassword`, `confirmPassword`; of an invitation also
 * `firstName`, `lastName`, `language`, `privacy`.
 */
export interface ChoosePasswordProps extends PageProps, FormProps, NewPasswordProps {
  readonly purpose: 'choose' | 'reset' | 'invited'
  /** What somebody who is invited says of themselves, with what is known. Absent: nothing is asked. */
  readonly invited?: {
    readonly values: {
      readonly firstName: string
      readonly lastName: string
      readonly language: string
      readonly privacy: boolean
    }
    readonly languages: readonly NamedLanguage[]
  }
  /** Whose account. */
  readonly account: { readonly uid: string; readonly email: string }
}

/**
 * A link that is spent, expired or unknown. Re-entering the username asks for a new one (A2). Posts
 * `identifier`, and the captcha's fields where it asks.
 */
export interface LinkExpiredProps extends PageProps, FormProps {
  readonly values: { readonly identifier: string }
  readonly captcha: Captcha
}

/** The password is set; Proceed. */
export interface PasswordDoneProps extends PageProps {
  readonly purpose: 'choose' | 'reset' | 'change'
  /** To the service the person came from, or to sign in. */
  readonly proceedHref: string
  readonly service: { readonly name: string } | null
}

/** A8. Posts `identifier`, and the captcha's fields where it asks. */
export interface LostPasswordProps extends PageProps, FormProps {
  readonly values: { readonly identifier: string }
  /** Asked for once many mails were asked for from one network. */
  readonly captcha: Captcha
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

/**
 * Step 2, "Welcome back". Posts `password` and `method`. The same for known and unknown identifiers.
 * Issues: `{ field: 'password', code: 'wrong-password' }` for a wrong password or an unknown identifier
 * alike.
 */
export interface PasswordProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** What was typed in step 1. */
  readonly identifier: string
  /** The person's name, only where this browser is known to the account; else null. */
  readonly name: string | null
  /** All that the service accepts, the one last used in this browser first. */
  readonly methods: readonly MethodChoice[]
  /** Checked at first; usually the first of `methods`, after an error the one chosen. */
  readonly method: MethodName
  /** Asked for once many wrong passwords were tried; alike for people that there are and aren't. */
  readonly captcha: Captcha
  /** Back to step 1, the destination kept. */
  readonly otherHref: string
  /** To `<base>/password/lost`, the destination kept. */
  readonly lostHref: string
}

/**
 * Change my password. Posts `currentPassword`, `newPassword`, `confirmPassword`; or, where there is none
 * (`none`), `send=1`: a link to choose one.
 */
export interface ChangePasswordProps extends AccountPageProps, FormProps, NewPasswordProps {
  /**
   * Why the person was sent here after signing in: six months are over, or nearly (`soon`: they may go on),
   * or somebody said "this wasn't me"; null when they came by themselves.
   */
  readonly due?: 'expired' | 'suspect' | 'soon' | null
  /** Where "Later" leads, with `soon`. */
  readonly laterHref?: string | null
  /** In how many days the password expires, with `soon`. */
  readonly daysLeft?: number | null
  /** The account has no password yet: it was made by an eID. */
  readonly none?: boolean
}

/** The pages of passwords. */
export interface PasswordPages {
  readonly password: Page<PasswordProps>
  readonly choosePassword: Page<ChoosePasswordProps>
  readonly linkExpired: Page<LinkExpiredProps>
  readonly passwordDone: Page<PasswordDoneProps>
  readonly lostPassword: Page<LostPasswordProps>
  readonly lostPasswordSent: Page<LostPasswordSentProps>
  readonly changePassword: Page<ChangePasswordProps>
}
