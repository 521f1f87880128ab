import type { Server } from 'node:http'
import { createServer, type ListenOptions, type Server as NetServer } from 'node:net'
import type { Listening } from './drain.ts'

/**
 * How many sockets listen at one address. Each turn of the event loop accepts one connection of each: with
 * one alone, a process that has much to do accepts a few dozen a second, and whoever comes in a flood waits
 * before the door, where nobody asks whose turn it is.
 */
const doors = 64

/**
 * Listens at an address, on Linux by many sockets among which the system deals connections out
 * (SO_REUSEPORT); elsewhere, and on a Node that doesn't know how, by one.
 *
 * @param server answers; it isn't listening yet
 * @returns what ends it, or why it can't listen
 * @see https://man7.org/linux/man-pages/man7/socket.7.html (SO_REUSEPORT)
 */
export async function listenAt(
  server: Server,
  at: Pick<ListenOptions, 'host' | 'port'>,
): Promise<{ readonly ok: true; readonly listening: Listening } | { readonly ok: false; readonly error: Error }> {
  // Others that share a port aren't refused it: another program that has it is only found by one that
  // doesn't.
  const alone = createServer()
  const taken = await listen(alone, at)
  if (taken !== null) return { ok: false, error: taken }
  const address = alone.address()
  const port = typeof address === 'object' && address !== null ? address.port : at.port
  await new Promise((resolve) => alone.close(resolve))

  const shared = { ...at, port, reusePort: process.platform === 'linux' }
  const error = await listen(server, shared)
  if (error !== null) return { ok: false, error }
  const others: NetServer[] = []
  while (shared.reusePort && others.length < doors - 1) {
    const other = createServer(
      { allowHalfOpen: true, noDelay: true },
      (socket) => void server.emit('connection', socket),
    )
    if ((await listen(other, shared)) !== null) break
    other.maxConnections = server.maxConnections
    others.push(other)
  }
  return {
    ok: true,
    listening: {
      close(done) {
        let open = others.length + 1
        const closed = (): void => {
          open -= 1
          if (open === 0) done?.()
        }
        for (const each of [server, ...others]) each.close(closed)
        return server
      },
      closeIdleConnections: () => server.closeIdleConnections(),
      closeAllConnections: () => server.closeAllConnections(),
    },
  }
}

/** @returns null once it listens */
function listen(server: NetServer, at: ListenOptions): Promise<Error | null> {
  return new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(at, () => {
      server.off('error', resolve)
      resolve(null)
    })
  })
}
