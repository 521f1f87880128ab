import type {
  ApprovalOutcome,
  ApprovalRequest,
  CodeChallenge,
  Device,
  Enrolment,
  PinChange,
  Seconds,
} from '@laissez-passer/core/ports'
import type { Claimable } from './schema.ts'

export interface DeviceRow extends Device, Claimable {}

export interface PinTryRow {
  readonly id: string
  readonly deviceId: string
  readonly blindedHash: string
  readonly at: Seconds
}

export interface PinChangeRow extends PinChange {}

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

/** Until when requests of one account from one kind of browser (known or not) rest, and how long the last refusal made it. */
export interface PauseRow {
  readonly accountId: string
  readonly knownBrowser: number
  readonly until: Seconds
  readonly seconds: number
}

export interface CodeChallengeRow extends CodeChallenge, Claimable {
  readonly tries: number
  readonly consumedAt: Seconds | null
}
