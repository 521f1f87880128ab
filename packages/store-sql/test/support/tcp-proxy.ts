import { connect, createServer, type Socket } from 'node:net'

/** A stretch of network that can fail. */
export interface TcpProxy {
  readonly port: number
  /** Nothing gets through any more, and nobody is told: as when a machine loses its power. */
  readonly freeze: () => void
  /** What was held back goes on, new connections too. */
  readonly thaw: () => void
  /** Ends every connection; new ones lead to another port. */
  readonly lead: (port: number) => void
  readonly close: () => Promise<void>
}

/** Passes bytes on to a port of this machine. `change`: what becomes of those that the server sends. */
export async function tcpProxy(
  target: number,
  { change = (bytes) => bytes }: { readonly change?: (bytes: Buffer) => Buffer } = {},
): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let frozen = false
  let port = target
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes: Buffer) => to.write(from === far ? change(bytes) : bytes))
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      if (frozen) from.pause()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze() {
      frozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      frozen = false
      for (const socket of sockets) socket.resume()
    },
    lead(next) {
      port = next
      for (const socket of sockets) socket.destroy()
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
