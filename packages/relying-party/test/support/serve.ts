import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { TestEuLogin } from './eu-login.ts'

/** A server on a port of this machine. */
export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/** Listens on a free port, or on that one. */
export async function serve(listener: RequestListener, port = 0): Promise<Served> {
  const server = createServer(listener).listen(port)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://localhost:${address.port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Answers Node's requests by a function of web-standard ones. */
export function listenerOf(answer: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { headers, method = 'GET', url = '/' } = incoming
      const request = new Request(`http://${headers.host ?? 'localhost'}${url}`, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one): [string, string] => [name, one]),
        ),
        ...(method === 'GET' ? {} : { body: Buffer.concat(parts) }),
      })
      void answer(request).then(async (response) => {
        outgoing.statusCode = response.status
        for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
        outgoing.appendHeader('Set-Cookie', response.headers.getSetCookie())
        outgoing.end(Buffer.from(await response.arrayBuffer()))
      })
    })
  }
}

/** The test's EU Login on a port, below `/cas`; it calls the app over HTTP too. */
export async function serveEuLogin(login: TestEuLogin): Promise<Served> {
  login.app = (request) => fetch(request)
  return serve(
    listenerOf(async (request) => {
      const url = new URL(request.url)
      if (url.pathname === '/cas/login')
        return new Response(null, { status: 302, headers: { Location: await login.visit(url.href) } })
      if (url.pathname === '/cas/logout')
        return new Response(null, { status: 302, headers: { Location: url.searchParams.get('service') ?? '/' } })
      const body = request.method === 'POST' ? { body: await request.text() } : {}
      return login.fetch(url.href, { method: request.method, ...body })
    }),
  )
}
