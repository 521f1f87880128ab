import type { Account, Level, MethodName, Requirement, Session, SignIn } from '../ports/index.ts'
import type { FactorAsk } from './factor-change.ts'
import type { MethodCredential, MethodView } from '../context/index.ts'

/** A method as a page offers it. */
export interface MethodOffer {
  readonly name: MethodName
  readonly level: Level
  readonly phishingResistant: boolean
}

/** Why somebody can't go on at once, and what would help. */
export interface Missing {
  /** What would do and isn't set up. */
  readonly addable: readonly MethodOffer[]
  /** What is set up and won't do here. */
  readonly unfit: readonly MethodOffer[]
  /** All that would do; null where any second factor would. */
  readonly only: readonly MethodOffer[] | null
  /** The person wants two factors always: the destination alone would ask for less. */
  readonly ownWish: boolean
}

/** Where a stored sign-in stands: what its page has to show. */
export type Step =
  /**
   * Asks for the password and the method. Alike for known and unknown identifiers, but in browsers known to
   * it.
   */
  | {
      readonly kind: 'password'
      /**
       * All that the destination accepts, whoever the person is; where this browser is known to the account,
       * what of it the account has. The one to preselect first.
       */
      readonly offers: readonly MethodOffer[]
      /** Only where this browser is known to the account. */
      readonly firstName: string | null
      /** For the counts: nothing of it is shown. */
      readonly usualBrowser: boolean
    }
  /**
   * The password was right, but the chosen method isn't set up. With no offers: nothing that would do is set
   * up (A10).
   */
  | {
      readonly kind: 'choose-method'
      /** The method that was chosen and isn't set up; empty where none was chosen. */
      readonly missing: MethodName
      /** What the account has set up and the destination accepts. */
      readonly offers: readonly MethodOffer[]
      /** The account has no second factor at all: `setUpFirst` is open. */
      readonly nothingSetUp: boolean
      readonly why: Missing
      /** It had one, which the provider retired: `setUpFirst` confirms by another way first. */
      readonly leftBehind: boolean
      /** What adding the missing one asks for. */
      readonly toAdd: FactorAsk
    }
  /** Several devices: which one? */
  | {
      readonly kind: 'choose-credential'
      readonly method: MethodName
      readonly credentials: readonly MethodCredential[]
    }
  /** The method's own page: a waiting page, a field for a code. */
  | {
      readonly kind: 'verify'
      readonly method: MethodName
      readonly view: MethodView
      /** All that the account has for this method: with several, another can be chosen. */
      readonly credentials: readonly MethodCredential[]
      readonly others: readonly MethodOffer[]
    }
  /** All is proved: when the page of the sign-in is asked for, the gate opens. */
  | { readonly kind: 'proved' }
  /** The gate opened, this once. Set the cookie and go on. */
  | { readonly kind: 'done'; readonly opened: OpenedSession }

/** A sign-in with the step it stands at. */
export interface SignInProgress {
  readonly signIn: Pick<SignIn, 'accountId' | 'continueTo' | 'expiresAt' | 'idHash'> & {
    /** What the person typed, as typed. */
    readonly identifier: string
  }
  readonly requirement: Requirement
  readonly step: Step
}

/** What the gate gives, once a sign-in. */
export interface OpenedSession {
  /** For the session cookie. */
  readonly sessionToken: string
  readonly session: Session
  readonly account: Account
  /** Where the person was going: a path of ours, below the base; or null. */
  readonly continueTo: string | null
}
