import type { Actor } from '../ports/index.ts'

/** Who acts on an account, and why: both go to the audit log. */
export interface Acting {
  /** The operator. */
  readonly by: Actor
  /** The operator's words; null: none were given. */
  readonly reason: string | null
}

/** Acts on one account. */
export interface ActingOn extends Acting {
  readonly accountId: string
}

/** There is no such account. */
export interface UnknownAccount {
  readonly ok: false
  readonly reason: 'unknown-account'
}

/** The one such answer. */
export const unknownAccount: UnknownAccount = { ok: false, reason: 'unknown-account' }
