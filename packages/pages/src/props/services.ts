import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from './account.ts'
import type { FormProps, PageProps, Person } from './common.ts'

/**
 * What a service may get to know of somebody, or do for them; `offline`: also while they aren't signed in.
 */
export type Known =
  | 'identifier'
  | 'email'
  | 'name'
  | 'language'
  | 'factors'
  | 'account'
  | 'settings'
  | 'activity'
  | 'sessions'
  | 'end-sessions'
  | 'services'
  | 'withdraw-services'
  | 'offline'

/** A service, as it is registered. */
export interface RegisteredService {
  readonly name: string
  /** A sentence about it; null: there is none. */
  readonly description: string | null
  /** Address of its picture, elsewhere; null: it has none. The page's policy has to allow it. */
  readonly logo: string | null
  /** It registered itself, and nobody has looked at it. Default: the operator answers for its name. */
  readonly unchecked?: {
    /** The host that the browser goes on to; null: to none. */
    readonly goesTo: string | null
  }
}

/** Asks whether a service may know what it asks for. Posts `allow=1`, or without it. */
export interface ConsentProps extends PageProps, FormProps {
  readonly person: Person
  readonly service: RegisteredService
  /** What it will know, in the order in which it is said. */
  readonly known: readonly Known[]
  /** What of it is shown as it is. */
  readonly account: { readonly email: string; readonly language: string }
  /** Signing in as somebody else, the destination kept. */
  readonly otherHref: string
}

/**
 * Connected services: what is allowed which, what lasts beyond sessions, and taking it back. Posts `service`,
 * with `access` for one that lasts.
 */
export interface ServicesProps extends AccountPageProps, FormProps {
  /** The one allowed last first. */
  readonly services: readonly {
    readonly clientId: string
    /** Null: it isn't registered any more. */
    readonly name: string | null
    /** A sentence about it; null: there is none. Default: null. */
    readonly description?: string | null
    readonly known: readonly Known[]
    readonly since: Seconds
    /** The person was asked, and may take it back. Default: true. */
    readonly allowed?: boolean
    /** Televisions and apps of it that are signed in whether the person is or not. Default: none. */
    readonly lasting?: readonly { readonly id: string; readonly since: Seconds; readonly until: Seconds }[]
  }[]
}
