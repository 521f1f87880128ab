import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'

/** Something that listens, and what it answers with once that is known. */
export interface Listening {
  readonly port: number
  answerWith(fetch: (request: Request) => Promise<Response>): void
  close(): Promise<void>
}

/**
 * Listens on this machine alone.
 *
 * @param port 0: a free one
 * @throws Error `EADDRINUSE` when something else listens there: it says how another port is had
 */
export async function listen(port: number): Promise<Listening> {
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const listener = getRequestListener((request) => answer(request), {
    // A test's `Response` and `Request` stay what they are.
    overrideGlobalObjects: false,
  })
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const said = `EU Login: something listens on port ${port} already, another test perhaps. \`port: 0\` takes a free one.`
      reject(
        error.code === 'EADDRINUSE' ? Object.assign(new Error(said, { cause: error }), { code: error.code }) : error,
      )
    })
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    answerWith: (fetch) => {
      answer = fetch
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
