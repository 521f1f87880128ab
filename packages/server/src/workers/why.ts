/** What went wrong, in one line for the operator's log: an error's message, and that of what caused it. */
export function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
