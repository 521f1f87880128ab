/**
 * One of the four groups of characters that classic policies count. White space and letters beyond A–Z belong
 * to none.
 */
export type CharacterGroup = 'upper' | 'lower' | 'digit' | 'special'

/**
 * A password policy, as data: the same value drives the server's check, the browser's live feedback and the
 * rules in words.
 */
export interface PasswordPolicy {
  /** Stable name, e.g. `eulogin-2025`. */
  readonly name: string
  /** Characters (Unicode code points) at least. */
  readonly minLength: number
  /** Characters at most; long enough for any passphrase. */
  readonly maxLength: number
  /** How many of the four groups must occur; 0: no rule of composition. */
  readonly minGroups: 0 | 1 | 2 | 3 | 4
  /** Refuses the e-mail address, its local part, the names and the unique identifier. */
  readonly refuseOwnData: boolean
  /**
   * Refuses common passwords: as they are, or with signs and digits around or in place of letters
   * (`P4ssword!2026`) as well.
   */
  readonly refuseCommon: false | 'exact' | 'variants'
  /** Refuses one character or one run (`aaaaaaaa`, `12345678`) for the whole password. */
  readonly refuseMonotony: boolean
  /**
   * At a change, refuses the former password with only digits and signs replaced (`25-08Ukraine` after
   * `25-02Ukraine`).
   */
  readonly refuseVariation: boolean
  /** At a change, refuses the last so many passwords, the present one among them; 0: none is remembered. */
  readonly remembers: number
  /** Days until a password must be changed; null: never. */
  readonly maxAgeDays: number | null
}

/** The person a password is for; whatever is known. */
export interface PasswordOwner {
  readonly email?: string
  readonly uid?: string
  readonly firstName?: string
  readonly lastName?: string
  /** The former password, where the person has just typed it. */
  readonly previous?: string
}

/** Why a password is refused; each code has a message in the catalogues. */
export type PasswordIssue =
  | { readonly code: 'too-short'; readonly params: { readonly min: number; readonly length: number } }
  | { readonly code: 'too-long'; readonly params: { readonly max: number; readonly length: number } }
  | {
      readonly code: 'too-few-groups'
      readonly params: { readonly min: number; readonly found: number; readonly missing: string }
    }
  | { readonly code: 'own-data'; readonly params: { readonly what: 'email' | 'uid' | 'name' } }
  | { readonly code: 'common' }
  | { readonly code: 'monotonous' }
  | { readonly code: 'same-as-before' }
  | { readonly code: 'variation' }

/** The outcome of a check; `ok` exactly when there is no issue. */
export interface PasswordCheck {
  readonly ok: boolean
  readonly issues: readonly PasswordIssue[]
}
