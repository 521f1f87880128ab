import type { RequestMistake } from './information.ts'
import type { Captcha } from './registration.ts'
import type { MethodName, Seconds } from '@laissez-passer/core/ports'
import type { FormProps, MethodChoice, MethodWay, OnTheWay, PageProps, ServiceAsk } from './common.ts'

/** Step 1. Posts `identifier`; or, by the passkey script, `passkey` (what the browser gave, as JSON). */
export interface IdentifierProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  readonly values: { readonly identifier: string }
  /** To `<base>/register`, with the destination kept. */
  readonly registerHref: string
  /**
   * What signs in by itself, in place of identifier and password: where an eID is chosen, with the
   * destination kept; where the script of passkeys fetches its options, by POST. Default: nothing.
   */
  readonly ways?: readonly (MethodWay & {
    /** What the browser is told of an answer that wasn’t accepted, as JSON. */
    readonly tells?: string
  })[]
  /** Asked for where very many sign-ins start from one network. Default: nothing. */
  readonly captcha?: Captcha
}

/**
 * Who it is is proved, but not all that the service asks for: one factor more, without identifier and
 * password. Posts `method`.
 */
export interface StepUpProps extends PageProps, FormProps {
  /** What people sign in with, and the person's name; null where only the former is to be shown. */
  readonly identifier: string
  readonly name: string | null
  readonly service: ServiceAsk | null
  /** What the account has set up and the service accepts; at least one. */
  readonly methods: readonly MethodChoice[]
  /** Checked at first. */
  readonly method: MethodName
  /** To step 1, the destination kept. */
  readonly otherHref: string
  /** The person wants two factors always; the service alone would ask for less. */
  readonly ownWish?: boolean
  /** Nobody is signed in yet: the first factor was right a moment ago. */
  readonly signingIn?: boolean
}

/** Step 3: which of several devices. Posts `device` (and `method`). */
export interface DeviceChoiceProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  readonly devices: readonly {
    readonly id: string
    readonly name: string
    readonly model?: string
    readonly lastSeenAt?: Seconds
  }[]
  /** What they are for: its words are used. Absent: they are mobile devices. */
  readonly method?: MethodName
  /** Checked at first. */
  readonly device: string
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
}

/**
 * Step 3: the method chosen isn't set up (A10). Posts `method` when one of `others` is chosen, `setUp=1` to
 * set it up in place.
 */
export interface MethodMissingProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** The one that isn't set up. */
  readonly method: MethodChoice
  /** What this account has set up and the service accepts; may be empty. */
  readonly others: readonly MethodChoice[]
  /** Why it can't go on as it is. Absent: only that the method isn't set up. */
  readonly why?: {
    /** All that the service accepts; null where any second factor would do. */
    readonly only: readonly MethodChoice[] | null
    /** What the account has set up and won't do here. */
    readonly unfit: readonly MethodChoice[]
    /** The person wants two factors always; the service alone would ask for less. */
    readonly ownWish: boolean
  }
  /** What else would do and isn't set up, and where it is; in place it posts `current` with `setUp=1`. */
  readonly ways?: readonly { readonly method: MethodChoice; readonly href: string }[]
  /** The way to set it up, e.g. `<base>/login?continue=…`; null: nobody sets it up by themselves. */
  readonly setUpHref: string | null
  /** Somebody else gives it out: the page says who. Default false. */
  readonly given?: boolean
  /** Where the app is that it needs; null, the default: none. */
  readonly appHref?: string | null
  /**
   * The way there is a button that posts: the password that was just right isn't asked for again. Default
   * false: a link.
   */
  readonly setUpInPlace?: boolean
}

/**
 * Step 3 of a method that has no page of its own (a third party's): what it asks, and a field. Posts `code`,
 * `again=1`, or `method`.
 */
export interface MethodCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  readonly method: MethodChoice
  /** As the method's view says: `ready` takes an answer, `waiting` looks again by itself, `ended` is over. */
  readonly status: 'ready' | 'waiting' | 'ended'
  /** Why it is over, or why the last answer wasn't taken. */
  readonly reason: string | null
  /** What the method's view gives, for its words. */
  readonly params: Readonly<Record<string, string | number>>
  /** Name of the credential that is asked; empty where it isn't known. */
  readonly credential: string
  /** When answers are taken again (`throttled`); else null. */
  readonly until: Seconds | null
  /** Refresh while `waiting`, in seconds. Default 3. */
  readonly refreshSeconds?: number
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/** `<base>/continue`: moves on by meta refresh and holds the link. */
export interface ContinueProps extends PageProps {
  /** Where to. Already validated. */
  readonly to: string
  readonly service: ServiceAsk | null
  /** What methods tell the browser meanwhile. Default: nothing. */
  readonly onTheWay?: readonly OnTheWay[]
}

/**
 * Posts to a service what it is given, by itself where scripts run. The answer's policy must name that
 * origin in `form-action`.
 */
export interface HandOverProps extends PageProps {
  /** The service's address. Already validated. */
  readonly action: string
  /** What is posted. */
  readonly hidden: Readonly<Record<string, string>>
  readonly service: { readonly name: string }
}

/** "You are now logged in to …" (B12). The logout button posts to `logoutAction`. */
export interface LoggedInProps extends PageProps {
  readonly person: NonNullable<PageProps['person']>
}

/** `GET <base>/logout`: asks. Posts to log out. */
export interface LogoutProps extends PageProps, FormProps {
  readonly cancelHref: string
}

/** After logging out. */
export interface LoggedOutProps extends PageProps {
  readonly signInHref: string
  /** Back to the registered service that sent the person; else null. */
  readonly service: { readonly name: string; readonly href: string } | null
  /** Where the service that sent the person wants them back, already checked; null, the default: nowhere. */
  readonly onward?: string | null
  /** The services that the session was used for. Default: none. */
  readonly services?: readonly { readonly name: string; readonly status: 'told' | 'waiting' | 'untold' }[]
  /** Pages of services that sign the person out there, loaded out of sight. Default: none. */
  readonly frames?: readonly string[]
  /** What of the service's request was ignored, for whoever develops it. Default: nothing. */
  readonly mistake?: RequestMistake | null
  /** The page moves on by itself: to look again, or to `onward`. Null, the default: it stays. */
  readonly movesOn?: { readonly seconds: number; readonly to: string } | null
}

/**
 * A sign-in that can't go on: over (`expired`), from a browser without cookies (`no-cookies`), refused on the
 * phone as nobody's own (`not-me`), begun in another browser (`other-browser`), or finished before
 * (`completed`).
 */
export interface SignInEndedProps extends PageProps {
  readonly reason: 'expired' | 'no-cookies' | 'other-browser' | 'completed' | 'not-me'
  readonly startHref: string
}

/** Too many tries. */
export interface ThrottledProps extends PageProps {
  readonly until: Seconds
  readonly what: 'signIn' | 'password' | 'code' | 'register' | 'reset' | 'captcha'
  /** To reset the password, for `what: 'password'`; else null. */
  readonly lostHref: string | null
  readonly startHref: string
}
