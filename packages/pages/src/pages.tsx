import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server.edge'
import { AccountPage } from './account/account.tsx'
import { ActivityPage } from './account/activity.tsx'
import { AddPasskeyPage } from './account/add-passkey.tsx'
import { AddDevicePage } from './account/add-device.tsx'
import { ChangeEmailPage } from './account/change-email.tsx'
import { ChangePasswordPage } from './account/change-password.tsx'
import { DetailsPage } from './account/details.tsx'
import { DeviceRemovePage } from './account/device-remove.tsx'
import { DevicesPage } from './account/devices.tsx'
import { AlwaysTwoFactorsPage } from './account/always-two-factors.tsx'
import { FactorsRestPage } from './account/factors-rest.tsx'
import { PasskeyRemovePage } from './account/passkey-remove.tsx'
import { PasskeysPage } from './account/passkeys.tsx'
import { EidLinkPage, EidRemovePage, EidsPage } from './account/eids.tsx'
import { EnrolmentPage } from './account/enrolment.tsx'
import { AddPhonePage, ConfirmPhonePage } from './account/add-phone.tsx'
import { PhoneRemovePage } from './account/phone-remove.tsx'
import { PhonesPage } from './account/phones.tsx'
import { RecoveryCodesPage } from './account/recovery-codes.tsx'
import { TakeTokenPage } from './account/take-token.tsx'
import { AddTokenAppPage, TokenAppPage } from './account/token-app.tsx'
import { TokenRemovePage } from './account/token-remove.tsx'
import { TokenStepPage } from './account/token-step.tsx'
import { TokensPage } from './account/tokens.tsx'
import { SessionsPage } from './account/sessions.tsx'
import { SettingsPage } from './account/settings.tsx'
import { ErrorPage } from './information/error.tsx'
import { AboutPage, HelpPage, PrivacyPage } from './information/information.tsx'
import { MailboxPage } from './information/mailbox.tsx'
import { ChoosePasswordPage } from './password/choose-password.tsx'
import { LinkExpiredPage } from './password/link-expired.tsx'
import { LostPasswordPage, LostPasswordSentPage } from './password/lost-password.tsx'
import { PasswordDonePage } from './password/password-done.tsx'
import type { PageProps } from './props/common.ts'
import { EidConfirmPage, EidRegisteredPage, EidRegisterPage } from './registration/eid-register.tsx'
import { RegisterPage } from './registration/register.tsx'
import { RegisteredPage } from './registration/registered.tsx'
import { ConfirmEmailPage } from './sign-in/confirm-email.tsx'
import { ContinuePage } from './sign-in/continue.tsx'
import { DeviceChoicePage } from './sign-in/device-choice.tsx'
import { EidLeavePage, EidPage, EidUnmatchedPage } from './sign-in/eid.tsx'
import { IdentifierPage } from './sign-in/identifier.tsx'
import { LeftBehindPage } from './sign-in/left-behind.tsx'
import { LoggedInPage, LoggedOutPage, LogoutPage } from './sign-in/logged-in.tsx'
import { MethodCodePage } from './sign-in/method-code.tsx'
import { MethodMissingPage } from './sign-in/method-missing.tsx'
import { FactorRemovalPage, LostFactorPage } from './sign-in/lost-factor.tsx'
import { NotMePage } from './sign-in/not-me.tsx'
import { PasskeyPage } from './sign-in/passkey.tsx'
import { PasswordPage } from './sign-in/password.tsx'
import { ScanCodePage } from './sign-in/scan-code.tsx'
import { SignInEndedPage, ThrottledPage } from './sign-in/ended.tsx'
import { RecoveryCodePage } from './sign-in/recovery-code.tsx'
import { SentCodePage } from './sign-in/sent-code.tsx'
import { StepUpPage } from './sign-in/step-up.tsx'
import { TokenCodePage } from './sign-in/token-code.tsx'
import { WaitingPage } from './sign-in/waiting.tsx'
import type { Page, Pages, PagesOptions } from './types.ts'
import { type Site, translator, ViewProvider } from './view.ts'

/**
 * The identity provider's pages. Each is a pure function from props to a whole HTML document that works without JavaScript; texts are
 * escaped by React. No inline style, no inline script, no event handler: a Content-Security-Policy with a nonce, or with `'self'`, suffices.
 *
 * @param options name, looks and addresses
 * @returns a function a page; spread it to replace some: `{ ...pages({ name }), about: myAbout }`
 */
export function pages(options: PagesOptions): Pages {
  const site: Site = {
    name: options.name,
    theme: options.theme ?? {},
    assets: options.assets ?? '/cas/assets',
    base: options.base ?? '/cas',
    supportEmail: options.supportEmail ?? null,
    languages: options.languages ?? ['en', 'fr'],
    timeZone: options.timeZone ?? 'UTC',
    methods: options.methods ?? {},
  }
  const page =
    <P extends PageProps>(Component: ComponentType<P>): Page<P> =>
    (props) => {
      const view = { t: translator(props.lang, site.timeZone), site, page: props }
      return `<!doctype html>${renderToStaticMarkup(
        <ViewProvider value={view}>
          <Component {...props} />
        </ViewProvider>,
      )}`
    }
  return {
    identifier: page(IdentifierPage),
    password: page(PasswordPage),
    stepUp: page(StepUpPage),
    passkey: page(PasskeyPage),
    deviceChoice: page(DeviceChoicePage),
    methodMissing: page(MethodMissingPage),
    waiting: page(WaitingPage),
    scanCode: page(ScanCodePage),
    tokenCode: page(TokenCodePage),
    sentCode: page(SentCodePage),
    methodCode: page(MethodCodePage),
    leftBehind: page(LeftBehindPage),
    continueTo: page(ContinuePage),
    loggedIn: page(LoggedInPage),
    logout: page(LogoutPage),
    loggedOut: page(LoggedOutPage),
    signInEnded: page(SignInEndedPage),
    throttled: page(ThrottledPage),
    register: page(RegisterPage),
    registered: page(RegisteredPage),
    choosePassword: page(ChoosePasswordPage),
    linkExpired: page(LinkExpiredPage),
    passwordDone: page(PasswordDonePage),
    lostPassword: page(LostPasswordPage),
    lostPasswordSent: page(LostPasswordSentPage),
    account: page(AccountPage),
    details: page(DetailsPage),
    changeEmail: page(ChangeEmailPage),
    confirmEmail: page(ConfirmEmailPage),
    settings: page(SettingsPage),
    alwaysTwoFactors: page(AlwaysTwoFactorsPage),
    changePassword: page(ChangePasswordPage),
    devices: page(DevicesPage),
    deviceRemove: page(DeviceRemovePage),
    passkeys: page(PasskeysPage),
    passkeyRemove: page(PasskeyRemovePage),
    addPasskey: page(AddPasskeyPage),
    eid: page(EidPage),
    eidLeave: page(EidLeavePage),
    eidUnmatched: page(EidUnmatchedPage),
    eidRegister: page(EidRegisterPage),
    eidRegistered: page(EidRegisteredPage),
    eidConfirm: page(EidConfirmPage),
    eids: page(EidsPage),
    eidRemove: page(EidRemovePage),
    eidLink: page(EidLinkPage),
    tokens: page(TokensPage),
    tokenRemove: page(TokenRemovePage),
    tokenStep: page(TokenStepPage),
    addTokenApp: page(AddTokenAppPage),
    tokenApp: page(TokenAppPage),
    takeToken: page(TakeTokenPage),
    phones: page(PhonesPage),
    phoneRemove: page(PhoneRemovePage),
    addPhone: page(AddPhonePage),
    confirmPhone: page(ConfirmPhonePage),
    addDevice: page(AddDevicePage),
    enrolment: page(EnrolmentPage),
    factorsRest: page(FactorsRestPage),
    sessions: page(SessionsPage),
    recoveryCodes: page(RecoveryCodesPage),
    recoveryCode: page(RecoveryCodePage),
    notMe: page(NotMePage),
    lostFactor: page(LostFactorPage),
    factorRemoval: page(FactorRemovalPage),
    activity: page(ActivityPage),
    privacy: page(PrivacyPage),
    help: page(HelpPage),
    about: page(AboutPage),
    error: page(ErrorPage),
    mailbox: page(MailboxPage),
  }
}
