import type { Account } from './account.ts'
import type { AuditEntry } from './audit.ts'
import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/** What an administrator asked for, that another one has to confirm. */
export interface Proposal {
  readonly id: string
  /** What is to be done. */
  readonly action: string
  /** Whose account it is done to; null: nobody's. The proposal goes with it. */
  readonly accountId: string | null
  /** The reason, and what else belongs to it, as JSON that the key ring sealed for `proposal:<id>`. */
  readonly sealed: string
  /** Id of the administrator's account. */
  readonly proposedBy: string
  readonly proposedAt: Seconds
  readonly expiresAt: Seconds
}

/** Somebody whom a proposal names. */
export type PersonOfProposal = Pick<Account, 'id' | 'uid' | 'email' | 'firstName' | 'lastName'>

/** One that waits, with whom it is about. */
export interface WaitingProposal extends Proposal {
  readonly proposer: PersonOfProposal
  readonly subject: PersonOfProposal | null
}

/** What becomes of a proposal. */
export type ProposalDecision = 'confirmed' | 'refused' | 'withdrawn'

/** Who decides a proposal, and how, with what tells of it. */
export interface Deciding {
  readonly id: string
  /** Id of the account that decides. */
  readonly by: string
  readonly decision: ProposalDecision
  readonly now: Seconds
  readonly messages: readonly OutboxMessage[]
  readonly audit: readonly AuditEntry[]
}

/**
 * What takes two administrators. One waits until it expires, is decided, or its proposer is no active
 * administrator any more.
 */
export interface ProposalsPort {
  /**
   * Writes it, the messages that tell of it and its rows of the audit log, in one commit.
   * @returns false when its proposer is no active administrator any more; then nothing was written.
   */
  propose(options: {
    readonly proposal: Proposal
    readonly messages: readonly OutboxMessage[]
    readonly audit: readonly AuditEntry[]
  }): Promise<boolean>
  /** Those that wait, the oldest first. One query. */
  waiting(options: { readonly now: Seconds; readonly limit: number }): Promise<readonly WaitingProposal[]>
  /** One that waits; null otherwise. One query. */
  find(id: string, options: { readonly now: Seconds }): Promise<WaitingProposal | null>
  /**
   * Decides one that waits, with what tells of it to people and in the audit log, in one commit. Its proposer
   * withdraws it; it is confirmed or refused by another active administrator, and never by whom it is about.
   * @returns true for exactly one of any number of parallel callers; false when it doesn't wait any more, or
   * isn't theirs to decide: then nothing was written.
   */
  decide(options: Deciding): Promise<boolean>
}
