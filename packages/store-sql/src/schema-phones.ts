import type { Phone, Seconds, SentCode } from '@laissez-passer/core/ports'
import type { Claimable } from './schema.ts'

/** `confirmedAt` null: it waits, until `expiresAt`. */
export interface PhoneRow extends Phone, Claimable {
  readonly confirmedAt: Seconds | null
  readonly expiresAt: Seconds | null
}

export interface SentCodeRow extends SentCode, Claimable {
  readonly tries: number
  readonly consumedAt: Seconds | null
}
