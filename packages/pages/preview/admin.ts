import { person } from './people.ts'
import type { Samples } from './sample.ts'

/** Pages of this folder, in the states that administrators meet. */
export const adminSamples = {
  adminHome: {
    well: { person, parts: [{ name: 'database', state: 'ok' }] },
    ill: {
      person,
      parts: [
        { name: 'database', state: 'ok' },
        { name: 'mail', state: 'failing' },
      ],
    },
  },
} satisfies Pick<Samples, 'adminHome'>
