import type { Protocol } from './sessions.ts'
import type { Seconds } from './time.ts'

/**
 * How it went to tell a service that a session ended. `waiting`: not told yet, or it didn't listen and is
 * told again; `told`: it took note; `refused`: given up; `deaf`: it has no address at which it can be told.
 */
export type LogoutStatus = 'waiting' | 'told' | 'refused' | 'deaf'

/** A service that a session was used for is to be told that it ended. */
export interface LogoutNotice {
  readonly id: string
  /** The session that ended. */
  readonly sessionIdHash: string
  /** Null: the account is gone; then nothing here says in clear whose it was. */
  readonly accountId: string | null
  /** The person's unique identifier; null: the account is gone. */
  readonly uid: string | null
  /** The same, sealed by the key ring for `logout-subject`, where the account is gone; else null. */
  readonly sealedUid: string | null
  /** Of the session, for its owner; empty where the account is gone. */
  readonly browserName: string
  readonly protocol: Protocol
  /** A client's id; for CAS, which registered service it is. */
  readonly clientId: string
  /** For CAS, the address that the ticket was for. */
  readonly service: string | null
  /** The `sid` of the service's ID tokens, null: it was told none; for CAS, its ticket's hash. */
  readonly sid: string | null
  /** For CAS, the ticket itself, sealed: the service knows the session by it. */
  readonly sealedTicket: string | null
  readonly endedAt: Seconds
  readonly status: LogoutStatus
  /** Why it wasn't told the last time, a code for operators. */
  readonly reason: string | null
}

/** A notice in a worker's hands. */
export interface ClaimedNotice extends LogoutNotice {
  /** How often it was tried before. */
  readonly attempts: number
}

/** What became of a notice. */
export interface LogoutOutcome {
  readonly id: string
  readonly status: LogoutStatus
  readonly reason: string | null
  /** When it is due again, while it waits. */
  readonly retryAt?: Seconds
  /** It wasn't tried: its turn doesn't count. */
  readonly untried?: true
}

/**
 * Notices of ended sessions. Whatever ends a session writes them, in its commit: a service that isn't
 * told is one that was tried.
 */
export interface LogoutsPort {
  /**
   * Claims up to `limit` due notices for `leaseSeconds`, the longest due first; no other caller gets them
   * before the lease ends.
   */
  claim(options: {
    readonly now: Seconds
    readonly limit: number
    readonly leaseSeconds: number
  }): Promise<readonly ClaimedNotice[]>
  /**
   * Notes what became of notices: what is `told` or `refused` stays so. One whose account is gone goes once
   * it doesn't wait any more. One commit.
   */
  settle(outcomes: readonly LogoutOutcome[]): Promise<void>
  /** The notices of an ended session, by the service's id. One query. */
  ofSession(sessionIdHash: string): Promise<readonly LogoutNotice[]>
  /** An account's notices that aren't `told`, of sessions that ended since, the last first. One query. */
  untold(options: { readonly accountId: string; readonly since: Seconds }): Promise<readonly LogoutNotice[]>
}
