/**
 * Why a ticket isn't validated, as EU Login says it. Clients begin a new sign-in at `INVALID_TICKET` and at
 * `INVALID_STRENGTH`: neither is the answer where the same person would come back with the same.
 */
export type FailureCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'UNAUTHORIZED_SERVICE'
  | 'UNAUTHORIZED_SERVICE_PROXY'
  | 'INVALID_PROXY_CALLBACK'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'INTERNAL_ERROR'
  | 'ACCESSED_DENIED'
  | 'BAD_PGT'
  | 'ECAS_PROXY_COMMUNICATION_ERROR'
  | 'INVALID_PROXY_CALLBACK_URL'
  | 'INVALID_STRENGTH'
  /** The account's assurance is too low. */
  | 'INVALID_USER'
  | 'INSUFFICIENT_AUTHENTICATION_LEVEL'

/** A failure with what a developer reads about it, in English. */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
}
