import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import type { FormProps, PageProps } from './common.ts'

/** A picture with letters and digits. Posted as `captchaId` and `captchaCode`. */
export interface PictureCode {
  /** What the picture's address and the answer are bound to; a hidden field `captchaId`. */
  readonly id: string
  /** E.g. `<base>/captcha/<id>.svg`. */
  readonly src: string
}

/**
 * How the form tells people from programs.
 * - `none`: not at all;
 * - `proof-of-work`: the script solves the challenge and puts the answer in the hidden field `captchaProof`;
 * it hides the picture, which is
 *   there for those without JavaScript;
 * - `picture`: the picture is asked for; with JavaScript, those who can't read it take a longer proof of work
 * (`longChallengeHref`) instead.
 *
 * The two-arrow button submits the form with `captchaRefresh=1`: the page comes back with another picture and
 * all that was typed.
 */
export type Captcha =
  | { readonly kind: 'none' }
  | { readonly kind: 'proof-of-work'; readonly challengeHref: string; readonly picture: PictureCode }
  | { readonly kind: 'picture'; readonly longChallengeHref: string | null; readonly picture: PictureCode }

/** What was typed into the registration form. */
export interface RegisterValues {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly confirmEmail: string
  /** Code of the language of mails. */
  readonly language: string
  readonly privacy: boolean
}

/**
 * A1. Posts `firstName`, `lastName`, `email`, `confirmEmail`, `language`, `privacy` and the captcha's fields.
 */
export interface RegisterProps extends PageProps, FormProps {
  readonly service: { readonly name: string } | null
  readonly values: RegisterValues
  /** Languages that mails are written in. */
  readonly languages: readonly NamedLanguage[]
  readonly captcha: Captcha
  readonly cancelHref: string
}

/** A3: look at your mailbox. The same whether or not the address is known. */
export interface RegisteredProps extends PageProps {
  /** The address as typed, if it is still known to the request; else null. */
  readonly email: string | null
  /** "Send again": posts its hidden fields; null when that isn't possible. */
  readonly resend: (FormProps & { readonly captcha: Captcha }) | null
  /** It was just sent again. */
  readonly resent: boolean
  readonly registerHref: string
  /** How long the link works, in hours. */
  readonly validHours: number
  /** The development mailbox, where mail goes there; else null. */
  readonly mailboxHref?: string | null
}
