import type { PublicJwk } from '@laissez-passer/core/authenticator'

/** What the phone keeps about the provider that it belongs to. */
export interface KnownService {
  /** The provider's origin. */
  readonly issuer: string
  readonly name: string
  /** Address of the device API. */
  readonly api: string
  /** The provider's sign-in page, for "go back to your browser". */
  readonly signIn: string
  /** Application server key for Web Push, or null. */
  readonly pushKey: string | null
  readonly pinDigits: number
}

/** The keys of this phone. Private ones are non-extractable: their bytes never reach script. */
export interface PhoneKeys {
  /** P: "this phone". */
  readonly presenceKey: CryptoKey
  readonly presencePublic: PublicJwk
  /** The phone's own AES-256-GCM key. */
  readonly deviceKey: CryptoKey
  readonly approvalPublic: PublicJwk
  /** D, wrapped under K_pin and again under the phone's own key: initialisation vector and ciphertext. */
  readonly wrappedApprovalKey: Uint8Array<ArrayBuffer>
}

/** Keys were made and stored, but the provider's answer hasn't come yet. */
export interface EnrollingRecord extends PhoneKeys {
  readonly step: 'enrolling'
  readonly service: KnownService
  readonly enrolmentId: string
  /** `lp-enrol+jwt`, signed by D when it was made: posting it again needs no PIN. */
  readonly enrol: string
}

/** This phone is a device of an account. */
export interface EnrolledRecord extends PhoneKeys {
  readonly step: 'enrolled'
  readonly service: KnownService
  readonly status: 'active' | 'locked'
  readonly deviceId: string
  readonly deviceName: string
  readonly account: { readonly name: string; readonly uid: string }
  readonly pinKeyId: string
  /** S under the phone's own key: initialisation vector and ciphertext. */
  readonly sealedCodeSecret: Uint8Array<ArrayBuffer>
  /** The provider's pinned keys, the current one first. */
  readonly pinned: readonly PublicJwk[]
  /** B's credential id, while biometrics are on. */
  readonly biometrics?: { readonly id: string }
  /** A new PIN that the provider hasn't confirmed yet: the one above still counts. */
  readonly next?: NextPin
}

/** A PIN on its way. */
export interface NextPin extends Pick<PhoneKeys, 'approvalPublic' | 'wrappedApprovalKey'> {
  readonly pinKeyId: string
  /** Where it is confirmed, under the API's address. */
  readonly path: '/pin/changed' | '/pin/reset'
  /** What is posted there, signed when it was made: posting it again needs no PIN. */
  readonly body: Readonly<Record<string, string>>
}

/** The device was removed elsewhere; its keys are gone, the person is yet to be told. */
export interface RemovedRecord {
  readonly step: 'removed'
  readonly service: KnownService
  readonly account: { readonly name: string; readonly uid: string }
}

/** All that a phone stores: one record, which `DeviceKeys.update` changes. Can be cloned by IndexedDB. */
export type DeviceRecord = EnrollingRecord | EnrolledRecord | RemovedRecord

/** Where a phone keeps its keys: one record. */
export interface DeviceKeys {
  load(): Promise<DeviceRecord | null>
  /**
   * Puts what `change` makes of the record in its place, durably, before it resolves: afterwards the app
   * may die at any moment. Nobody else writes between the two, another tab of the app included.
   * @param change Given what is stored, null for nothing; returns what is to be, the same to leave it alone.
   * @returns what is stored now.
   */
  update(change: (stored: DeviceRecord | null) => DeviceRecord | null): Promise<DeviceRecord | null>
  /** Calls back after every change, whoever made it: this app or another tab of it. @returns stops it. */
  watch(listener: () => void): () => void
  /** Asks the platform not to evict the storage. @returns whether it promised. */
  persist(): Promise<boolean>
}
