import { accountSamples } from './account.ts'
import { activitySamples } from './activity.ts'
import { adminProviderSamples } from './admin-provider.ts'
import { adminSamples } from './admin.ts'
import { eidSamples } from './eid.ts'
import { emailSamples } from './email.ts'
import { informationSamples } from './information.ts'
import { leavingSamples } from './leaving.ts'
import { mobileAppSignInSamples } from './mobile-app-sign-in.ts'
import { mobileAppSamples } from './mobile-app.ts'
import { recoverySamples } from './recovery.ts'
import { passkeySamples } from './passkeys.ts'
import { phoneSamples } from './phones.ts'
import { registrationSamples } from './registration.ts'
import type { Samples } from './sample.ts'
import { deviceSamples } from './device.ts'
import { servicesSamples } from './services.ts'
import { signInSamples } from './sign-in.ts'
import { tokenSamples } from './token.ts'

/** Every page, in the states that people meet. */
export const samples = {
  ...signInSamples,
  ...mobileAppSignInSamples,
  ...tokenSamples,
  ...passkeySamples,
  ...phoneSamples,
  ...registrationSamples,
  ...accountSamples,
  ...mobileAppSamples,
  ...activitySamples,
  ...servicesSamples,
  ...deviceSamples,
  ...leavingSamples,
  ...recoverySamples,
  ...eidSamples,
  ...emailSamples,
  ...adminSamples,
  ...adminProviderSamples,
  ...informationSamples,
} satisfies Samples
