// A provider's parts hold the faces of its methods, and faces and rooms are given the parts: they name each
// other.
import type { Administration } from '@laissez-passer/core/administration'
import type { Addresses } from '@laissez-passer/core/addresses'
import type { Context as UseCaseContext, MethodView, VerificationMethod } from '@laissez-passer/core/context'
import type { Runtime } from '@laissez-passer/core/ports'
import type { OpenedSession } from '@laissez-passer/core/internal/sign-in'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import type { ScimClient } from '@laissez-passer/federation/scim'
import type { Service } from '@laissez-passer/federation/services'
import type { Log } from '@laissez-passer/server/log'
import type { Trace } from '@laissez-passer/server/tracing'
import type { AccountProps, MethodTile, MethodWords, Notice, OnTheWay, Pages } from '@laissez-passer/pages/types'
import type { Context, Hono } from 'hono'
import type { OperationOf } from './api/described.ts'
import type { Assets } from './assets.ts'
import type { Carriers } from './carriers.ts'
import type { RoutePolicy } from './route-policies.ts'
import type { ProviderEnv } from './environment.ts'
import type { Meters } from './meters.ts'
import type { Fail } from './failure.ts'
import type { Posted } from './form.ts'
import type { Render } from './page.ts'
import type { ReadyAnswer } from './ready.ts'
import type { SignedIn } from './session.ts'
import type { MetricsOptions } from './meters.ts'
import type { Asked, LeftBehind, Shown, StepOf } from './sign-in/shown.ts'
import type { Streams } from './streams.ts'

/** A provider's parts, put together once; every request is served from them. */
export interface Composition {
  /** The context of use cases but for what each request adds. */
  readonly context: Omit<UseCaseContext, 'now' | 'describeDestination'>
  readonly runtime: Runtime
  readonly services: readonly Service[]
  /** Whose directories manage accounts. */
  readonly scim: readonly ScimClient[]
  /** The verification methods with all that people see of them, in the order in which pages offer them. */
  readonly faces: readonly Face[]
  readonly pages: Pages
  readonly assets: Assets
  readonly peer: (request: Request, env: unknown) => string | null
  readonly trustedProxies: readonly string[]
  readonly country: (request: Request, env: unknown) => string | null
  readonly countryHeader: string | null
  /** What administrators do on pages, and which of it takes two; null: there are no such pages. */
  readonly administration: Administration | null
  /** What administrators read of this process beside its health. */
  readonly facts: () => Readonly<Record<string, string | number>>
  /** Whether there is a development mailbox. */
  readonly mailbox: boolean
  /** Whether who develops a service is told what is wrong with its request, and what is registered. */
  readonly explains: boolean
  /** Application server key for Web Push; null: no pushes. */
  readonly pushKey: string | null
  readonly log: Log
  /** Aborts at shutdown: live streams end. */
  readonly closing: AbortSignal
  readonly streams: Streams
  readonly meters: Meters
  /** Follows requests; null: nobody does. */
  readonly trace: Trace | null
  /** Who reads the metrics; null: there are none. */
  readonly metrics: MetricsOptions | null
  /** Whether the work in the background goes on, for readiness; nothing where it doesn't run here. */
  readonly background: () => Readonly<Record<string, string>>
  /** How messages have fared lately, for readiness. */
  readonly carriers: Carriers
}

/** What routes are given: the composition, the addresses and the two ways to answer a person. */
export interface RouteParts extends Composition {
  /** The provider's address book, that of its settings. */
  readonly addresses: Addresses
  readonly render: Render
  readonly fail: Fail
}

/** Routes that belong together, and what holds at their addresses. */
export interface Room extends RoutePolicy {
  /** Made once, with the provider's parts. */
  readonly routes: (parts: RouteParts) => Hono<ProviderEnv>
  /** Answers to GET that are the same for everybody, by their path. Default: none. */
  readonly ready?: (parts: RouteParts) => Readonly<Record<string, ReadyAnswer>>
  /**
   * Who calls: `people`, from pages of ours, so that forms of other sites are refused; `anyone`: programs,
   * other sites, and whatever has no forms. Default: `people`.
   */
  readonly for?: 'people' | 'anyone'
}

/**
 * A part of My Account: a tile, and the routes behind it, at the address of My Account that has its name and
 * below.
 */
export interface Section extends MethodTile {
  readonly rooms: readonly Room[]
  /** What may have been done there that the overview says. Default: nothing. */
  readonly notices?: readonly Notice['code'][]
  /**
   * What there is to say to this person on the overview. Default: nothing. One query at most, beside the
   * others'.
   */
  readonly about?: (c: Context<ProviderEnv>, current: SignedIn) => Promise<AboutSection>
}

/** What a section says to a person on the overview. */
export interface AboutSection {
  /** Its tile leads nowhere for them, and isn't shown. */
  readonly idle?: boolean
  /** In how many days what is there expires, where that is soon. */
  readonly daysLeft?: number
  /** They should go there: why, by the name of the words. */
  readonly advice?: AccountProps['advice']
}

/** Shows the page on which a sign-in asks for a method, and why the last answer wasn't taken. */
export type MethodPage<View extends MethodView = MethodView, Refusal extends string = string> = (
  c: Context<ProviderEnv>,
  parts: RouteParts,
  asked: Asked<View, Refusal>,
) => Response | Promise<Response>

/**
 * A verification method with all that people see of it: its page in a sign-in, its routes, its part of My
 * Account. The provider mounts what stands here and knows no method by name, so that one of your own can do
 * what the built-in ones do. `View` is what its page shows, `Refusal` why it doesn't start or accept an
 * answer, as its method says them; `Name` its name.
 */
export interface Face<
  View extends MethodView = MethodView,
  Refusal extends string = string,
  Name extends string = string,
> {
  /** What proves. Its name is unique among the provider's methods. */
  readonly method: VerificationMethod<View, Refusal, Name>
  /** The face of the method that stands in this one's place once it is retired (`method.retirement`). */
  readonly heir?: Face
  /** What it is called and asks, where the pages have no words for it. Default: they have. */
  readonly words?: MethodWords
  /** Its page in a sign-in. Default: what it asks by its words, and a field named `code`. */
  page?(c: Context<ProviderEnv>, parts: RouteParts, asked: Asked<View, Refusal>): Response | Promise<Response>
  /**
   * What of a posted page is its answer, as `method.verify` reads it; null: another button was pressed.
   * Default: the field `code`.
   */
  readonly answer?: (posted: Posted) => Posted | null
  /** How a sign-in begins with it, without a password. Default: it doesn't. */
  readonly alone?: Alone
  /**
   * It is asked right after the identifier. One method of a provider is. Default: it comes after that one, or
   * alone.
   */
  readonly afterIdentifier?: AfterIdentifier
  /**
   * What its part of the page tells the browser on which somebody goes on from signing in; null: nothing.
   * Default: nothing.
   */
  readonly onTheWay?: (c: Context<ProviderEnv>, current: SignedIn) => Promise<Omit<OnTheWay, 'method'> | null>
  /**
   * What the same part tells the browser once the person is called otherwise; null: nothing. Default:
   * nothing.
   */
  readonly renamed?: (c: Context<ProviderEnv>, current: SignedIn) => Promise<Omit<OnTheWay, 'method'> | null>
  /** Something of it may be due, so that a person has to see to it before they go on. Default: nothing. */
  readonly due?: Due
  /**
   * The page on which a person sets it up; null: nobody does by themselves. Default: My Account.
   */
  readonly setUpAt?: ((addresses: Addresses) => string) | null
  /** Somebody else gives it out (a device, say): pages say so. Default: people set it up by themselves. */
  readonly given?: true
  /** Origin of the app on the phone, as whoever put the method in said it. Default: `authenticatorOrigin`. */
  readonly app?: string
  /** Where the app is that it needs. Default: it needs none. */
  readonly appAt?: (settings: UseCaseContext['settings']) => string
  /**
   * Whoever needs another factor is advised to add this one: anybody can, and it may change factors. Default:
   * false.
   */
  readonly advised?: true
  /**
   * The page for whoever had only this method when it was retired: what can be added instead. Default: that
   * it is missing.
   */
  readonly leftBehind?: (c: Context<ProviderEnv>, parts: RouteParts, left: LeftBehind) => Response
  /** Its part of My Account; methods may share one. Default: none. */
  readonly section?: Section
  /** Its part of the JSON API; methods may share it. Default: what it answers to `answer`, and no more. */
  readonly operations?: readonly OperationOf<RouteParts>[]
  /** Its routes, besides those of its section; methods may share them. Default: none. */
  readonly rooms?: readonly Room[]
  /**
   * Loads packages that only its users install, and looks at settings by what is in them. `createProvider`
   * waits for it, so that a missing one is told at the start, and what it says is `invalid-settings` beside
   * all other faults. Default: it needs none.
   */
  readonly needs?: (settings: UseCaseContext['settings']) => Promise<unknown>
  /** How its messages travel, by the outbox's channel. Default: it sends mails at most. */
  readonly carries?: { readonly sms: MailTransport }
}

/** How a method stands in place of identifier and password. */
export interface Alone {
  /**
   * Where it begins from the first page, with the destination kept. Default: the first page doesn't show it.
   */
  readonly beginAt?: (addresses: Addresses, continueTo: string | null) => string
  /** Takes what the first page posted; null: nothing of this method's. Default: it has pages of its own. */
  readonly submit?: (
    c: Context<ProviderEnv>,
    parts: RouteParts,
    posted: { readonly fields: Posted; readonly continueTo: string },
  ) => Promise<Response> | null
  /** Where a sign-in goes on that chose it, without a password. Default: by its page, after the password. */
  readonly goOnAt?: (addresses: Addresses, signInId: string) => string
}

/** How a method is asked right after the identifier, of known and unknown people alike. */
export interface AfterIdentifier {
  readonly page: (
    c: Context<ProviderEnv>,
    parts: RouteParts,
    shown: Shown & { readonly step: StepOf<'password'> },
  ) => Response | Promise<Response>
  /** Takes what was posted in a sign-in; null: nothing of this method's. */
  readonly submit: (
    c: Context<ProviderEnv>,
    parts: RouteParts,
    posted: { readonly signInId: string; readonly fields: Posted },
  ) => Promise<Response> | null
}

/** What may be due of a method. */
export interface Due {
  /** Where somebody who just signed in goes first, the destination kept; null: on. */
  readonly afterSignIn: (c: Context<ProviderEnv>, opened: OpenedSession) => Promise<string | null>
  /**
   * Where somebody goes with whose session no service is opened before it is done; null: any is. Asks nobody.
   */
  readonly first: (
    c: Context<ProviderEnv>,
    current: Pick<SignedIn, 'account' | 'session'>,
    continueTo: string | null,
  ) => string | null
}
