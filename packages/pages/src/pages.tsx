import type { ComponentType } from 'react'
import { AccountPage } from './account/account.tsx'
import { ActivityPage } from './account/activity.tsx'
import { ChangeEmailPage } from './account/change-email.tsx'
import { ChangeNamesPage } from './account/change-names.tsx'
import { ReportActivityPage } from './account/report-activity.tsx'
import { DetailsPage } from './account/details.tsx'
import { AdminActionPage } from './admin/action.tsx'
import { AdminAuditPage } from './admin/audit.tsx'
import { AdminHomePage } from './admin/home.tsx'
import { AdminOutboxPage } from './admin/outbox.tsx'
import { AdminPeoplePage } from './admin/people.tsx'
import { AdminPersonPage } from './admin/person.tsx'
import { AdminProposalPage } from './admin/proposal.tsx'
import { AdminServiceAddPage } from './admin/service-add.tsx'
import { AdminServicesPage } from './admin/services.tsx'
import { AlwaysTwoFactorsPage } from './account/always-two-factors.tsx'
import { SessionsPage } from './account/sessions.tsx'
import { SettingsPage } from './account/settings.tsx'
import { ErrorPage } from './information/error.tsx'
import { AboutPage, HelpPage, PrivacyPage } from './information/information.tsx'
import { MailboxPage } from './information/mailbox.tsx'
import { draw, languageHrefOf } from './draw.tsx'
import { methodPages } from './methods/index.ts'
import { OwnPage } from './own-page.tsx'
import { type Holes, prepared } from './prepared.ts'
import type { Page, PageProps } from './props/common.ts'
import { RegisterPage, registerHoles } from './registration/register.tsx'
import { RegisteredPage } from './registration/registered.tsx'
import { DeviceCodePage } from './device/device-code.tsx'
import { DeviceConfirmPage } from './device/device-confirm.tsx'
import { DeviceDonePage } from './device/device-done.tsx'
import { DeviceShowPage } from './device/device-show.tsx'
import { ConsentPage } from './services/consent.tsx'
import { ServicesPage } from './services/services.tsx'
import { ConfirmEmailPage } from './sign-in/confirm-email.tsx'
import { ContinuePage } from './sign-in/continue.tsx'
import { DeviceChoicePage } from './sign-in/device-choice.tsx'
import { HandOverPage } from './sign-in/hand-over.tsx'
import { identifierHoles, IdentifierPage } from './sign-in/identifier.tsx'
import { LoggedInPage, LoggedOutPage, LogoutPage } from './sign-in/logged-in.tsx'
import { MethodCodePage } from './sign-in/method-code.tsx'
import { MethodMissingPage } from './sign-in/method-missing.tsx'
import { DataPage } from './account/data.tsx'
import { DeleteAccountPage, KeepAccountPage } from './account/delete-account.tsx'
import { FactorRemovalPage, LostFactorPage } from './sign-in/lost-factor.tsx'
import { NotMePage } from './sign-in/not-me.tsx'
import { SignInEndedPage, ThrottledPage } from './sign-in/ended.tsx'
import { SentCodePage } from './sign-in/sent-code.tsx'
import { StepUpPage } from './sign-in/step-up.tsx'
import type { Pages, PagesOptions } from './types.ts'
import { readSite } from './site.ts'

/**
 * The identity provider's pages. Each is a pure function from props to a whole HTML document that works
 * without JavaScript; texts are escaped by React. No inline style, no inline script, no event handler: a
 * Content-Security-Policy with a nonce, or with `'self'`, suffices.
 *
 * @param options name, looks, words
 * @returns a function a page; spread it to replace some: `{ ...pages({ name }), about: myAbout }`
 * @throws LaissezPasserError `invalid-settings` with a line for each invalid option: words that
 * can't be said, a colour on which nobody can read
 */
export function pages(options: PagesOptions): Pages {
  const { site, told } = readSite(options)
  const page =
    <P extends PageProps>(Component: ComponentType<P>): Page<P> =>
    (props) =>
      draw(Component, { site, props, languageHref: languageHrefOf(props.path) })
  /** A page that nobody is signed in on: drawn once, with holes. */
  const ready = <P extends PageProps>(Component: ComponentType<P>, holes: Holes<P>): Page<P> =>
    prepared((props, languageHref) => draw(Component, { site, props, languageHref }), {
      languages: site.languages,
      holes,
    })
  return {
    site: told,
    ...methodPages(page),
    identifier: ready(IdentifierPage, identifierHoles),
    stepUp: page(StepUpPage),
    deviceChoice: page(DeviceChoicePage),
    methodMissing: page(MethodMissingPage),
    sentCode: page(SentCodePage),
    methodCode: page(MethodCodePage),
    own: page(OwnPage),
    continueTo: page(ContinuePage),
    consent: page(ConsentPage),
    handOver: page(HandOverPage),
    deviceCode: page(DeviceCodePage),
    deviceConfirm: page(DeviceConfirmPage),
    deviceDone: page(DeviceDonePage),
    deviceShow: page(DeviceShowPage),
    loggedIn: page(LoggedInPage),
    logout: page(LogoutPage),
    loggedOut: page(LoggedOutPage),
    signInEnded: page(SignInEndedPage),
    throttled: page(ThrottledPage),
    register: ready(RegisterPage, registerHoles),
    registered: page(RegisteredPage),
    account: page(AccountPage),
    details: page(DetailsPage),
    changeNames: page(ChangeNamesPage),
    changeEmail: page(ChangeEmailPage),
    confirmEmail: page(ConfirmEmailPage),
    settings: page(SettingsPage),
    alwaysTwoFactors: page(AlwaysTwoFactorsPage),
    sessions: page(SessionsPage),
    services: page(ServicesPage),
    notMe: page(NotMePage),
    lostFactor: page(LostFactorPage),
    factorRemoval: page(FactorRemovalPage),
    data: page(DataPage),
    deleteAccount: page(DeleteAccountPage),
    keepAccount: page(KeepAccountPage),
    activity: page(ActivityPage),
    reportActivity: page(ReportActivityPage),
    adminHome: page(AdminHomePage),
    adminPeople: page(AdminPeoplePage),
    adminPerson: page(AdminPersonPage),
    adminAction: page(AdminActionPage),
    adminProposal: page(AdminProposalPage),
    adminOutbox: page(AdminOutboxPage),
    adminAudit: page(AdminAuditPage),
    adminServices: page(AdminServicesPage),
    adminServiceAdd: page(AdminServiceAddPage),
    privacy: ready(PrivacyPage, (props) => props),
    help: ready(HelpPage, (props) => props),
    about: ready(AboutPage, (props) => props),
    error: page(ErrorPage),
    mailbox: page(MailboxPage),
  }
}
