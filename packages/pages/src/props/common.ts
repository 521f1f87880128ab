import type { Addresses } from '@laissez-passer/core/addresses'
import type { ToldLimits } from '@laissez-passer/core/limits'
import type { Level, MethodName, Seconds } from '@laissez-passer/core/ports'
import type { MethodWords } from '../method-words.ts'
import type { Language } from '@laissez-passer/i18n/languages'
import type { MethodNotice } from '../methods/codes.ts'

/**
 * A field that was filled in wrongly, as core's use cases return it. Words come from this package's catalogue
 * (`issue.*`).
 */
export interface FieldIssue {
  /** Name of the form field; `form` for what concerns several. */
  readonly field: string
  /** E.g. `required`, `email`, `mismatch`, `too-short`; an unknown code reads "Please check this field". */
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
  /** Said as it is, in place of the catalogue's words. */
  readonly text?: string
}

/** Who is signed in, for the menu in the header. */
export interface Person {
  readonly name: string
  readonly email: string
  /**
   * The unique identifier: forms say whom they were shown to, so that none is taken for whoever signed in to
   * the same browser since. Absent: they don't.
   */
  readonly uid?: string
}

/** What every page needs to know. */
export interface PageProps {
  /** The provider's address book, for links that every page has. */
  readonly addresses: Addresses
  /** Folder of the style sheets, scripts and fonts, without a slash at the end. */
  readonly assets: string
  /** The numbers that sentences say, from core's `toldLimits`: every message may use them. */
  readonly limits: ToldLimits
  /** Language of the page. */
  readonly lang: Language
  /**
   * Path and query by which this page is fetched with GET, e.g. `<base>/login?flow=x`: the language switch
   * links to it with `lang` replaced. After a POST that renders again, the address that shows the same step.
   */
  readonly path: string
  /** It answers a form: the browser's history keeps it under `path`, and sends nothing again. */
  readonly posted?: boolean
  /** The nonce of the response's Content-Security-Policy (`script-src`). */
  readonly nonce: string
  /** The moment of the request. */
  readonly now: Seconds
  /** IANA zone that times are written in, as the browser told it. Absent: that of `PagesOptions`. */
  readonly timeZone?: string
  /** The person chose that zone: the browser's script leaves times in it. Default: it writes its own. */
  readonly zoneChosen?: boolean
  /** Who is signed in; null where nobody is, or while signing in. */
  readonly person?: Person | null
  /** Words of methods that the catalogue doesn't know, by their name. */
  readonly words?: Readonly<Record<MethodName, MethodWords>>
}

/** Props that a route leaves out: the request says them. */
export type FromRequest =
  | 'addresses'
  | 'assets'
  | 'lang'
  | 'limits'
  | 'nonce'
  | 'now'
  | 'path'
  | 'posted'
  | 'timeZone'
  | 'words'
  | 'zoneChosen'

/** A form that posts. */
export interface FormProps {
  /** Where the form posts to, e.g. `addresses.signIn`. Always our own origin. */
  readonly action: string
  /** Hidden fields, e.g. `{ flow }` or `{ continue }`. */
  readonly hidden?: Readonly<Record<string, string>>
  /** What was wrong; empty or absent at first. */
  readonly issues?: readonly FieldIssue[]
}

/** Which service asks, shown at the card's top: "Europass asks for two factors". */
export interface ServiceAsk {
  readonly name: string
  readonly level: Level
}

/** A verification method to choose. Words for built-in names come from the catalogue. */
export interface MethodChoice {
  readonly name: MethodName
  /** For methods of third parties, in the page's language. */
  readonly label?: string
  /** One line of what it is; for methods of third parties. */
  readonly description?: string
  /** Shows the tag "resists phishing". Never for push or QR codes. */
  readonly resistsPhishing?: boolean
}

/** Where a method is set up, or used. */
export interface MethodWay {
  readonly method: MethodName
  readonly href: string
}

/** What a method tells the browser while somebody goes on from signing in; its part of the page does so. */
export interface OnTheWay {
  readonly method: MethodName
  /** As JSON. */
  readonly data: string
  /** Where its script posts what comes of it. */
  readonly action: string
  /** The script moves on when it is done; where none runs, the page does, at once. */
  readonly waits: boolean
}

/** A message on top of a page: what was just done. */
export interface Notice {
  readonly code: MethodNotice | GeneralNotice
  readonly params?: Readonly<Record<string, string>>
}

type GeneralNotice =
  | 'settings-saved'
  | 'names-changed'
  | 'always-on'
  | 'always-off'
  | 'email-change-asked'
  | 'account-kept'
  | 'another-person'
  | 'email-kept'
  | 'email-respelled'
  | 'session-ended'
  | 'sessions-ended'
  | 'service-withdrawn'
  | 'service-signed-out'
  | 'access-ended'

/** A page: props in, a whole HTML document out. Pure: same props, same document. */
export type Page<P> = (props: P) => string
