import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Provider } from '@laissez-passer/hono/provider'
import { limitConnections, requestLimits } from '@laissez-passer/server/node/limits'

/** How long a stopping server waits for requests under way, in milliseconds. */
const PATIENCE = 2000

/** A server that answers. */
export interface Serving {
  readonly ok: true
  /** Answers what is under way, ends live streams and the work in the background; then resolves. */
  readonly stop: () => Promise<void>
}

/**
 * Serves a provider over HTTP with its work in the background.
 *
 * @param provider what answers
 * @param where `hostname` undefined: every interface; `trustedProxies`: whose connections are many people's
 * @returns one line for the operator when it can't listen there
 */
export async function serve(
  provider: Provider,
  {
    port,
    hostname,
    trustedProxies,
  }: {
    readonly port: number
    readonly hostname: string | undefined
    readonly trustedProxies: readonly string[]
  },
): Promise<Serving | { readonly ok: false; readonly line: string }> {
  const listener = getRequestListener((request, env) => provider.fetch(request, env))
  const server = createServer(requestLimits(), (incoming, outgoing) => void listener(incoming, outgoing))
  limitConnections(server, { trustedProxies })
  const failure = await new Promise<string | null>((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => resolve(null))
  })
  if (failure !== null)
    return {
      ok: false,
      line: `LOGIN_PORT=${port} can’t be used: ${WHY[failure] ?? failure}. Accepted: a free port from 1 to 65535.`,
    }

  const background = new AbortController()
  const work = provider.runBackground({ signal: background.signal })
  return {
    ok: true,
    stop: async () => {
      provider.close()
      background.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection whose last answer ends now would be kept alive.
      const idle = setInterval(() => server.closeIdleConnections(), 20)
      // Whoever hasn't finished by then is cut off; what was acknowledged is on disk.
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE)
      await Promise.all([closed, work])
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there',
  EACCES: 'this user may not listen there',
}
