/**
 * The contract between pages and routes: every page of the identity provider with its props. A page is a
 * function from props to a whole HTML document; routes choose the page and its status, pages choose words and
 * markup. Replace any of them by a function of your own.
 */
import type { Language, NamedLanguage } from '@laissez-passer/i18n/languages'
import type { Pseudo } from '@laissez-passer/i18n/pseudo'
import type { Wording } from '@laissez-passer/i18n/wording'
import type { Palette } from '@laissez-passer/widgets/palette'
import type { ComponentType, ReactNode } from 'react'
import type { MethodPages } from './methods/types.ts'
import type { Key } from './methods/words/index.ts'
import type { Page } from './props/common.ts'
import type { SentCodeProps } from './props/sent-code.ts'
import type {
  AccountProps,
  ActivityProps,
  ChangeNamesProps,
  ReportActivityProps,
  DetailsProps,
  SessionsProps,
  SettingsProps,
  AlwaysTwoFactorsProps,
} from './props/account.ts'
import type {
  AdminActionProps,
  AdminAuditProps,
  AdminHomeProps,
  AdminOutboxProps,
  AdminPeopleProps,
  AdminPersonProps,
  AdminProposalProps,
  AdminServiceAddProps,
  AdminServicesProps,
} from './props/admin.ts'
import type { ChangeEmailProps, ConfirmEmailProps } from './props/email.ts'
import type { ErrorProps, InformationProps, MailboxProps } from './props/information.ts'
import type { DataProps, DeleteAccountProps, KeepAccountProps } from './props/leaving.ts'
import type { FactorRemovalProps, LostFactorProps, NotMeProps } from './props/recovery.ts'
import type { OwnPageProps } from './props/own.ts'
import type { DeviceCodeProps, DeviceConfirmProps, DeviceDoneProps, DeviceShowProps } from './props/device.ts'
import type { ConsentProps, ServicesProps } from './props/services.ts'
import type { RegisteredProps, RegisterProps } from './props/registration.ts'
import type {
  ContinueProps,
  DeviceChoiceProps,
  HandOverProps,
  IdentifierProps,
  LoggedInProps,
  LoggedOutProps,
  LogoutProps,
  MethodCodeProps,
  MethodMissingProps,
  SignInEndedProps,
  StepUpProps,
  ThrottledProps,
} from './props/sign-in.ts'

export type * from './methods/types.ts'
export type * from './props/account.ts'
export type * from './props/admin.ts'
export type * from './props/common.ts'
export type * from './props/device.ts'
export type * from './props/email.ts'
export type * from './props/information.ts'
export type * from './props/leaving.ts'
export type * from './props/own.ts'
export type * from './props/recovery.ts'
export type * from './props/registration.ts'
export type * from './props/sent-code.ts'
export type * from './props/services.ts'
export type * from './props/sign-in.ts'
export type { MethodWords, Words } from './method-words.ts'

/** Key of a sentence that the pages say. */
export type PageKey = Key

/** Name of a page. */
export type PageName = Exclude<keyof Pages, 'site'>

/** What a server must know of pages besides the pages. */
export interface SiteOfPages {
  /** What the provider is called: on pages, in mails, in apps and to services. */
  readonly name: string
  /** The languages they are written in, in the order of menus. */
  readonly languages: readonly NamedLanguage[]
  /** Reads the words of a language, before the first page in it; nothing where they are there. */
  readonly bring: (language: Language) => Promise<void>
  /** The colours of `theme.colour`, for mails; null: those of the style sheet. */
  readonly palette: Palette | null
  /** A style sheet to serve in the folder of the assets, whose name changes with its content; null: none. */
  readonly sheet: { readonly name: string; readonly css: string } | null
}

/** Every page, and what a server must know of them. */
export interface Pages extends MethodPages {
  readonly site: SiteOfPages
  readonly identifier: Page<IdentifierProps>
  readonly stepUp: Page<StepUpProps>
  readonly deviceChoice: Page<DeviceChoiceProps>
  readonly methodMissing: Page<MethodMissingProps>
  readonly sentCode: Page<SentCodeProps>
  /** Of a verification method that has no page of its own: what it asks, and a field for the answer. */
  readonly methodCode: Page<MethodCodeProps>
  /** Of a method of one's own, around what that method draws. */
  readonly own: Page<OwnPageProps>
  readonly continueTo: Page<ContinueProps>
  readonly consent: Page<ConsentProps>
  readonly handOver: Page<HandOverProps>
  readonly deviceCode: Page<DeviceCodeProps>
  readonly deviceConfirm: Page<DeviceConfirmProps>
  readonly deviceDone: Page<DeviceDoneProps>
  readonly deviceShow: Page<DeviceShowProps>
  readonly loggedIn: Page<LoggedInProps>
  readonly logout: Page<LogoutProps>
  readonly loggedOut: Page<LoggedOutProps>
  readonly signInEnded: Page<SignInEndedProps>
  readonly throttled: Page<ThrottledProps>
  readonly register: Page<RegisterProps>
  readonly registered: Page<RegisteredProps>
  readonly account: Page<AccountProps>
  readonly details: Page<DetailsProps>
  readonly changeNames: Page<ChangeNamesProps>
  readonly changeEmail: Page<ChangeEmailProps>
  readonly confirmEmail: Page<ConfirmEmailProps>
  readonly settings: Page<SettingsProps>
  readonly alwaysTwoFactors: Page<AlwaysTwoFactorsProps>
  readonly sessions: Page<SessionsProps>
  readonly services: Page<ServicesProps>
  readonly data: Page<DataProps>
  readonly deleteAccount: Page<DeleteAccountProps>
  readonly keepAccount: Page<KeepAccountProps>
  readonly notMe: Page<NotMeProps>
  readonly lostFactor: Page<LostFactorProps>
  readonly factorRemoval: Page<FactorRemovalProps>
  readonly activity: Page<ActivityProps>
  readonly reportActivity: Page<ReportActivityProps>
  readonly adminHome: Page<AdminHomeProps>
  readonly adminPeople: Page<AdminPeopleProps>
  readonly adminPerson: Page<AdminPersonProps>
  readonly adminAction: Page<AdminActionProps>
  readonly adminProposal: Page<AdminProposalProps>
  readonly adminOutbox: Page<AdminOutboxProps>
  readonly adminAudit: Page<AdminAuditProps>
  readonly adminServices: Page<AdminServicesProps>
  readonly adminServiceAdd: Page<AdminServiceAddProps>
  readonly privacy: Page<InformationProps>
  readonly help: Page<InformationProps>
  readonly about: Page<InformationProps>
  readonly error: Page<ErrorProps>
  readonly mailbox: Page<MailboxProps>
}

/** How the built-in pages are made one's own. */
export interface PagesOptions {
  /** What the provider is called: in the header, titles and sentences. */
  readonly name: string
  readonly theme?: Theme
  /** Whom people may write to. */
  readonly supportEmail?: string
  /** Where people find help; with neither, help says to ask the service they came from. */
  readonly supportUrl?: string
  /**
   * Other words for any sentence, by language and key; a language that we don't speak joins the menu with its
   * words. What is left out is said in ours, else in English.
   */
  readonly words?: Wording<PageKey>
  /** Languages that are offered. Default: all that there are words in. */
  readonly languages?: readonly Language[]
  /**
   * Puts the parts of each page in order. Default: header, main, footer.
   * @experimental
   */
  readonly layout?: Layout
  /** Every sentence in disguise, to try layouts: for development alone. */
  readonly pseudo?: Pseudo | undefined
  /** IANA time zone of times for readers whose browser told none. Default `UTC`; it is always named. */
  readonly timeZone?: string
}

/**
 * A layout of one's own: what stands in `body`, behind the link that skips to `main`. Each part must stand in
 * it once.
 * @experimental
 */
export type Layout = ComponentType<LayoutProps>

/**
 * What a layout puts in order.
 * @experimental
 */
export interface LayoutProps {
  /** Mark, name, languages, and the menu of whoever is signed in. */
  readonly header: ReactNode
  /** What the page is for: the element `main`. */
  readonly main: ReactNode
  readonly footer: ReactNode
  /** Of the page. */
  readonly language: Language
}

/** A link of one's own, with its words by language; where one has none, those in English. */
export interface FooterLink {
  readonly href: string
  readonly label: { readonly en: string } & { readonly [L in Language]?: string }
}

/** Looks. */
export interface Theme {
  /**
   * One colour that all of a house's are made of, `#rrggbb`, by day and by night: the header, links, buttons.
   * It must be dark enough for white words. Default: burgundy.
   */
  readonly colour?: string
  /** Links at the foot of each page, behind ours: legal notice, accessibility statement. */
  readonly links?: readonly FooterLink[]
  /** A line under the name, by language. Default: "One account, many services". */
  readonly tagline?: Readonly<Record<string, string>>
  /**
   * Style sheets loaded after the built-in one: paths of the same origin, or names among the assets. Override
   * the `--lp-…` tokens there.
   */
  readonly styles?: readonly string[]
  /** A picture in place of the mark in the header: a path of the same origin, or a name among the assets. */
  readonly mark?: string
}
