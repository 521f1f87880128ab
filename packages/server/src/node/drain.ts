import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import type { RequestListener, Server } from 'node:http'

/** How a server goes. */
export interface DrainOptions {
  /** For how long it still answers once it was told to stop, in seconds. */
  readonly seconds: number
  /** How long it then waits for requests under way, in milliseconds. Default 2000. */
  readonly patienceMs?: number
}

/** What listens, as far as ending it goes: a server, or several as one. */
export type Listening = Pick<Server, 'close' | 'closeIdleConnections' | 'closeAllConnections'>

/** A server that can go without a request that fails. */
export interface Drain {
  /** What answers, with the state of going before it. */
  readonly listener: RequestListener
  /**
   * Says at `/healthz` and `/readyz` that this process goes, and answers whatever still comes until whoever
   * gives it requests has seen that; each answer closes its connection. Then waits for what is under way, and
   * resolves when the last connection is gone. Called again, it waits no longer.
   *
   * @param server what listens
   * @param options `atOnce`: nobody is waited for that could still come; `over`: called when the time is
   * over, ends what would go on by itself
   */
  readonly stop: (
    server: Listening,
    options?: { readonly atOnce?: boolean; readonly over?: () => void },
  ) => Promise<void>
}

const rules: OptionRules<DrainOptions> = {
  seconds: accepts.least(0, 'seconds'),
  patienceMs: optional(accepts.over(0, 'milliseconds')),
}

/**
 * Lets a process go while others like it stay: behind a load balancer that asks for `/healthz` or `/readyz`,
 * none of the requests that it gives is refused or cut off.
 *
 * @param answer what answers requests
 * @throws LaissezPasserError `invalid-settings` where an option is invalid
 */
export function drain(answer: RequestListener, options: DrainOptions): Drain {
  checkOptions('drain', options, rules)
  const { seconds, patienceMs = 2000 } = options
  const hurry = new AbortController()
  let going: Promise<void> | null = null

  async function go(server: Listening, over: () => void): Promise<void> {
    await pause(seconds * 1000, hurry.signal)
    over()
    const until = performance.now() + patienceMs
    const closed = new Promise((resolve) => server.close(resolve))
    const turn = setInterval(() => {
      // Whoever hasn't finished by then, or still comes, is cut off; what was acknowledged is on disk.
      if (performance.now() > until) server.closeAllConnections()
      // A connection whose last answer began before would be kept alive. What was sent on it is read first.
      else setImmediate(() => server.closeIdleConnections())
    }, 20)
    await closed
    clearInterval(turn)
  }

  return {
    listener(incoming, outgoing) {
      if (going) {
        outgoing.setHeader('Connection', 'close')
        if (/^\/(?:healthz|readyz)(?:\?|$)/.test(incoming.url ?? '')) {
          outgoing.writeHead(503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
          outgoing.end(JSON.stringify({ status: 'stopping' }))
          return
        }
      }
      answer(incoming, outgoing)
    },
    stop(server, { atOnce = false, over = () => {} } = {}) {
      if (going || atOnce) hurry.abort()
      going ??= go(server, over)
      return going
    },
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
