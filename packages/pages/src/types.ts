/**
 * The contract between pages and routes: every page of the identity provider with its props. A page is a function from props to a whole
 * HTML document; routes choose the page and its status, pages choose words and markup. Replace any of them by a function of your own.
 */
import type { MethodName } from '@laissez-passer/core/ports'
import type { MethodWords } from './own-words.ts'
import type {
  AccountProps,
  ActivityProps,
  ChangePasswordProps,
  DeviceRemoveProps,
  DevicesProps,
  DetailsProps,
  SessionsProps,
  SettingsProps,
  AlwaysTwoFactorsProps,
} from './props/account.ts'
import type {
  EidConfirmProps,
  EidLeaveProps,
  EidLinkProps,
  EidProps,
  EidRegisteredProps,
  EidRegisterProps,
  EidRemoveProps,
  EidsProps,
  EidUnmatchedProps,
} from './props/eid.ts'
import type { ChangeEmailProps, ConfirmEmailProps } from './props/email.ts'
import type { AddDeviceProps, EnrolmentProps, FactorsRestProps } from './props/enrolment.ts'
import type { ErrorProps, InformationProps, MailboxProps } from './props/information.ts'
import type { AddPasskeyProps, PasskeyProps, PasskeyRemoveProps, PasskeysProps } from './props/passkeys.ts'
import type {
  AddPhoneProps,
  ConfirmPhoneProps,
  LeftBehindProps,
  PhoneRemoveProps,
  PhonesProps,
  SentCodeProps,
} from './props/phones.ts'
import type {
  ChoosePasswordProps,
  LinkExpiredProps,
  LostPasswordProps,
  LostPasswordSentProps,
  PasswordDoneProps,
} from './props/password.ts'
import type {
  FactorRemovalProps,
  LostFactorProps,
  NotMeProps,
  RecoveryCodeProps,
  RecoveryCodesProps,
} from './props/recovery.ts'
import type { RegisteredProps, RegisterProps } from './props/registration.ts'
import type {
  ContinueProps,
  DeviceChoiceProps,
  IdentifierProps,
  LoggedInProps,
  LoggedOutProps,
  LogoutProps,
  MethodCodeProps,
  MethodMissingProps,
  PasswordProps,
  ScanCodeProps,
  SignInEndedProps,
  StepUpProps,
  ThrottledProps,
  WaitingProps,
} from './props/sign-in.ts'
import type {
  AddTokenAppProps,
  TakeTokenProps,
  TokenAppProps,
  TokenCodeProps,
  TokenRemoveProps,
  TokensProps,
  TokenStepProps,
} from './props/token.ts'

export type * from './props/account.ts'
export type * from './props/common.ts'
export type * from './props/eid.ts'
export type * from './props/email.ts'
export type * from './props/enrolment.ts'
export type * from './props/information.ts'
export type * from './props/passkeys.ts'
export type * from './props/password.ts'
export type * from './props/phones.ts'
export type * from './props/recovery.ts'
export type * from './props/registration.ts'
export type * from './props/sign-in.ts'
export type { MethodWords, Words } from './own-words.ts'
export type * from './props/token.ts'

/** A page: props in, a whole HTML document out. Pure: same props, same document. */
export type Page<P> = (props: P) => string

/** Every page. */
export interface Pages {
  readonly identifier: Page<IdentifierProps>
  readonly password: Page<PasswordProps>
  readonly stepUp: Page<StepUpProps>
  readonly passkey: Page<PasskeyProps>
  readonly deviceChoice: Page<DeviceChoiceProps>
  readonly methodMissing: Page<MethodMissingProps>
  readonly waiting: Page<WaitingProps>
  readonly scanCode: Page<ScanCodeProps>
  readonly tokenCode: Page<TokenCodeProps>
  readonly sentCode: Page<SentCodeProps>
  /** Of a verification method that has no page of its own: what it asks, and a field for the answer. */
  readonly methodCode: Page<MethodCodeProps>
  readonly leftBehind: Page<LeftBehindProps>
  readonly continueTo: Page<ContinueProps>
  readonly loggedIn: Page<LoggedInProps>
  readonly logout: Page<LogoutProps>
  readonly loggedOut: Page<LoggedOutProps>
  readonly signInEnded: Page<SignInEndedProps>
  readonly throttled: Page<ThrottledProps>
  readonly register: Page<RegisterProps>
  readonly registered: Page<RegisteredProps>
  readonly choosePassword: Page<ChoosePasswordProps>
  readonly linkExpired: Page<LinkExpiredProps>
  readonly passwordDone: Page<PasswordDoneProps>
  readonly lostPassword: Page<LostPasswordProps>
  readonly lostPasswordSent: Page<LostPasswordSentProps>
  readonly account: Page<AccountProps>
  readonly details: Page<DetailsProps>
  readonly changeEmail: Page<ChangeEmailProps>
  readonly confirmEmail: Page<ConfirmEmailProps>
  readonly settings: Page<SettingsProps>
  readonly alwaysTwoFactors: Page<AlwaysTwoFactorsProps>
  readonly changePassword: Page<ChangePasswordProps>
  readonly devices: Page<DevicesProps>
  readonly deviceRemove: Page<DeviceRemoveProps>
  readonly passkeys: Page<PasskeysProps>
  readonly passkeyRemove: Page<PasskeyRemoveProps>
  readonly addPasskey: Page<AddPasskeyProps>
  readonly eid: Page<EidProps>
  readonly eidLeave: Page<EidLeaveProps>
  readonly eidUnmatched: Page<EidUnmatchedProps>
  readonly eidRegister: Page<EidRegisterProps>
  readonly eidRegistered: Page<EidRegisteredProps>
  readonly eidConfirm: Page<EidConfirmProps>
  readonly eids: Page<EidsProps>
  readonly eidRemove: Page<EidRemoveProps>
  readonly eidLink: Page<EidLinkProps>
  readonly tokens: Page<TokensProps>
  readonly tokenRemove: Page<TokenRemoveProps>
  readonly tokenStep: Page<TokenStepProps>
  readonly addTokenApp: Page<AddTokenAppProps>
  readonly tokenApp: Page<TokenAppProps>
  readonly takeToken: Page<TakeTokenProps>
  readonly phones: Page<PhonesProps>
  readonly phoneRemove: Page<PhoneRemoveProps>
  readonly addPhone: Page<AddPhoneProps>
  readonly confirmPhone: Page<ConfirmPhoneProps>
  readonly addDevice: Page<AddDeviceProps>
  readonly enrolment: Page<EnrolmentProps>
  readonly factorsRest: Page<FactorsRestProps>
  readonly sessions: Page<SessionsProps>
  readonly recoveryCodes: Page<RecoveryCodesProps>
  readonly recoveryCode: Page<RecoveryCodeProps>
  readonly notMe: Page<NotMeProps>
  readonly lostFactor: Page<LostFactorProps>
  readonly factorRemoval: Page<FactorRemovalProps>
  readonly activity: Page<ActivityProps>
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
  /** Where the static files of `@laissez-passer/pages/assets` and the scripts are served. Default `/cas/assets`. */
  readonly assets?: string
  /** First part of the provider's own links (account, help, languages …). Default `/cas`. */
  readonly base?: string
  /** Whom people may write to; absent: help says to ask the service they came from. */
  readonly supportEmail?: string
  /** Languages offered by the switch. Default: English and French, those that the catalogues speak. */
  readonly languages?: readonly ('en' | 'fr')[]
  /** IANA time zone of dates. Default `UTC`; the zone is always shown. */
  readonly timeZone?: string
  /** Words of verification methods of your own, by their name. */
  readonly methods?: Readonly<Record<MethodName, MethodWords>>
}

/** Looks. */
export interface Theme {
  /** A line under the name, by language. Default: "One account, many services". */
  readonly tagline?: Readonly<Record<string, string>>
  /** Style sheets loaded after the built-in one, same origin. Override the `--lp-…` tokens there. */
  readonly styles?: readonly string[]
  /** Address of a picture that replaces the mark in the header, same origin. */
  readonly mark?: string
}
