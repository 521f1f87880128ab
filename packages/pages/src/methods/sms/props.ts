import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from '../../props/account.ts'
import type { FormProps, MethodChoice, MethodWay, Page, PageProps, ServiceAsk } from '../../props/common.ts'

/**
 * The password was right, but the account's only second factor was text messages, which are retired (B10,
 * S3): what to do now. Posts `setUp=1` and `current` (the method to add), or `method`.
 */
export interface LeftBehindProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** Since when text messages are retired; null where that isn't known. */
  readonly since: Seconds | null
  /** What can be added instead, the best first. With `href` a link leads there; else a form posts. */
  readonly ways: readonly (Pick<MethodWay, 'method'> & Partial<MethodWay>)[]
  /** What opens the account meanwhile: recovery codes. */
  readonly others: readonly MethodChoice[]
}

/** A phone number in the list. */
export interface PhoneItem {
  readonly id: string
  /** The number, masked. */
  readonly name: string
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/** D5: My phone numbers. "Remove" links to `path` with `?remove=<id>`, which shows `phoneRemove`. */
export interface PhonesProps extends AccountPageProps, FormProps {
  readonly phones: readonly PhoneItem[]
  /** To `addPhone`; null: text messages are no way to sign in (any more). */
  readonly addHref: string | null
  /** When they end, soon, or ended; null: nothing to tell, or the day isn't known. */
  readonly endsAt: Seconds | null
  /** What to add instead, for those who are told that they end; null where there is nothing. */
  readonly instead: MethodWay | null
  /** How many numbers an account may have. */
  readonly maxPhones: number
  /** Where the person was going before they came here: a button that posts these fields leads on. */
  readonly proceed?: (Required<Pick<FormProps, 'action' | 'hidden'>> & { readonly service: string | null }) | null
}

/** Asks before a number is removed. Posts `phone`, `action=remove` to `action`. */
export interface PhoneRemoveProps extends AccountPageProps, FormProps {
  readonly phone: PhoneItem
  /** It is the only one. */
  readonly last: boolean
  readonly cancelHref: string
}

/**
 * Add a phone number. Posts `number`.
 * Issues: `number` (`required`, `country-code`, `not-mobile`, `country`, `taken`).
 */
export interface AddPhoneProps extends PageProps, FormProps {
  readonly values: { readonly number: string }
  /** No message goes out before then; null: they do. */
  readonly until: Seconds | null
  readonly cancelHref: string
  /** Already as many as allowed: the form is replaced by an explanation. */
  readonly full?: { readonly maxPhones: number; readonly phonesHref: string } | null
}

/**
 * The code that went to a new number. Posts `id`, `code`, or `again=1`. Issues on `code`: `sent-required`,
 * `sent-code-incomplete`, `sent-wrong-code`, `taken`.
 */
export interface ConfirmPhoneProps extends PageProps, FormProps {
  /** The number, masked. */
  readonly name: string
  /** `ready`; `over`: the code is used up or too old; `throttled`, `too-many` (messages): until `until`. */
  readonly status: 'ready' | 'over' | 'throttled' | 'too-many'
  /** Another message was just sent, which the page says. Default: false. */
  readonly resent?: boolean
  readonly triesLeft: number | null
  readonly until: Seconds | null
  /** Another number. */
  readonly againHref: string
  readonly cancelHref: string
}

/** The pages of text messages. */
export interface SmsPages {
  readonly leftBehind: Page<LeftBehindProps>
  readonly phones: Page<PhonesProps>
  readonly phoneRemove: Page<PhoneRemoveProps>
  readonly addPhone: Page<AddPhoneProps>
  readonly confirmPhone: Page<ConfirmPhoneProps>
}
