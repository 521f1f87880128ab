import type { Seconds } from '@laissez-passer/core/ports'
import type { FormProps, PageProps, Person } from './common.ts'
import type { Known, RegisteredService } from './services.ts'

/** Asks for the code that a device without a keyboard shows. Posts `code`. */
export interface DeviceCodeProps extends PageProps, FormProps {
  /** Where somebody came by a link that has it, it stands there. */
  readonly values: { readonly code: string }
}

/** Asks whether a device is let in. Posts `allow=1`, or without it. */
export interface DeviceConfirmProps extends PageProps, FormProps {
  readonly person: Person
  readonly service: RegisteredService
  /** As the device shows it. */
  readonly userCode: string
  readonly known: readonly Known[]
  readonly account: { readonly email: string; readonly language: string }
  readonly askedAt: Seconds
  /** Where the device asked from. `address`, `country` (ISO 3166-1): null where they aren't known. */
  readonly from: { readonly sameNetwork: boolean; readonly address: string | null; readonly country: string | null }
  /** Signing in as somebody else, the code kept. */
  readonly otherHref: string
}

/** What became of a device. `over`: it doesn't wait any more. */
export interface DeviceDoneProps extends PageProps {
  readonly outcome: 'allowed' | 'denied' | 'over'
  /** Where another code is typed. */
  readonly againHref: string
}

/** What a television shows while it waits, on its whole screen. */
export interface DeviceShowProps extends PageProps {
  /** What people call the service that asks; null: it isn't said. */
  readonly service: string | null
  readonly userCode: string
  /** Where the code is typed, as somebody types it into a browser. */
  readonly address: string
  /** The same with the code, for the QR code. */
  readonly link: string
}
