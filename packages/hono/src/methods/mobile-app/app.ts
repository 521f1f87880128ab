import { accepts, checkOptions, optional } from '@laissez-passer/core/options'
import type { Face } from '../../composition.ts'
import { deviceOperations } from './api.ts'
import { enrolmentOperations } from './api-enrolment.ts'
import { deviceApiRoom } from './device-api.ts'
import { deviceApiOperations } from './device-operations.ts'
import { devicesRoom } from './devices.ts'
import { enrolmentRoom } from './enrolment.ts'

/** Where the app is that the methods need. */
export interface MobileAppOptions {
  /**
   * Origin of the authenticator app, e.g. `https://app.example.eu`; it is enough that one of the methods says
   * it. Default: the provider's `authenticatorOrigin`.
   */
  readonly app?: string
}

/**
 * What all methods have that use the app on the phone: how it is added, the list of devices, what the app
 * talks to.
 */
export const mobileApp = {
  setUpAt: ({ mobile }) => mobile,
  appAt: ({ authenticatorOrigin, origin }) => authenticatorOrigin ?? origin,
  section: { name: 'devices', rooms: [devicesRoom] },
  operations: [...deviceOperations, ...enrolmentOperations, ...deviceApiOperations],
  rooms: [enrolmentRoom, deviceApiRoom],
} as const satisfies Partial<Face>

/** @throws LaissezPasserError `invalid-settings` when `app` is no origin, or something else is given */
export function checkedMobileApp(of: string, options: MobileAppOptions): MobileAppOptions {
  checkOptions(of, options, { app: optional(accepts.origin) })
  return options
}
