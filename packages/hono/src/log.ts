/** How loud a line is. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/**
 * One event. These fields and no others reach a log: no URL, query, body, header, cookie or message of an error, because
 * any of them may hold a code, a token or a password.
 */
export interface LogEvent {
  readonly level: LogLevel
  /** What happened, e.g. `request`, `request-failed`. */
  readonly event: string
  readonly method?: string
  /** The route's pattern, never the path. */
  readonly route?: string
  readonly status?: number
  /** How long it took, in milliseconds. */
  readonly ms?: number
  /** Names the request in its lines and in the answer to the person. */
  readonly request?: string
  /** Class or code of an error. */
  readonly error?: string
  /** Where our own code threw: function names and files, without the message. */
  readonly at?: string
  readonly count?: number
  /** Name of a message's template. */
  readonly template?: string
  /** How a message travels. */
  readonly kind?: string
  /** Whose fault it is that a message didn't travel. */
  readonly fault?: string
  /** What a mail server, gateway or push service said; delivery leaves out addresses, numbers and links. */
  readonly said?: string
}

/** Takes events. */
export type Log = (event: LogEvent) => void

const FIELDS = [
  'level',
  'event',
  'method',
  'route',
  'status',
  'ms',
  'request',
  'error',
  'at',
  'count',
  'template',
  'kind',
  'fault',
  'said',
] as const
const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/**
 * A log of JSON lines.
 *
 * @param options `level`: the quietest level that is written; `write` takes a line without its line end; `now` in
 * milliseconds since the epoch
 * @returns a log; fields that aren't in {@link LogEvent} are dropped
 */
export function jsonLog(options: {
  readonly level: LogLevel
  readonly write: (line: string) => void
  readonly now?: () => number
}): Log {
  const { level, write, now = Date.now } = options
  return (event) => {
    if (LEVELS.indexOf(event.level) < LEVELS.indexOf(level)) return
    const allowed = FIELDS.flatMap((field) => (event[field] === undefined ? [] : [[field, event[field]] as const]))
    write(JSON.stringify({ time: new Date(now()).toISOString(), ...Object.fromEntries(allowed) }))
  }
}
