import { accountSamples } from './account.ts'
import { informationSamples } from './information.ts'
import { recoverySamples } from './recovery.ts'
import { registrationSamples } from './registration.ts'
import type { Samples } from './sample.ts'
import { signInSamples } from './sign-in.ts'

/** Every page, in the states that people meet. */
export const samples = {
  ...signInSamples,
  ...registrationSamples,
  ...accountSamples,
  ...recoverySamples,
  ...informationSamples,
} satisfies Samples
