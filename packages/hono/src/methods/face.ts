import type { Addresses } from '@laissez-passer/core/addresses'
import type { MethodName } from '@laissez-passer/core/ports'
import type { VerificationMethod } from '@laissez-passer/core/context'
import type { OpenedSession } from '@laissez-passer/core/sign-in'
import type { MailTransport } from '@laissez-passer/delivery/transport'
import type { MethodWay, MethodWords } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import type { Posted } from '../form.ts'
import type { Room } from '../room.ts'
import type { SignedIn } from '../session.ts'
import type { Asked, LeftBehind, Shown, StepOf } from '../sign-in/shown.ts'
import type { Section } from '../account/section.ts'

/** Shows the page on which a sign-in asks for a method, and why the last answer wasn't taken. */
export type MethodPage = (c: Context<ProviderEnv>, parts: RouteParts, asked: Asked) => Response | Promise<Response>

/**
 * A verification method with all that people see of it: its page in a sign-in, its routes, its part of My Account. The
 * provider mounts what stands here and knows no method by name, so that one of your own can do what the built-in ones do.
 */
export interface Face {
  /** What proves. Its name is unique among the provider's methods. */
  readonly method: VerificationMethod
  /** The face of the method that stands in this one's place once it is retired (`method.retirement`). */
  readonly heir?: Face
  /** What it is called and asks, where the pages have no words for it. Default: they have. */
  readonly words?: MethodWords
  /** Its page in a sign-in. Default: what it asks by its words, and a field named `code`. */
  readonly page?: MethodPage
  /**
   * What of a posted page is its answer, as `method.verify` reads it; null: another button was pressed.
   * Default: the field `code`.
   */
  readonly answer?: (posted: Posted) => Posted | null
  /** How a sign-in begins with it, without a password. Default: it doesn't. */
  readonly alone?: Alone
  /** It is asked right after the identifier. One method of a provider is. Default: it comes after that one, or alone. */
  readonly afterIdentifier?: AfterIdentifier
  /** Something of it may be due, so that a person has to see to it before they go on. Default: nothing. */
  readonly due?: Due
  /** The page on which a person sets it up. Default: My Account. */
  readonly setUpAt?: (addresses: Addresses) => string
  /** Whoever needs another factor is advised to add this one: anybody can, and it may change factors. Default: false. */
  readonly advised?: true
  /** The page for whoever had only this method when it was retired: what can be added instead. Default: that it is missing. */
  readonly leftBehind?: (c: Context<ProviderEnv>, parts: RouteParts, left: LeftBehind) => Response
  /** Its part of My Account; methods may share one. Default: none. */
  readonly section?: Section
  /** Its routes, besides those of its section; methods may share them. Default: none. */
  readonly rooms?: readonly Room[]
  /** How its messages travel, by the outbox's channel. Default: it sends mails at most. */
  readonly carries?: { readonly sms: MailTransport }
}

/** How a method stands in place of identifier and password. */
export interface Alone {
  /** Where it begins from the first page, with the destination kept. Default: the first page doesn't show it. */
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
  /** Where somebody goes with whose session no service is opened before it is done; null: any is. Asks nobody. */
  readonly first: (
    c: Context<ProviderEnv>,
    current: Pick<SignedIn, 'account' | 'session'>,
    continueTo: string | null,
  ) => string | null
}

/** The face of the method of this name; a retired one's heir has one too. */
export function faceOf(faces: readonly Face[], name: MethodName): Face | undefined {
  return faces.find(({ method }) => method.name === name) ?? faces.find(({ heir }) => heir?.method.name === name)?.heir
}

/**
 * The page on which a method is set up.
 *
 * @param options `name`: the method's; `addresses`: the provider's
 * @returns My Account where it has none, or the provider has no such method
 */
export function setUpAddress(
  faces: readonly Face[],
  { name, addresses }: { readonly name: MethodName; readonly addresses: Addresses },
): string {
  return faceOf(faces, name)?.setUpAt?.(addresses) ?? addresses.account()
}

/** What whoever needs another factor is advised to add, the safest first. */
export function advisedWays(
  faces: readonly Face[],
  { addresses }: { readonly addresses: Addresses },
): readonly MethodWay[] {
  return faces
    .filter(({ advised }) => advised)
    .toSorted((a, b) => Number(b.method.phishingResistant) - Number(a.method.phishingResistant))
    .map(({ method: { name } }) => ({ method: name, href: setUpAddress(faces, { name, addresses }) }))
}
