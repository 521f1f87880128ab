import type { OutboxMessage } from './messages.ts'
import type { Seconds } from './time.ts'

/**
 * How far it is with somebody's eID. `asked`: they were sent to the country; `unmatched`: the country said
 * who they are, and nobody here has this eID; `registering`: they want an account of their own, and a mail is
 * on its way.
 */
export type EidStage = 'asked' | 'unmatched' | 'registering'

/**
 * Something that goes on with an eID. What it is about is sealed; each stage is a row of its own, under an id
 * of its own.
 */
export interface EidRequest {
  /** SHA-256 of the id in the address, form or mail, base64url. */
  readonly idHash: string
  readonly stage: EidStage
  /** SHA-256 of the browser cookie, base64url; null where a mail may be opened anywhere. */
  readonly browserHash: string | null
  /** Sealed by the key ring. */
  readonly sealed: string
  readonly createdAt: Seconds
  readonly expiresAt: Seconds
}

/** What names a request: another stage or another browser's is none. */
export interface EidRequestKey {
  readonly idHash: string
  readonly stage: EidStage
  readonly browserHash: string | null
  readonly now: Seconds
}

/** What goes on with eIDs. Expired ones are invisible. */
export interface EidRequestsPort {
  /** Writes one; with its mail, where there is one, in one commit. */
  open(request: EidRequest, options?: { readonly message: OutboxMessage }): Promise<void>
  /**
   * Keeps a country's answer that arrived without cookies, until the browser comes for it. The first answer
   * stays.
   * @returns false when there is no such request at stage `asked`, or it has an answer; then nothing was
   * written.
   */
  answer(options: { readonly idHash: string; readonly sealed: string; readonly now: Seconds }): Promise<boolean>
  /** What is sealed in a request; null if there is none. Spends nothing. One query. */
  find(key: EidRequestKey): Promise<string | null>
  /**
   * Spends a request: of any number of parallel callers one gets it.
   * @returns what is sealed, and the sealed answer that `answer` kept; null where there is no such request
   * (any more).
   */
  take(key: EidRequestKey): Promise<{ readonly sealed: string; readonly answer: string | null } | null>
}
