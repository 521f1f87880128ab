import type { Seconds } from './time.ts'

/** An authorization request that its client pushed (RFC 9126); only the hash of its reference is kept. */
export interface PushedRequest {
  /** SHA-256 of the reference, base64url. */
  readonly idHash: string
  /** Who alone may refer to it. */
  readonly clientId: string
  /** Its parameters, as a form. */
  readonly parameters: string
  readonly createdAt: Seconds
  /** Until then the browser must have come with it. */
  readonly expiresAt: Seconds
}

/** Authorization requests that wait for their browsers. A code that answers one spends it (`issueCode`). */
export interface PushedRequestsPort {
  /** Keeps a request. One commit. */
  push(request: PushedRequest): Promise<void>
  /**
   * A request that no code answered yet, expired ones too: who came in time may take longer to sign in. One
   * query.
   */
  find(idHash: string): Promise<PushedRequest | null>
}
