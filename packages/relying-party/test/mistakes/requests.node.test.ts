import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { euLogin } from '../../src/index.ts'
import { toRequest } from '../../src/node.ts'

const auth = euLogin({ server: 'https://ecas.example/cas', origin: 'https://shop.example', proxy: true })
const incoming = Object.assign(new IncomingMessage(new Socket()), { url: '/auth/login', method: 'GET' })
const code = 'invalid-option'

// “Invalid URL”, and “request.headers.get is not a function”.
test.each([
  ['of Node', incoming],
  ['that isn’t there', undefined],
  ['that is Hono’s context', { req: { raw: new Request('https://shop.example/') } }],
])('a request %s is refused, with how one is made of it', async (_, given) => {
  const message = expect.stringContaining('await toRequest(req, auth)')
  for (const name of ['handle', 'user', 'require', 'proxyTicket'])
    await expect(Reflect.apply(Reflect.get(auth, name), auth, [given, {}])).rejects.toMatchObject({ code, message })
})

test('toRequest takes no web-standard request, whose cookies it would lose', async () => {
  const message = 'toRequest takes a request of Node’s, in Fastify request.raw.'
  for (const given of [new Request('https://shop.example/'), undefined, {}])
    await expect(Reflect.apply(toRequest, null, [given, auth])).rejects.toMatchObject({ code, message })
  expect((await toRequest(incoming, auth)).url).toBe('https://shop.example/auth/login')
})
