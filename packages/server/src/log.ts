import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'

export { placeOf, whatFailed } from './failure.ts'

/** How loud a line is. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/**
 * One event. These fields and no others reach a log: no URL, query, body, header, cookie or message of an
 * error, because any of them may hold a code, a token or a password.
 */
export interface LogEvent {
  readonly level: LogLevel
  /** What happened, e.g. `request`, `request-failed`. */
  readonly event: string
  /** Which server it was, where several write to one place. */
  readonly app?: string
  /** A server's own origin, when it starts; that of a service which somebody claims to be. */
  readonly origin?: string
  readonly method?: string
  /** The route's pattern, never the path. */
  readonly route?: string
  readonly status?: number
  /** A stable code: why something didn't happen. */
  readonly reason?: string
  /** How long it took, in milliseconds. */
  readonly ms?: number
  /** Names the request in its lines and in the answer to the person. */
  readonly request?: string
  /** Class or code of an error. */
  readonly error?: string
  /** Class of what caused it, or the code that a database or a network has for that: `ECONNREFUSED`. */
  readonly cause?: string
  /** Where our own code threw: function names and files, without the message. */
  readonly at?: string
  readonly count?: number
  /** The id of a client, as a request claims it. */
  readonly client?: string
  /** What people call a registered service. */
  readonly service?: string
  /** Name of a message's template. */
  readonly template?: string
  /** How a message travels. */
  readonly kind?: string
  /** Whose fault it is that a message didn't travel. */
  readonly fault?: string
  /**
   * What a mail server, gateway or push service said; delivery leaves out addresses, numbers and links. Or
   * more about a reason, in words of ours.
   */
  readonly said?: string
  /** Where the audit log ends: position and hash of its last row. */
  readonly head?: string
}

/** Takes events. */
export type Log = (event: LogEvent) => void

const FIELDS: ReadonlySet<string> = new Set<keyof LogEvent>([
  'level',
  'event',
  'app',
  'origin',
  'method',
  'route',
  'status',
  'reason',
  'ms',
  'request',
  'error',
  'cause',
  'at',
  'count',
  'client',
  'service',
  'template',
  'kind',
  'fault',
  'said',
  'head',
])
const LEVELS: readonly (LogLevel | 'silent')[] = ['debug', 'info', 'warn', 'error', 'silent']

/** How a log is written. */
export interface LogOptions {
  /** The quietest level that is written, `silent` for none. */
  readonly level: LogLevel | 'silent'
  /** Takes a line without its line end. */
  readonly write: (line: string) => void
  /** Which server it is, where several write to one place. */
  readonly app?: string
  /** In milliseconds since the epoch. */
  readonly now?: () => number
}

const rules: OptionRules<LogOptions> = {
  level: accepts.oneOf(...LEVELS),
  write: accepts.made,
  app: optional(accepts.text('the name of a server')),
  now: optional(accepts.made),
}

/**
 * A log of JSON lines.
 *
 * @returns a log; fields that aren't in {@link LogEvent} are dropped
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function jsonLog(options: LogOptions): Log {
  checkOptions('jsonLog', options, rules)
  const { app, level, write, now = Date.now } = options
  const quietest = LEVELS.indexOf(level)
  const ofApp = app === undefined ? '' : `,"app":${JSON.stringify(app)}`
  let spelled = { at: Number.NaN, text: '' }
  return (given) => {
    if (LEVELS.indexOf(given.level) < quietest) return
    const at = now()
    // Lines of one moment share its spelling.
    if (spelled.at !== at) spelled = { at, text: `{"time":"${new Date(at).toISOString()}"` }
    // There is a line for each request, and what is allowed is rarely less than what is there.
    const allowed = hasMore(given) ? allowedOf(given) : given
    const fields = JSON.stringify(allowed).slice(1, -1)
    write(`${spelled.text},${fields}${given.app === undefined ? ofApp : ''}}`)
  }
}

/** Whether it would say more than what belongs into a log. */
function hasMore(given: LogEvent): boolean {
  for (const field in given) if (!FIELDS.has(field)) return true
  return 'toJSON' in given
}

function allowedOf(given: LogEvent): Partial<LogEvent> {
  return Object.fromEntries(Object.entries(given).filter(([field]) => FIELDS.has(field)))
}
