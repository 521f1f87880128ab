import type { ApprovalOutcome, ApprovalRequest, CodeChallenge, Device, Enrolment, Seconds } from '@laissez-passer/core/ports'
import type { Claimable } from './schema.ts'

export interface DeviceRow extends Device, Claimable {}

export interface PinTryRow {
  readonly id: string
  readonly deviceId: string
  readonly blindedHash: string
  readonly at: Seconds
}

export interface EnrolmentRow extends Enrolment, Claimable {
  readonly status: 'pending' | 'completed' | 'cancelled'
}

export interface EnrolmentTryRow {
  readonly enrolmentId: string
  readonly blindedHash: string
}

/** `knownBrowser` is 0 or 1. */
export interface ApprovalRow extends Omit<ApprovalRequest, 'knownBrowser'>, Claimable {
  readonly knownBrowser: number
  readonly status: 'pending' | ApprovalOutcome | 'cancelled'
}

/** How long requests of one account from one kind of browser (known or not) rest, after how many refusals in a row. */
export interface PauseRow {
  readonly accountId: string
  readonly knownBrowser: number
  readonly until: Seconds
  readonly refusals: number
}

export interface CodeChallengeRow extends CodeChallenge, Claimable {
  readonly tries: number
  readonly consumedAt: Seconds | null
}
