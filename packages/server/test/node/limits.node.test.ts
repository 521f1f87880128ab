import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { type Limits, limitConnections, limits, requestLimits } from '../../src/node/limits.ts'

const quick: Limits = { headersMs: 300, requestMs: 600, everyMs: 20, connections: 6, perAddress: 4 }
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

/** Why connections were ended: what is answered may be lost by who goes on sending. */
const ended: unknown[] = []

async function listening(trustedProxies: readonly string[] = []): Promise<number> {
  const server = createServer(requestLimits(quick), (incoming, outgoing) => {
    const answer = () => outgoing.end('ok')
    void text(incoming).then(answer, answer)
  })
  server.on('clientError', (error, socket) => {
    ended.push('code' in error ? error.code : error.name)
    socket.destroy()
  })
  limitConnections(server, { trustedProxies, limits: quick })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port }: AddressInfo = Object(server.address())
  return port
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  ends.push(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

/** Sends a beginning, then a byte every 20 ms until it is closed. */
async function drip(socket: Socket, beginning: string): Promise<void> {
  socket.write(beginning)
  const dripping = setInterval(() => socket.write('x'), 20)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
}

async function ask(port: number): Promise<number | undefined> {
  const sent = request({ port, host: '127.0.0.1', agent: false }).end()
  const [answer] = await once(sent, 'response')
  answer.resume()
  return answer.statusCode
}

test.each([
  ['a header', 'GET / HTTP/1.1\r\nHost: here\r\nSlow: '],
  ['a body', 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100000\r\n\r\n'],
])('whoever drips %s is ended by the deadline, others are answered meanwhile', async (_what, beginning) => {
  const port = await listening()
  const dripped = drip(await opened(port), beginning)
  expect(await ask(port)).toBe(200)
  await dripped
  expect(ended.splice(0)).toEqual(['ERR_HTTP_REQUEST_TIMEOUT'])
})

test('more connections than one address may have are closed at once, the others go on', async () => {
  const port = await listening()
  const sockets = [await opened(port), await opened(port), await opened(port), await opened(port)]
  const more = await opened(port)
  if (!more.destroyed) await new Promise((resolve) => more.once('close', resolve))
  expect(sockets.some((socket) => socket.destroyed)).toBe(false)
  sockets[0]?.destroy()
  sockets[1]?.destroy()
  await expect.poll(() => ask(port).catch(() => 'closed')).toBe(200)
})

test('what our own proxies open counts in all only', async () => {
  const port = await listening(['127.0.0.1'])
  for (let n = 0; n < 5; n++) await opened(port)
  expect(await ask(port)).toBe(200)
  await opened(port)
  const seventh = await opened(port)
  if (!seventh.destroyed) await new Promise((resolve) => seventh.once('close', resolve))
})

// nginx keeps an idle connection for 60 s, Caddy for 120: one that we close first may have a form on its way.
test('a proxy closes idle connections before we do; whoever comes without one keeps none for long', () => {
  const kept = (trustedProxies: readonly string[], chosen = {}) => {
    const server = createServer(chosen)
    limitConnections(server, { trustedProxies })
    return server.keepAliveTimeout
  }
  expect(kept(['127.0.0.1'])).toBeGreaterThan(120_000)
  expect(kept([])).toBe(5000)
  expect(kept(['127.0.0.1'], { keepAliveTimeout: 7000 })).toBe(7000)
  expect(kept(['127.0.0.1'], { keepAliveTimeout: 0 })).toBe(0)
})

test('what every server has is written out', () => {
  expect(limits).toEqual({ headersMs: 10_000, requestMs: 30_000, everyMs: 1000, connections: 8192, perAddress: 1024 })
  expect(requestLimits()).toEqual({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1000,
    optimizeEmptyRequests: true,
  })
})

const major = Number(process.versions.node.split('.')[0])

test('a request that announces no body is at its end at once, and the next one on its connection is answered', async () => {
  const atItsEnd: boolean[] = []
  const server = createServer(requestLimits(quick), (incoming, outgoing) => {
    atItsEnd.push(incoming.readableEnded)
    void text(incoming).then((body) => outgoing.end(`[${body}]`))
  }).listen(0, '127.0.0.1')
  ends.push(() => server.close())
  await once(server, 'listening')
  const { port }: AddressInfo = Object(server.address())
  const socket = await opened(port)
  let read = ''
  socket.setEncoding('utf8').on('data', (piece: string) => (read += piece))
  const head = 'HTTP/1.1\r\nHost: here\r\n'
  socket.write(`DELETE / ${head}\r\nPOST / ${head}Content-Length: 2\r\n\r\nhiPOST / ${head}Connection: close\r\n\r\n`)
  await once(socket, 'close')
  expect(read.match(/\[\w*\]/g)).toEqual(['[]', '[hi]', '[]'])
  // The oldest Node doesn't know how, and answers as well.
  expect(atItsEnd).toEqual(major < 24 ? [false, false, false] : [true, false, true])
})
