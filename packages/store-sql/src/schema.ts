import type {
  AccessToken,
  Account,
  ActivityEntry,
  AuthorizationCode,
  EidRequest,
  EmailChange,
  FactorRemoval,
  Link,
  LinkedEid,
  MailboxEntry,
  OutboxMessage,
  Passkey,
  Proof,
  Seconds,
  Session,
  SignIn,
  SigningKey,
} from '@laissez-passer/core/ports'
import type {
  ApprovalRow,
  CodeChallengeRow,
  DeviceRow,
  EnrolmentRow,
  EnrolmentTryRow,
  PauseRow,
  PinChangeRow,
  PinTryRow,
} from './schema-devices.ts'
import type { PhoneRow, SentCodeRow } from './schema-phones.ts'
import type { CodeTokenRow, TokenChallengeRow, TokenStockRow } from './schema-tokens.ts'

/**
 * Whoever wins a conditional operation writes a fresh nonce here; the other statements of the same commit ask for it.
 * So a batch without `if` (D1 has no other) does everything or nothing.
 */
export interface Claimable {
  readonly claim: string | null
}

/** `notMeAt`: when somebody last refused a sign-in with "this wasn't me". */
/** `alwaysTwoFactors` is 0 or 1. */
export interface AccountRow extends Omit<Account, 'alwaysTwoFactors'>, Claimable {
  readonly alwaysTwoFactors: number
  readonly emailKey: string
  readonly notMeAt: Seconds | null
}

export interface LinkRow extends Link, Claimable {}

/**
 * `accountBrowserHash`: this browser as the account knows it, so that two accounts in one browser can't be linked. `sessionIdHash`: the session
 * that it raises; null where it starts from nothing.
 */
export interface SignInRow extends Omit<SignIn, 'requirement'>, Claimable {
  readonly requirement: string
  readonly accountBrowserHash: string | null
  readonly sessionIdHash: string | null
}

/** `alone` is 0 or 1; `assurance` is null where no eID proved it. */
export interface ProofRow extends Omit<Proof, 'alone' | 'assurance'> {
  readonly signInIdHash: string
  readonly alone: number
  readonly assurance: NonNullable<Proof['assurance']> | null
}

/** `proofs` is JSON: it never changes after the gate. */
export interface SessionRow extends Omit<Session, 'proofs'> {
  readonly proofs: string
}

export interface BrowserRow {
  readonly accountBrowserHash: string
  readonly accountId: string
  readonly seenAt: Seconds
}

export interface ThrottleRow extends Claimable {
  readonly key: string
  readonly count: number
  readonly lockedUntil: Seconds | null
  /** When the count is void; null: only success clears it. */
  readonly resetsAt: Seconds | null
}

export interface SeenRow {
  readonly key: string
  readonly expiresAt: Seconds
}

/** `position` counts an account's entries: it orders those of one second. */
export interface ActivityRow extends Omit<ActivityEntry, 'details'> {
  readonly details: string
  readonly position: number
}

/** `dueAt` is the end of the lease while a worker holds the message. */
export interface OutboxRow extends OutboxMessage {
  readonly dueAt: Seconds
  readonly attempts: number
  readonly error: string | null
  readonly abandonedAt: Seconds | null
}

export interface MailboxRow extends MailboxEntry {
  readonly position: number
}

export interface AuthCodeRow extends Omit<AuthorizationCode, 'amr'>, Claimable {
  readonly amr: string
  readonly spentAt: Seconds | null
  readonly reusedAt: Seconds | null
}

/** `hash` covers the account. `usedAt`: when it was spent. */
export interface RecoveryCodeRow extends Claimable {
  readonly hash: string
  readonly accountId: string
  readonly createdAt: Seconds
  readonly usedAt: Seconds | null
}

/** `transports` is JSON; `discoverable` and `backedUp` are 0 or 1. */
export interface PasskeyRow extends Omit<Passkey, 'transports' | 'discoverable' | 'backedUp'>, Claimable {
  readonly transports: string
  readonly discoverable: number
  readonly backedUp: number
}

export interface LinkedEidRow extends LinkedEid, Claimable {}

/** `answer`: the country's, sealed, where it came without cookies. */
export interface EidRequestRow extends EidRequest, Claimable {
  readonly answer: string | null
}

export interface PasswordHistoryRow {
  readonly accountId: string
  readonly position: number
  readonly hash: string
}

/** `askedBy`: hash of the link that began it. */
export interface FactorRemovalRow extends FactorRemoval, Claimable {
  readonly askedBy: string
  readonly status: 'waiting' | 'cancelled' | 'done'
}

/** `askedBy`: the session that asked. */
export interface EmailChangeRow extends EmailChange, Claimable {
  readonly askedBy: string
  readonly oldTokenHash: string
  readonly newTokenHash: string
  readonly changedAt: Seconds | null
  readonly status: 'waiting' | 'done' | 'taken' | 'cancelled' | 'undone'
}

/** A link of "this wasn't me" that was used. */
export interface NotMeReportRow extends Claimable {
  readonly tokenHash: string
  readonly accountId: string
  readonly at: Seconds
}

export interface SigningKeyRow extends SigningKey, Claimable {}

/** The tables, in the names of TypeScript; SQL has the same in snake_case. */
export interface Tables {
  readonly accounts: AccountRow
  readonly links: LinkRow
  readonly signIns: SignInRow
  readonly signInProofs: ProofRow
  readonly sessions: SessionRow
  readonly browsers: BrowserRow
  readonly throttle: ThrottleRow
  readonly seen: SeenRow
  readonly activity: ActivityRow
  readonly outbox: OutboxRow
  readonly mailbox: MailboxRow
  readonly authCodes: AuthCodeRow
  readonly accessTokens: AccessToken
  readonly signingKeys: SigningKeyRow
  readonly devices: DeviceRow
  readonly pinTries: PinTryRow
  readonly pinChanges: PinChangeRow
  readonly enrolments: EnrolmentRow
  readonly enrolmentTries: EnrolmentTryRow
  readonly approvals: ApprovalRow
  readonly pauses: PauseRow
  readonly codeChallenges: CodeChallengeRow
  readonly passkeys: PasskeyRow
  readonly linkedEids: LinkedEidRow
  readonly eidRequests: EidRequestRow
  readonly phones: PhoneRow
  readonly sentCodes: SentCodeRow
  readonly recoveryCodes: RecoveryCodeRow
  readonly notMeReports: NotMeReportRow
  readonly codeTokens: CodeTokenRow
  readonly tokenChallenges: TokenChallengeRow
  readonly tokenStock: TokenStockRow
  readonly factorRemovals: FactorRemovalRow
  readonly emailChanges: EmailChangeRow
  readonly passwordHistory: PasswordHistoryRow
  readonly migrations: { readonly id: string }
}
