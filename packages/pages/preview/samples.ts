import { accountSamples } from './account.ts'
import { informationSamples } from './information.ts'
import { registrationSamples } from './registration.ts'
import type { Samples } from './sample.ts'
import { signInSamples } from './sign-in.ts'

/** Every page, in the states that people meet. */
export const samples = {
  ...signInSamples,
  ...registrationSamples,
  ...accountSamples,
  ...informationSamples,
} satisfies Samples
