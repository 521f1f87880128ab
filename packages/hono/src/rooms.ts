import type { Administration } from '@laissez-passer/core/administration'
import { adminRoom } from './admin/room.ts'
import { apiRoom } from './api/room.ts'
import { activityRoutes } from './account/activity.ts'
import { alwaysTwoFactorsRoom } from './account/always-two-factors.ts'
import { confirmEmailRoutes } from './account/confirm-email.ts'
import { dataRoutes } from './account/data.ts'
import { deleteRoutes } from './account/delete.ts'
import { emailRoutes } from './account/email.ts'
import { namesRoutes } from './account/names.ts'
import { overviewRoutes } from './account/overview.ts'
import { restingRoutes } from './account/resting.ts'
import { sessionRoutes } from './account/sessions.ts'
import { settingsRoutes } from './account/settings.ts'
import { casRoom } from './cas/routes.ts'
import type { Face, Room } from './composition.ts'
import { servicesRoutes } from './account/services.ts'
import { deviceRoutes } from './device/routes.ts'
import { deviceShowRoutes } from './device/show.ts'
import { deviceAuthorizationRoom } from './oidc/device-authorization.ts'
import { clientRegistrationRoom } from './oidc/registration.ts'
import { signalsRoom } from './oidc/signals.ts'
import { consentRoutes } from './oidc/consent.ts'
import { oidcRoom } from './oidc/routes.ts'
import { lostFactorRoutes } from './recovery/lost-factor.ts'
import { notMeRoutes } from './recovery/not-me.ts'
import { captchaRoom } from './captcha.ts'
import { registerRoutes } from './registration/register.ts'
import { continueRoutes } from './sign-in/continue.ts'
import { logoutRoutes } from './logout/routes.ts'
import { scimRoom } from './scim/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { waitingRoutes } from './sign-in/waiting.ts'
import { asSeenRoom } from './site/as-seen.ts'
import { assetRoutes } from './site/assets.ts'
import { healthRoom } from './site/health.ts'
import { informationRoutes } from './site/information.ts'
import type { MetricsOptions } from './meters.ts'
import { metricsRoom } from './site/metrics.ts'
import { mailboxRoom } from './site/mailbox.ts'
import { redirectRoutes } from './site/redirects.ts'

/** What every provider has, whatever its methods. */
const common: readonly Room[] = [
  healthRoom,
  asSeenRoom,
  { routes: assetRoutes, for: 'anyone' },
  { routes: redirectRoutes, for: 'anyone' },
  oidcRoom,
  { routes: consentRoutes },
  casRoom,
  deviceAuthorizationRoom,
  clientRegistrationRoom,
  signalsRoom,
  scimRoom,
  { routes: deviceRoutes },
  { routes: deviceShowRoutes, for: 'anyone' },
  { routes: signInRoutes },
  { routes: waitingRoutes },
  { routes: continueRoutes },
  { routes: logoutRoutes },
  { routes: registerRoutes },
  captchaRoom,
  { routes: overviewRoutes },
  { routes: settingsRoutes },
  alwaysTwoFactorsRoom,
  { routes: namesRoutes, changesFactors: ({ account }) => [account('details/names')] },
  { routes: emailRoutes, changesFactors: ({ account }) => [account('email')] },
  { routes: dataRoutes, changesFactors: ({ account }) => [account('data')] },
  { routes: deleteRoutes, changesFactors: ({ account }) => [account('delete')] },
  { routes: confirmEmailRoutes },
  { routes: restingRoutes },
  { routes: notMeRoutes },
  { routes: lostFactorRoutes },
  { routes: sessionRoutes },
  { routes: activityRoutes, changesFactors: ({ account }) => [account('activity/not-me')] },
  { routes: servicesRoutes },
  { routes: informationRoutes },
]

/**
 * All rooms of a provider, those of its methods among them, each once however many methods share it.
 *
 * @param options `administration`: what administrators do, null: no such pages; `faces`; `mailbox`: whether
 * there is a development mailbox; `metrics`: who reads them, null: there are none
 */
export function roomsOf({
  administration,
  faces,
  mailbox,
  metrics,
}: {
  readonly administration: Administration | null
  readonly faces: readonly Face[]
  readonly mailbox: boolean
  readonly metrics: MetricsOptions | null
}): readonly Room[] {
  const ofMethods = faces.flatMap(({ rooms = [], section }) => [...(section?.rooms ?? []), ...rooms])
  return [
    ...common,
    apiRoom(faces),
    ...(administration ? [adminRoom(administration)] : []),
    ...(mailbox ? [mailboxRoom] : []),
    ...(metrics === null ? [] : [metricsRoom(metrics)]),
    ...new Set(ofMethods),
  ]
}
