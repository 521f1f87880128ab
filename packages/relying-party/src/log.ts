/** One event. It holds no token, ticket, code, cookie or address with a query. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: 'login-failed' | 'logout-received' | 'logout-refused' | 'tokens-refused'
  /** A stable word: why. */
  readonly reason?: string
  /** The code of what somebody has to mend. */
  readonly code?: string
  /** That in a sentence. */
  readonly message?: string
  /** How many sessions ended. */
  readonly count?: number
}

/** Takes events. */
export type Log = (entry: LogEntry) => void

/** Writes what somebody should look at to the console; what is in order is silent. */
export const consoleLog: Log = ({ level, event, ...rest }) => {
  if (level === 'info') return
  console[level](`relying-party: ${event}`, rest)
}
