/** Why a relying party can't work, for programs. */
export type RelyingPartyErrorCode =
  /** `server`, `issuer` or `origin` is no address of http or https, or holds more than it may. */
  | 'invalid-address'
  /** http, and not on this machine: what is sent could be read and changed on the way. */
  | 'insecure-address'
  /** `server` or `origin` ends in a slash. */
  | 'trailing-slash'
  /** `server` is a host alone: EU Login lies below `/cas`. */
  | 'server-without-cas'
  /** `server` is one of EU Login's own pages or endpoints, not what they lie below. */
  | 'server-is-an-endpoint'
  /** `clientId` is asked for, and empty or absent: often a variable that isn't set. */
  | 'missing-client-id'
  /** `basePath` is no path, or the routes are mounted elsewhere. */
  | 'wrong-base-path'
  /** Some other option is invalid. */
  | 'invalid-option'
  /** Nobody answers at the provider's address. */
  | 'issuer-unreachable'
  /** Something answers there, and it isn't the provider. */
  | 'issuer-not-found'
  /** The provider calls itself by another name, by which it must be called. */
  | 'issuer-mismatch'
  /** The provider's answer isn't what the protocol says. */
  | 'unexpected-answer'
  /** The provider's clock and this machine's differ so much that what it signs isn't taken. */
  | 'clocks-differ'
  /** The provider doesn't know this client, or doesn't believe its secret or key. */
  | 'client-refused'
  /** The provider refuses this service: its address isn't registered. */
  | 'service-refused'
  /** A session's Durable Object doesn't answer at the moment: what was asked of it may have been done. */
  | 'sessions-unavailable'

/**
 * What a programmer or an operator has to mend: thrown where it can be known at the start, told in the log
 * where it can't. `message` says what is wrong, and what would be right.
 */
export class RelyingPartyError extends Error {
  override readonly name = 'RelyingPartyError'
  readonly code: RelyingPartyErrorCode

  constructor(code: RelyingPartyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
