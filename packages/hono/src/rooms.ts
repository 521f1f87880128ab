import type { Hono } from 'hono'
import type { RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'
import { passkeysRoutes } from './methods/passkey/account.ts'
import { addTokenRoutes } from './methods/token/add.ts'
import { accountEidRoutes } from './methods/eid/account.ts'
import { accountPasswordRoutes } from './methods/password/account.ts'
import { emailRoutes } from './account/email.ts'
import { deviceRoutes } from './methods/mobile-app/devices.ts'
import { overviewRoutes } from './account/overview.ts'
import { phonesRoutes } from './methods/sms/account.ts'
import { alwaysTwoFactorsRoutes } from './account/always-two-factors.ts'
import { recoveryCodeRoutes } from './methods/recovery-code/account.ts'
import { restingRoutes } from './account/resting.ts'
import { sessionRoutes } from './account/sessions.ts'
import { settingsRoutes } from './account/settings.ts'
import { tokensRoutes } from './methods/token/account.ts'
import { assetRoutes } from './site/assets.ts'
import { captchaRoutes } from './registration/captcha.ts'
import { confirmEmailRoutes } from './account/confirm-email.ts'
import { continueRoutes } from './sign-in/continue.ts'
import { deviceApiRoutes } from './methods/mobile-app/device-api.ts'
import { eidRoutes } from './methods/eid/page.ts'
import { eidAnswerRoutes } from './methods/eid/answer.ts'
import { eidRegisterRoutes } from './methods/eid/register.ts'
import { healthRoutes } from './site/health.ts'
import { informationRoutes } from './site/information.ts'
import { logoutRoutes } from './sign-in/logout.ts'
import { lostFactorRoutes } from './recovery/lost-factor.ts'
import { mailboxRoutes } from './site/mailbox.ts'
import { mobileRoutes } from './methods/mobile-app/enrolment.ts'
import { notMeRoutes } from './recovery/not-me.ts'
import { oidcRoutes } from './oidc/routes.ts'
import { passkeyRoutes } from './methods/passkey/alone.ts'
import { passwordRoutes } from './methods/password/by-link.ts'
import { redirectRoutes } from './site/redirects.ts'
import { registerRoutes } from './registration/register.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { waitingRoutes } from './sign-in/waiting.ts'

/** Pages and their forms: only our own pages may post to them. */
export function pageRoutes(parts: RouteParts): readonly Hono<ProviderEnv>[] {
  return [
    signInRoutes(parts),
    passkeyRoutes(parts),
    waitingRoutes(parts),
    continueRoutes(parts),
    logoutRoutes(parts),
    registerRoutes(parts),
    captchaRoutes(parts),
    passwordRoutes(parts),
    overviewRoutes(parts),
    settingsRoutes(parts),
    alwaysTwoFactorsRoutes(parts),
    emailRoutes(parts),
    confirmEmailRoutes(parts),
    accountPasswordRoutes(parts),
    deviceRoutes(parts),
    passkeysRoutes(parts),
    phonesRoutes(parts),
    tokensRoutes(parts),
    ...(parts.eids.length > 0 ? [eidRoutes(parts), eidRegisterRoutes(parts), accountEidRoutes(parts)] : []),
    addTokenRoutes(parts),
    restingRoutes(parts),
    recoveryCodeRoutes(parts),
    notMeRoutes(parts),
    lostFactorRoutes(parts),
    sessionRoutes(parts),
    mobileRoutes(parts),
    informationRoutes(parts),
  ]
}

/** What other programs talk to, and what has no forms. */
export function programRoutes(parts: RouteParts): readonly Hono<ProviderEnv>[] {
  return [
    healthRoutes(parts),
    assetRoutes(parts),
    redirectRoutes(parts),
    oidcRoutes(parts),
    deviceApiRoutes(parts),
    ...(parts.eids.length > 0 ? [eidAnswerRoutes(parts)] : []),
    ...(parts.mailbox ? [mailboxRoutes(parts)] : []),
  ]
}
