import type { Level, MethodName, Seconds } from '@laissez-passer/core/ports'
import type { Words } from '../method-words.ts'
import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import type { MethodAdvice, MethodSection } from '../methods/codes.ts'
import type { FormProps, MethodChoice, MethodWay, Notice, OnTheWay, PageProps, Person } from './common.ts'

/** Every page of My Account has somebody signed in. */
export interface AccountPageProps extends PageProps {
  readonly person: Person
  readonly notice?: Notice | null
}

/** Sections of My Account that exist in this deployment. */
export type AccountSection =
  | 'details'
  | 'settings'
  | MethodSection
  | 'sessions'
  | 'services'
  | 'activity'
  | 'data'
  | 'delete'

/** The tile of a section of My Account that belongs to a method; it leads to the page of that name. */
export interface MethodTile {
  readonly name: string
  /** Where the catalogue has none: its heading, and a line of what it is. */
  readonly words?: { readonly title: Words; readonly line: Words }
}

/** D1: My Account. */
export interface AccountProps extends AccountPageProps {
  /**
   * The sections of verification methods that are here, in any order. Default: all that the catalogue knows.
   */
  readonly sections?: readonly MethodTile[]
  /** What the person should do, shown at the top; null or absent: nothing. */
  readonly advice?: MethodAdvice | null
  /** A lost factor on its way out; null or absent: none. */
  readonly removal?: { readonly factorName: string; readonly dueAt: Seconds; readonly href: string } | null
  /** Another address that waits to be confirmed; null or absent: none. */
  readonly emailChange?: { readonly newEmail: string; readonly href: string } | null
  /** In how many days the password expires, when that is soon; null or absent: it isn't. */
  readonly passwordDaysLeft?: number | null
  /** When the account is deleted; null or absent: it isn't. */
  readonly deletionDueAt?: Seconds | null
  /** Where administrators do what they are named for; null or absent: the person is none. */
  readonly administrationHref?: string | null
  readonly uid: string
}

/** D2: My account details. */
export interface DetailsProps extends AccountPageProps {
  /** Where the address is changed. Absent: nowhere. */
  readonly changeEmailHref?: string
  /** Where the names are changed. Absent: nowhere. */
  readonly changeNamesHref?: string
  /** Who says what the person is called. Default: they do. */
  readonly namesFrom?: 'person' | 'country' | 'operator'
  /** What methods tell the browser, once the person is called otherwise. Default: nothing. */
  readonly told?: readonly OnTheWay[]
  /** Where language and time zone are chosen. Absent: nowhere. */
  readonly settingsHref?: string
  readonly account: {
    readonly uid: string
    readonly email: string
    readonly title?: string | null
    readonly firstName: string
    readonly lastName: string
    readonly language: string
    /** IANA zone that the person chose; null: as their browser says. Default: null. */
    readonly chosenZone?: string | null
    readonly createdAt: Seconds
    readonly passwordChangedAt: Seconds | null
  }
}

/** Changes how a person is called. Posts `title`, `firstName`, `lastName`. */
export interface ChangeNamesProps extends AccountPageProps, FormProps {
  readonly values: { readonly title: string; readonly firstName: string; readonly lastName: string }
  readonly cancelHref: string
}

/**
 * D2: Configure my account. Posts `language`, `chosenZone` (empty: as the browser says), `preferredMethod`
 * (empty: the last used), `everySignIn`.
 */
export interface SettingsProps extends AccountPageProps, FormProps {
  readonly values: {
    readonly language: string
    readonly preferredMethod: MethodName | null
    /** Null: as the browser says. */
    readonly chosenZone: string | null
    /** Which sign-ins are told by mail; null: those out of the ordinary. */
    readonly signInMails: 'every' | null
  }
  /** IANA zones to choose from. */
  readonly timeZones: readonly string[]
  readonly languages: readonly NamedLanguage[]
  /** What is set up. */
  readonly methods: readonly MethodChoice[]
  /** "Always ask for two factors"; absent where the provider has no second factors. */
  readonly always?: {
    readonly on: boolean
    /** How many second factors there are. */
    readonly factors: number
    /** Where it is changed. */
    readonly href: string
  }
}

/** "Always ask for two factors", on or off. Posts `on` (`1` or empty). */
export interface AlwaysTwoFactorsProps extends AccountPageProps, FormProps {
  readonly on: boolean
  /** How many second factors there are: with fewer than two it can't be turned on. */
  readonly factors: number
  /** Where a second factor is added, the safest first; empty where the provider has none. */
  readonly ways: readonly MethodWay[]
  readonly backHref: string
}

/**
 * D7: Display my sessions. Posts `session` (an id), with `service` for that one alone, or `all=1` for all the
 * others.
 */
export interface SessionsProps extends AccountPageProps, FormProps {
  readonly sessions: readonly {
    /** Opaque; not the cookie's value. */
    readonly id: string
    readonly browserName: string
    /** Where it was opened (ISO 3166-1, two letters); null: not known. Default: null. */
    readonly country?: string | null
    readonly level: Level
    readonly current: boolean
    readonly createdAt: Seconds
    readonly lastSeenAt: Seconds
    /** The services opened in it, the last one first. */
    readonly services: readonly {
      readonly id: string
      /** Null: it isn't registered any more. */
      readonly name: string | null
      readonly visitedAt: Seconds
    }[]
  }[]
  /** Ended lately, with services that weren't told of it, or are being told. Default: none. */
  readonly ended?: readonly {
    readonly id: string
    readonly browserName: string
    readonly endedAt: Seconds
    readonly services: readonly { readonly name: string; readonly status: 'waiting' | 'untold' }[]
  }[]
}

/** A line of an account's activity. Kinds and details as in core's `ActivityLine`. */
export interface ActivityItem {
  readonly id: string
  /** An unknown kind is shown by its code. */
  readonly kind: string
  readonly at: Seconds
  readonly details: Readonly<Record<string, string>>
  /** The operator did it, not the person. Default: the person. */
  readonly byOperator?: boolean
  /** Where they say that it wasn't them; null: nowhere. Default: null. */
  readonly notMeHref?: string | null
}

/** What happened to the account. Asks, by GET, `what` (a kind) and `period`. */
export interface ActivityProps extends AccountPageProps {
  readonly action: string
  readonly chosen: {
    readonly what: 'sign-ins' | 'changes' | 'services' | 'refusals' | null
    readonly period: 'week' | 'month' | 'quarter' | null
  }
  readonly entries: readonly ActivityItem[]
  /** The next page; null: there is none. */
  readonly olderHref: string | null
  /** The first page; null: this is it. */
  readonly newestHref: string | null
  /** The same lines, all of them, as files. */
  readonly files: readonly { readonly format: string; readonly href: string }[]
}

/** "This wasn't me", of a line of the activity. Posts `entry`. */
export interface ReportActivityProps extends PageProps, FormProps {
  /** `ask`; or `mailed`: it was said, and how to choose a new password lies in the inbox. */
  readonly status: 'ask' | 'mailed'
  /** Null once it was said. */
  readonly entry: ActivityItem | null
  readonly email: string
  readonly cancelHref: string
}
