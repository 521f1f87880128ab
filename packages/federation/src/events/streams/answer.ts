/** The answer of an endpoint for streams: JSON to send with this status, or nothing. */
export interface StreamAnswer {
  readonly status: 200 | 201 | 202 | 204 | 400 | 401 | 403 | 404 | 409 | 429
  readonly body: unknown
  /** For `WWW-Authenticate`. */
  readonly challenge?: string
  /** For `Retry-After`, in seconds. */
  readonly retryAfter?: number
  /** For the operator's log: who was let in nowhere, and why. */
  readonly noted?: { readonly client: string | null; readonly reason: string; readonly why: string | undefined }
}

/** Says what is wrong, in the form of OAuth's errors. */
export function refused(status: 400 | 403 | 404 | 409 | 429, description: string): StreamAnswer {
  const errors = { 400: 'invalid_request', 403: 'access_denied', 404: 'not_found', 409: 'conflict', 429: 'slow_down' }
  return { status, body: { error: errors[status], error_description: description } }
}

/** There is none, or it is another client's: nobody is told which. */
export const noSuchStream: StreamAnswer = refused(404, 'There is no such stream')
