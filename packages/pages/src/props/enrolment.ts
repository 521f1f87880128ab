import type { Seconds } from '@laissez-passer/core/ports'
import type { FormProps, PageProps } from './common.ts'

/** C2: Add a mobile device, `/cas/mobile`. Posts `name`, `pin`, `confirmPin`. */
export interface AddDeviceProps extends PageProps, FormProps {
  readonly values: { readonly name: string }
  readonly cancelHref: string
  /** Where the app is: "Open the app on your phone". */
  readonly appHref: string
  /** The device in whose place this one comes: its app was installed anew. */
  readonly replaces?: { readonly name: string } | null
  /** Devices that it may take the place of. */
  readonly known?: readonly { readonly name: string; readonly model: string; readonly againHref: string }[]
  /** Already as many as allowed: the form is replaced by an explanation. */
  readonly full?: { readonly maxDevices: number; readonly devicesHref: string } | null
}

/** C2, C3: the QR code, and what became of it. Refreshes itself without JavaScript while `pending`. */
export interface EnrolmentProps extends PageProps {
  readonly status: 'pending' | 'completed' | 'expired' | 'cancelled' | 'no-tries'
  /** The name chosen for the device. */
  readonly name: string
  /** `<authenticator>/initialise#v=1&…`: what the QR code holds, and the link beneath it; null when not pending. */
  readonly link: string | null
  readonly expiresAt: Seconds
  /** How long enrolments live, for the bar. Default 300. */
  readonly lifetimeSeconds?: number
  /** PIN tries left, once some were spent; null before. */
  readonly triesLeft: number | null
  /** The device, once completed. */
  readonly device: { readonly name: string; readonly model: string } | null
  /** Server-sent events, `/cas/mobile/<id>/events`: an event `change` when the state moved. */
  readonly eventsHref: string
  /** Back to the form. */
  readonly againHref: string
  readonly cancelHref: string
  /** After success: to the service one came from, or to My Account. */
  readonly proceedHref: string
  /** The way on is a button that posts these fields instead: the new device is asked at once. */
  readonly proceed?: Required<Pick<FormProps, 'action' | 'hidden'>> | null
  readonly service: { readonly name: string } | null
  /** "This wasn't me": to the list of devices. */
  readonly notMeHref: string
  /** Refresh without JavaScript, in seconds. Default 3. */
  readonly refreshSeconds?: number
}

/** A phone whose PIN was forgotten and set anew changes no factors for a day. */
export interface FactorsRestProps extends PageProps {
  /** From then on it does. */
  readonly until: Seconds
  readonly backHref: string
}
