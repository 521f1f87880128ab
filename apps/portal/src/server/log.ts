import type { Settings } from './settings.ts'

/** What a log line may hold: no body, no address with its query, no name, no token. */
export interface LogFields {
  readonly origin?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly reason?: string
}

/** Writes one JSON line an event. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void

const order = ['debug', 'info', 'warn', 'error', 'silent']

/** A log on standard output, from a level upwards. */
export function jsonLog(level: Settings['logLevel']): Log {
  return (at, event, fields = {}) => {
    if (order.indexOf(at) >= order.indexOf(level))
      console.log(JSON.stringify({ time: new Date().toISOString(), level: at, app: 'portal', event, ...fields }))
  }
}
