import { whatFailed } from '@laissez-passer/server/log'
import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'

/** How long a stream waits before it looks again by itself and writes a heartbeat, in milliseconds. */
const BEAT = 10_000

/** How long a stream lives; the browser opens another. In seconds. */
const LIFE = 240

/**
 * A stream of server-sent events with one event, `change`, when what the page shows is out of date; then it
 * ends. It looks by itself at every beat, so that a lost signal delays the page, never strands it.
 *
 * @param look what to wait for: a signal's topic while nothing changed, null once something did
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function changes(
  c: Context<ProviderEnv>,
  parts: Pick<RouteParts, 'closing' | 'runtime' | 'log' | 'streams'>,
  look: (context: UseCaseContext) => Promise<string | null>,
): Response {
  const context = c.get('context')
  const end = context.now + LIFE
  // A HEAD request has no reader that would ever close the stream.
  if (c.req.raw.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' })
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const gone = new AbortController()
    stream.onAbort(() => gone.abort())
    let leave = (): void => {}
    try {
      let topic = await look(context)
      const place = topic === null ? null : parts.streams.join(topic)
      if (place) leave = place.leave
      const signal = AbortSignal.any([gone.signal, parts.closing, ...(place ? [place.signal] : [])])
      while (topic !== null && !signal.aborted && parts.runtime.now() < end) {
        await stream.write(': waiting\n\n')
        // Listen before looking: what happens while we look isn't missed.
        const woken = context.signals.wait(topic, { timeoutMs: BEAT, signal })
        topic = await look({ ...context, now: parts.runtime.now() })
        if (topic !== null) await woken
      }
      if (topic === null) await stream.writeSSE({ event: 'change', data: '{}' })
    } catch (error) {
      // Hono would send the message to the browser. The page refreshes by itself.
      parts.log({ level: 'warn', event: 'stream-failed', ...whatFailed(error) })
    } finally {
      leave()
    }
  })
}
