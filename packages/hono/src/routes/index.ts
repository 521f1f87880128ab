import type { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { passkeysRoutes } from './account/passkeys.ts'
import { addTokenRoutes } from './account/add-token.ts'
import { accountEidRoutes } from './account/eid.ts'
import { accountPasswordRoutes } from './account/password.ts'
import { emailRoutes } from './account/email.ts'
import { deviceRoutes } from './account/devices.ts'
import { overviewRoutes } from './account/overview.ts'
import { phonesRoutes } from './account/phones.ts'
import { alwaysTwoFactorsRoutes } from './account/always-two-factors.ts'
import { recoveryCodeRoutes } from './account/recovery-codes.ts'
import { restingRoutes } from './account/resting.ts'
import { sessionRoutes } from './account/sessions.ts'
import { settingsRoutes } from './account/settings.ts'
import { tokensRoutes } from './account/tokens.ts'
import { assetRoutes } from './assets.ts'
import { captchaRoutes } from './captcha.ts'
import { confirmEmailRoutes } from './confirm-email.ts'
import { continueRoutes } from './continue.ts'
import { deviceApiRoutes } from './device-api.ts'
import { eidRoutes } from './eid.ts'
import { eidAnswerRoutes } from './eid-answer.ts'
import { eidRegisterRoutes } from './eid-register.ts'
import { healthRoutes } from './health.ts'
import { informationRoutes } from './information.ts'
import { logoutRoutes } from './logout.ts'
import { lostFactorRoutes } from './lost-factor.ts'
import { mailboxRoutes } from './mailbox.ts'
import { mobileRoutes } from './mobile.ts'
import { notMeRoutes } from './not-me.ts'
import { oidcRoutes } from './oidc.ts'
import { passkeyRoutes } from './passkey.ts'
import { passwordRoutes } from './password.ts'
import { redirectRoutes } from './redirects.ts'
import { registerRoutes } from './register.ts'
import { signInRoutes } from './sign-in.ts'
import { waitingRoutes } from './waiting.ts'

/** Pages and their forms: only our own pages may post to them. */
export function pageRoutes(parts: RouteParts): readonly Hono<ProviderEnv>[] {
  return [
    signInRoutes(parts),
    passkeyRoutes(),
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
    healthRoutes(parts.context.store),
    assetRoutes(parts.assets),
    redirectRoutes(parts.assets),
    oidcRoutes(parts),
    deviceApiRoutes(parts),
    ...(parts.eids.length > 0 ? [eidAnswerRoutes(parts)] : []),
    ...(parts.mailbox ? [mailboxRoutes(parts)] : []),
  ]
}
