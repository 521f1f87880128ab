import { once } from 'node:events'
import { IncomingMessage } from 'node:http'
import {
  connect as connectHttp2,
  createServer,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2'
import { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { euLogin } from '../src/index.ts'
import { connect, toRequest } from '../src/node.ts'

// “Headers.append: ":path" is an invalid header name” was the answer to everything.
test('requests over HTTP/2 are answered as over HTTP/1, cookies and forms too', async () => {
  const auth = connect(euLogin({ server: 'https://ecas.example/cas', origin: 'https://shop.example', log: () => {} }))
  const seen: unknown[] = []
  const server = createServer((incoming, outgoing) => {
    auth.routes(incoming, outgoing, (error) => {
      seen.push(error)
      auth.require()(incoming, outgoing, (refused) => {
        outgoing.end(String(refused))
      })
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const client = connectHttp2(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  onTestFinished(() => {
    client.close()
    server.close()
  })
  const ask = async (headers: Readonly<Record<string, string>>, body = '') => {
    const stream = client.request({ ':authority': 'shop.example', ...headers })
    if (headers[':method'] === 'POST') stream.end(body)
    const [answered]: (IncomingHttpHeaders & IncomingHttpStatusHeader)[] = await once(stream, 'response')
    return { status: answered?.[':status'], headers: answered, text: await text(stream) }
  }
  const begun = await ask({ ':path': '/auth/login' })
  expect(begun).toMatchObject({
    status: 302,
    headers: { location: expect.stringMatching(/^https:\/\/ecas\.example\//) },
  })
  expect(begun.headers?.['set-cookie']).toHaveLength(1)
  expect(await ask({ ':path': '/me' })).toMatchObject({ status: 401, text: expect.stringContaining('signed-out') })
  expect(seen).toEqual([undefined])
  const out = { ':path': '/auth/logout', ':method': 'POST', origin: 'https://shop.example' }
  expect(await ask(out, 'x=1')).toMatchObject({ status: 303, headers: { location: '/' } })
})

test('the host is the one of :authority, once, though a Host header comes with it', async () => {
  const incoming = Object.assign(new IncomingMessage(new Socket()), { url: '/auth/login', method: 'GET' })
  const headersOf = async (headers: IncomingHttpHeaders) =>
    (await toRequest(Object.assign(incoming, { headers }), { origin: 'https://shop.example' })).headers.get('Host')
  expect(await headersOf({ ':authority': 'shop.example', host: 'other.example' })).toBe('shop.example')
  expect(await headersOf({ host: 'shop.example' })).toBe('shop.example')
  expect(await headersOf({})).toBeNull()
})
