import type { PasskeyKind, Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from '../../props/account.ts'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'

/**
 * Step 3: the passkey is asked. The script posts `passkey` (what the browser gave, as JSON); without a script
 * the page says that it needs one. Issues: `{ field: 'form', code: 'passkey-expired' | 'passkey-unknown' |
 * 'passkey-refused' }`.
 */
export interface PasskeyProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** For `navigator.credentials.get`, as JSON. */
  readonly options: string
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/** A passkey in the list. */
export interface PasskeyItem {
  readonly id: string
  readonly name: string
  readonly kind: PasskeyKind
  /** E.g. `Windows Hello`; null where that isn't known. */
  readonly make: string | null
  /** Signs in without a password. */
  readonly discoverable: boolean
  /** Kept in an account of its maker's, on several devices perhaps. */
  readonly backedUp: boolean
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/**
 * D4: My passkeys. Renaming posts `passkey`, `name`, `action=rename` to `action`; "Remove" links to `path`
 * with `?remove=<passkey id>`, which shows `passkeyRemove`.
 */
export interface PasskeysProps extends AccountPageProps, FormProps {
  readonly passkeys: readonly PasskeyItem[]
  /** The passkey being renamed, when the name was refused. */
  readonly renaming?: { readonly passkey: string; readonly name: string } | null
  readonly addHref: string
  /** How many passkeys an account may have. */
  readonly maxPasskeys: number
  /**
   * What browsers are told, so that password managers forget what was removed: JSON for
   * `signalAllAcceptedCredentials`.
   */
  readonly accepted: string
  /** What their person is called now: JSON for `signalCurrentUserDetails`. Default: it isn't said. */
  readonly details?: string
  /** Where the person was going before they came here: a button that posts these fields leads on. */
  readonly proceed?: (Required<Pick<FormProps, 'action' | 'hidden'>> & { readonly service: string | null }) | null
}

/** Asks before a passkey is removed. Posts `passkey`, `action=remove` to `action`. */
export interface PasskeyRemoveProps extends AccountPageProps, FormProps {
  readonly passkey: PasskeyItem
  /** It is the only one. */
  readonly last: boolean
  readonly cancelHref: string
}

/**
 * Add a passkey. Posts `name`, `where` and, by the script, `passkey` (what the browser gave, as JSON).
 * Issues: `name` (`required`, `too-long`); `form` (`passkey-expired`, `passkey-taken`, `passkey-too-many`,
 * `passkey-refused`, `passkey-no-script`).
 */
export interface AddPasskeyProps extends PageProps, FormProps {
  readonly values: { readonly name: string; readonly where: PasskeyPlace }
  /** For `navigator.credentials.create`, as JSON; what `where` adds is the script's. */
  readonly options: string
  readonly cancelHref: string
  /** Already as many as allowed: the form is replaced by an explanation. */
  readonly full?: { readonly maxPasskeys: number; readonly passkeysHref: string } | null
}

/** Where a passkey is to be made. */
export type PasskeyPlace = 'this-device' | 'phone' | 'security-key'

/** The pages of passkeys. */
export interface PasskeyPages {
  readonly passkey: Page<PasskeyProps>
  readonly passkeys: Page<PasskeysProps>
  readonly passkeyRemove: Page<PasskeyRemoveProps>
  readonly addPasskey: Page<AddPasskeyProps>
}
