import type { Server } from 'node:http'
import { createServer, type ListenOptions, type Server as NetServer, type Socket } from 'node:net'
import type { Listening } from './drain.ts'

/**
 * How many sockets listen at one address. Each turn of the event loop accepts one connection of each: with
 * one alone, a process that has much to do accepts a few dozen a second, and whoever comes in a flood waits
 * before the door, where nobody asks whose turn it is.
 */
const doors = 64

/**
 * For how long a moment is waited for in which nobody comes, in milliseconds, before all are closed anyway;
 * and how long whoever has connected may take to say something.
 */
const patience = 1000

/** A turn of the event loop that takes no longer had nothing to do, in milliseconds. */
const quiet = 0.1

interface Connections {
  /** Those that are open, and when they came. */
  readonly open: ReadonlyMap<Socket, number>
  /** How many there were until now. */
  readonly came: () => number
}

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
  let came = 0
  const open = new Map<Socket, number>()
  server.on('connection', (socket) => {
    came += 1
    open.set(socket, performance.now())
    socket.once('close', () => open.delete(socket))
  })
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
        void closeAll([...others, server], { came: () => came, done, open })
        return server
      },
      // Whoever is new has a request on its way.
      closeIdleConnections: () => void (someAreNew(open) || server.closeIdleConnections()),
      closeAllConnections: () => server.closeAllConnections(),
    },
  }
}

/**
 * Closes sockets that listen, each in a moment in which nobody comes: the system resets whoever waits before
 * one that closes, and a proxy doesn't send a form a second time.
 *
 * @param servers the last of them closes connections that are idle as well
 * @param options `done`: called when all are closed
 */
async function closeAll(
  servers: readonly NetServer[],
  { came, done, open }: { readonly done: (() => void) | undefined } & Connections,
): Promise<void> {
  const until = performance.now() + patience
  const closed: Promise<unknown>[] = []
  for (const [index, each] of servers.entries()) {
    const isLast = index === servers.length - 1
    while (performance.now() < until && !((await quietTurn(came)) && !(isLast && someAreNew(open))));
    closed.push(new Promise((resolve) => each.close(resolve)))
  }
  await Promise.all(closed)
  done?.()
}

/** A turn of the event loop. @returns whether nobody came in it, and nothing took it long */
async function quietTurn(came: () => number): Promise<boolean> {
  const before = came()
  const begun = performance.now()
  // Right behind what was waiting to be read.
  await new Promise(setImmediate)
  return came() === before && performance.now() - begun < quiet
}

/**
 * Tells whether somebody has just come and said nothing yet. Node, from some version on, counts them among
 * the idle ones.
 */
function someAreNew(open: Connections['open']): boolean {
  const lately = performance.now() - patience
  return [...open].some(([socket, came]) => came > lately && socket.bytesRead === 0)
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
