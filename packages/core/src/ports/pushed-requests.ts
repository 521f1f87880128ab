import type { Seconds } from './time.ts'

/**
 * A request that a relying party pushed before it sent a browser: for an authorization (RFC 9126), or for a
 * login in EU Login's dialect of CAS. Only the hash of its reference is kept.
 */
export interface PushedRequest {
  /** SHA-256 of the reference, base64url. */
  readonly idHash: string
  /** Who alone may refer to it; of CAS, the service's id. */
  readonly clientId: string
  /** Its parameters, as a form. */
  readonly parameters: string
  readonly createdAt: Seconds
  /** Until then the browser must have come with it. */
  readonly expiresAt: Seconds
}

/**
 * Requests that wait for their browsers. The code or ticket that answers one spends it (`issueCode`,
 * `issue`).
 */
export interface PushedRequestsPort {
  /** Keeps a request. One commit. */
  push(request: PushedRequest): Promise<void>
  /**
   * A request that no code answered yet, expired ones too: whoever came in time may take longer to sign in.
   * One query.
   */
  find(idHash: string): Promise<PushedRequest | null>
}
