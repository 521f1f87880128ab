import type { MethodName, Seconds } from '@laissez-passer/core/ports'
import type { FormProps, MethodChoice, PageProps, ServiceAsk } from './common.ts'

/** Step 1. Posts `identifier`; or, by the passkey script, `passkey` (what the browser gave, as JSON). */
export interface IdentifierProps extends PageProps, FormProps {
  /** Passkeys are taken in place of identifier and password; the script fetches options there, by POST. Absent or null: they aren't. */
  readonly passkeyOptionsHref?: string | null
  readonly service: ServiceAsk | null
  readonly values: { readonly identifier: string }
  /** To `/cas/register`, with the destination kept. */
  readonly registerHref: string
  /** To `/cas/eid`, with the destination kept. Absent or null: no eID is taken. */
  readonly eidHref?: string | null
}

/**
 * Step 2, "Welcome back". Posts `password` and `method`. The same for known and unknown identifiers.
 * Issues: `{ field: 'password', code: 'wrong-password' }` for a wrong password or an unknown identifier alike.
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
  /** Back to step 1, the destination kept. */
  readonly otherHref: string
  /** To `/cas/password/lost`, the destination kept. */
  readonly lostHref: string
}

/**
 * Who it is is proved, but not all that the service asks for: one factor more, without identifier and password. Posts `method`.
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
  /** What they are: `phone-number` for text messages. Default: `device`. */
  readonly kind?: 'device' | 'phone-number'
  /** Checked at first. */
  readonly device: string
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
}

/** Step 3: the method chosen isn't set up (A10). Posts `method` when one of `others` is chosen, `setUp=1` to set it up in place. */
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
  /** The way to set it up, e.g. `/cas/login?continue=/cas/mobile`. */
  readonly setUpHref: string
  /** The way there is a button that posts: the password that was just right isn't asked for again. Default false: a link. */
  readonly setUpInPlace?: boolean
}

/**
 * Step 3: waiting for the phone. Shown while pending, and with the reason and what to do next when it ended.
 * Posts `again=1` (the same device), `method` (another method).
 */
export interface WaitingProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  readonly device: { readonly name: string }
  /**
   * `pending`; how it ended (`expired`, `refused`, `wrong-code`, `not-me`, `cancelled`); or why none could be sent: `locked` (too many
   * wrong PINs on the device), `unknown-device` (removed meanwhile), `too-many` and `paused` (`until` says when again).
   */
  readonly status:
    | 'pending'
    | 'expired'
    | 'refused'
    | 'wrong-code'
    | 'not-me'
    | 'cancelled'
    | 'locked'
    | 'unknown-device'
    | 'too-many'
    | 'paused'
  /** When a request may be sent again (`too-many`, `paused`); else null. */
  readonly until: Seconds | null
  /** The transfer code to type on the phone; null when policy asks for none, or not pending. */
  readonly code: string | null
  /** When the request ends; null when there is none. */
  readonly expiresAt: Seconds | null
  /** How long requests live, for the bar. Default 120. */
  readonly lifetimeSeconds?: number
  /** Server-sent events, `/cas/login/events?flow=…`: an event `change` when the state moved. */
  readonly eventsHref: string
  /** `<authenticator>/approve#id=…`: for who signs in on the phone itself; null when not pending. */
  readonly appHref: string | null
  /** Refresh without JavaScript, in seconds. Default 3. */
  readonly refreshSeconds?: number
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** The other active devices: "Use another device" goes back to the choice; null when there is one. */
  readonly otherDeviceHref: string | null
  /** Start again from step 1. */
  readonly startHref: string
}

/**
 * Step 3, B5: a QR code for the app, and a field for the eight digits that the app shows. Posts `code`; `again=1` for a new QR code;
 * `method` for another method. Issues on `code`: `code-incomplete`, `wrong-code`.
 */
export interface ScanCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** `ready`; or why this QR code is over: `expired` (or used), `no-tries`, `throttled` (`until` says when again). */
  readonly status: 'ready' | 'expired' | 'no-tries' | 'throttled'
  /** `<authenticator>/sign-in#…`: what the QR code holds; null when not ready. */
  readonly link: string | null
  /** When the QR code ends; null when not ready. */
  readonly expiresAt: Seconds | null
  /** How long QR codes live, for the bar. Default 300. */
  readonly lifetimeSeconds?: number
  /** Tries left, once one was spent; null before. */
  readonly triesLeft: number | null
  /** When codes are taken again (`throttled`); else null. */
  readonly until: Seconds | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/**
 * Step 3 of a method that has no page of its own (a third party's): what it asks, and a field. Posts `code`, `again=1`, or `method`.
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

/** `/cas/continue`: moves on by meta refresh and holds the link. */
export interface ContinueProps extends PageProps {
  /** Where to. Already validated. */
  readonly to: string
  readonly service: ServiceAsk | null
}

/** "You are now logged in to …" (B12). The logout button posts to `logoutAction`. */
export interface LoggedInProps extends PageProps {
  readonly person: NonNullable<PageProps['person']>
}

/** `GET /cas/logout`: asks. Posts to log out. */
export interface LogoutProps extends PageProps, FormProps {
  readonly cancelHref: string
}

/** After logging out. */
export interface LoggedOutProps extends PageProps {
  readonly signInHref: string
  /** Back to the registered service that sent the person; else null. */
  readonly service: { readonly name: string; readonly href: string } | null
}

/** A sign-in that can't go on: over (`expired`), refused on the phone as nobody's own (`not-me`), begun in another browser (`other-browser`), or finished before (`completed`). */
export interface SignInEndedProps extends PageProps {
  readonly reason: 'expired' | 'other-browser' | 'completed' | 'not-me'
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
