import type { AccountsPort } from './accounts.ts'
import type { ActivityPort } from './activity.ts'
import type { ApprovalsPort } from './approvals.ts'
import type { Deciding, ProposalsPort } from './proposals.ts'
import type { ProvisionedPort } from './provisioned.ts'
import type { AuditPort } from './audit.ts'
import type { PushedRequestsPort } from './pushed-requests.ts'
import type { QrChallengesPort } from './qr-challenges.ts'
import type { ConsentsPort } from './consents.ts'
import type { DataExportsPort } from './data-exports.ts'
import type { DeletionsPort } from './deletions.ts'
import type { DeviceGrantsPort } from './device-grants.ts'
import type { DevicesPort } from './devices.ts'
import type { EidRequestsPort } from './eid-requests.ts'
import type { EmailChangesPort } from './email-changes.ts'
import type { EnrolmentsPort } from './enrolments.ts'
import type { EventsPort, SignalStreamsPort } from './events.ts'
import type { FactorRemovalsPort } from './factor-removals.ts'
import type { FactorsPort } from './factors.ts'
import type { GrantsPort } from './grants.ts'
import type { LinkedEidsPort } from './linked-eids.ts'
import type { LogoutsPort } from './logouts.ts'
import type { MailboxPort, OutboxPort } from './messages.ts'
import type { NamesUpkeep } from './names.ts'
import type { NotMeReportsPort } from './not-me.ts'
import type { PasskeysPort } from './passkeys.ts'
import type { PhoneNumbersPort } from './phone-numbers.ts'
import type { PlacingPort } from './placing.ts'
import type { RecoveryCodesPort } from './recovery.ts'
import type { RegisteredClientsPort } from './registered-clients.ts'
import type { SentCodesPort } from './sent-codes.ts'
import type { SessionsPort } from './sessions.ts'
import type { SignInsPort } from './sign-ins.ts'
import type { SigningKeysPort } from './signing-keys.ts'
import type { StatsPort } from './stats.ts'
import type { SeenPort, ThrottlePort } from './throttle.ts'
import type { TicketsPort } from './tickets.ts'
import type { Seconds } from './time.ts'
import type { CodeTokensPort } from './tokens.ts'

export type * from './account.ts'
export type * from './accounts.ts'
export type * from './operated-accounts.ts'
export type * from './activity.ts'
export type * from './approvals.ts'
export type * from './proposals.ts'
export type * from './provisioned.ts'
export type * from './audit.ts'
export type * from './pushed-requests.ts'
export type * from './qr-challenges.ts'
export type * from './consents.ts'
export type * from './data-exports.ts'
export type * from './deletions.ts'
export type * from './device-grants.ts'
export type * from './devices.ts'
export type * from './eid.ts'
export type * from './eid-requests.ts'
export type * from './email-changes.ts'
export type * from './enrolments.ts'
export type * from './events.ts'
export type * from './factor-removals.ts'
export type * from './factors.ts'
export type * from './grants.ts'
export type * from './linked-eids.ts'
export type * from './logouts.ts'
export type * from './messages.ts'
export type * from './names.ts'
export type * from './not-me.ts'
export type * from './outgoing.ts'
export type * from './passkeys.ts'
export type * from './phone-numbers.ts'
export type * from './placing.ts'
export type * from './recovery.ts'
export type * from './registered-clients.ts'
export type * from './runtime.ts'
export type * from './sent-codes.ts'
export type { Protocol, Session, SessionsPort, Visit } from './sessions.ts'
export type * from './sign-ins.ts'
export type * from './signing-keys.ts'
export type * from './stats.ts'
export type * from './throttle.ts'
export type * from './tickets.ts'
export type * from './time.ts'
export type * from './tokens.ts'

/** All that the identity provider keeps. Every operation is one atomic effect; none reads a clock. */
export interface Store {
  readonly accounts: AccountsPort
  readonly signIns: SignInsPort
  readonly sessions: SessionsPort
  readonly logouts: LogoutsPort
  readonly throttle: ThrottlePort
  readonly seen: SeenPort
  readonly activity: ActivityPort
  readonly audit: AuditPort
  readonly events: EventsPort
  readonly signalStreams: SignalStreamsPort
  readonly outbox: OutboxPort
  readonly mailbox: MailboxPort
  readonly grants: GrantsPort
  readonly pushedRequests: PushedRequestsPort
  readonly consents: ConsentsPort
  readonly registeredClients: RegisteredClientsPort
  readonly deviceGrants: DeviceGrantsPort
  readonly signingKeys: SigningKeysPort
  readonly tickets: TicketsPort
  readonly devices: DevicesPort
  readonly enrolments: EnrolmentsPort
  readonly approvals: ApprovalsPort
  readonly qrChallenges: QrChallengesPort
  readonly passkeys: PasskeysPort
  readonly eids: LinkedEidsPort
  readonly eidRequests: EidRequestsPort
  readonly phoneNumbers: PhoneNumbersPort
  readonly sentCodes: SentCodesPort
  readonly recoveryCodes: RecoveryCodesPort
  readonly notMeReports: NotMeReportsPort
  readonly codeTokens: CodeTokensPort
  readonly factors: FactorsPort
  readonly factorRemovals: FactorRemovalsPort
  readonly emailChanges: EmailChangesPort
  readonly deletions: DeletionsPort
  readonly dataExports: DataExportsPort
  readonly proposals: ProposalsPort
  readonly provisioned: ProvisionedPort
  readonly stats: StatsPort
  readonly placing: PlacingPort
  /** Decides a proposal together with what it is about. Writes nothing by itself. */
  deciding(options: Deciding): DecidingStore
  /**
   * Has `listener` called after each commit by which this store queued something. What other processes queue
   * isn't told.
   * @returns stops it
   */
  whenQueued(listener: (queued: Queued) => void): () => void
  /** Deletes what expired long ago; called in the background. @returns how many rows went. */
  sweep(options: { readonly now: Seconds }): Promise<number>
  /**
   * Throws when the database doesn't answer, with `store-schema` when its schema is older than this
   * version's.
   */
  ping(): Promise<void>
  /** The databases that it is spread over, the first one first; undefined where there is one. */
  readonly databases?: readonly Pick<Store, 'ping' | 'seen'>[]
  /** Looks after their directory; undefined where there is one. */
  readonly names?: NamesUpkeep
}

/** What waits for a worker: a message in the outbox, or a notice for a service whose session ended. */
export type Queued = 'message' | 'notice'

/** A store that decides a proposal with the first thing that it writes. */
export interface DecidingStore {
  /**
   * The store. Its first commit, counts of attempts and single-use marks apart, carries the decision: both
   * are written or neither is. It throws LaissezPasserError `not-decided` where the proposal doesn't wait
   * (any more), or isn't theirs to decide.
   */
  readonly store: Store
  /** Whether the decision is written. */
  readonly decided: () => boolean
}
