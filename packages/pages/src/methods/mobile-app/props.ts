import type { Seconds } from '@laissez-passer/core/ports'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'
import type { AccountPageProps } from '../../props/account.ts'

/** C2: Add a mobile device, `<base>/mobile`. Posts `name`, `pin`, `confirmPin`. */
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
  /**
   * `<authenticator>/initialise#v=1&…`: what the QR code holds, and the link beneath it; null when not
   * pending.
   */
  readonly link: string | null
  readonly expiresAt: Seconds
  /** How long enrolments live, for the bar. Default 300. */
  readonly lifetimeSeconds?: number
  /** PIN tries left, once some were spent; null before. */
  readonly triesLeft: number | null
  /** The device, once completed. */
  readonly device: { readonly name: string; readonly model: string } | null
  /** Server-sent events, `<base>/mobile/<id>/events`: an event `change` when the state moved. */
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

/** A mobile device in the list. */
export interface DeviceItem {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly status: 'active' | 'locked'
  /** A finger or a face stands for its PIN. */
  readonly biometrics?: boolean
  readonly createdAt: Seconds
  readonly lastSeenAt: Seconds
}

/**
 * D3: Manage my mobile devices. Renaming posts `device`, `name`, `action=rename` to `action`, turning
 * biometrics off `device`, `action=biometrics-off`; "Remove" links to `path` with `?remove=<device id>`,
 * which shows `deviceRemove`.
 */
export interface DevicesProps extends AccountPageProps, FormProps {
  readonly devices: readonly DeviceItem[]
  /** The device being renamed, when the name was refused. */
  readonly renaming?: { readonly device: string; readonly name: string } | null
  /** To `<base>/mobile`. */
  readonly addHref: string
  /** How many devices an account may have. */
  readonly maxDevices: number
}

/** Asks before a device is removed. Posts `device`, `action=remove` to `action`. */
export interface DeviceRemoveProps extends AccountPageProps, FormProps {
  readonly device: DeviceItem
  /** It is the only one: the person is told what that means. */
  readonly last: boolean
  readonly cancelHref: string
}

/**
 * Step 3: waiting for the phone. Shown while pending, and with the reason and what to do next when it ended.
 * Posts `again=1` (the same device), `method` (another method).
 */
export interface WaitingProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  readonly device: { readonly name: string }
  /**
   * `pending`; how it ended (`expired`, `refused`, `wrong-code`, `not-me`, `cancelled`); or why none could be
   * sent: `locked` (too many wrong PINs on the device), `unknown-device` (removed meanwhile), `too-many` and
   * `paused` (`until` says when again).
   */
  readonly status:
    | 'pending'
    | 'expired'
    | 'refused'
    | 'wrong-code'
    | 'not-me'
    | 'cancelled'
    | 'locked'
    | 'unknown-device'
    | 'too-many'
    | 'paused'
  /** When a request may be sent again (`too-many`, `paused`); else null. */
  readonly until: Seconds | null
  /** The transfer code to type on the phone; null when policy asks for none, or not pending. */
  readonly code: string | null
  /** When the request ends; null when there is none. */
  readonly expiresAt: Seconds | null
  /** How long requests live, for the bar. Default 120. */
  readonly lifetimeSeconds?: number
  /** Server-sent events, `<base>/login/events?flow=…`: an event `change` when the state moved. */
  readonly eventsHref: string
  /** `<authenticator>/approve#id=…`: for whoever signs in on the phone itself; null when not pending. */
  readonly appHref: string | null
  /** Refresh without JavaScript, in seconds. Default 3. */
  readonly refreshSeconds?: number
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** The other active devices: "Use another device" goes back to the choice; null when there is one. */
  readonly otherDeviceHref: string | null
  /** Start again from step 1. */
  readonly startHref: string
}

/**
 * Step 3, B5: a QR code for the app, and a field for the eight digits that the app shows. Posts `code`;
 * `again=1` for a new QR code; `method` for another method. Issues on `code`: `code-incomplete`,
 * `wrong-code`.
 */
export interface QrSignInProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /**
   * `ready`; or why this QR code is over: `expired` (or used), `no-tries`, `throttled` (`until` says when
   * again).
   */
  readonly status: 'ready' | 'expired' | 'no-tries' | 'throttled'
  /** `<authenticator>/sign-in#…`: what the QR code holds; null when not ready. */
  readonly link: string | null
  /** When the QR code ends; null when not ready. */
  readonly expiresAt: Seconds | null
  /** How long QR codes live, for the bar. Default 300. */
  readonly lifetimeSeconds?: number
  /** Tries left, once one was spent; null before. */
  readonly triesLeft: number | null
  /** When codes are taken again (`throttled`); else null. */
  readonly until: Seconds | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/** The pages of the mobile app. */
export interface MobileAppPages {
  readonly waiting: Page<WaitingProps>
  readonly qrSignIn: Page<QrSignInProps>
  readonly devices: Page<DevicesProps>
  readonly deviceRemove: Page<DeviceRemoveProps>
  readonly addDevice: Page<AddDeviceProps>
  readonly enrolment: Page<EnrolmentProps>
  readonly factorsRest: Page<FactorsRestProps>
}
