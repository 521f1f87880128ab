/**
 * Thrown when a programmer or an operator made a mistake, or when stored data is damaged; never for an
 * expected outcome (those are values: `{ ok: false, reason }`). `code` is stable and short, e.g.
 * `sealed-value`, `invalid-settings`, `unknown-method`. The same class in every package of ours.
 */
export class LaissezPasserError extends Error {
  override readonly name = 'LaissezPasserError'
  /** Stable, for programs. */
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
