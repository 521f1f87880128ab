import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { smsHttp } from '../src/sms-http.ts'
import type { Letter } from '../src/transport.ts'
import { noting, world } from './support/world.ts'

const letter: Letter = {
  id: 'message-1',
  kind: 'sms',
  to: '+32470123412',
  language: 'fr',
  subject: 'Example ID',
  text: '123456 est votre "code" à vous\n\n@id.example.eu #123456',
  html: '',
}
const sending = { now: 1, accountId: null, signal: new AbortController().signal }

interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A real gateway, which notes what it is asked. */
async function gateway(status: number | 'silent' = 202, headers: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body })
      if (status !== 'silent') response.writeHead(status, headers).end('{"secret":"of the gateway"}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { asked, url: `http://127.0.0.1:${port}/send` }
}

test('number and text go out as JSON, with the headers that were set', async () => {
  const { asked, url } = await gateway()
  const transport = smsHttp({ url, headers: { Authorization: 'Bearer s3cret' } })
  expect(await transport.send(letter, sending)).toEqual({ ok: true })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({
    path: '/send',
    headers: { authorization: 'Bearer s3cret', 'content-type': 'application/json' },
  })
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ to: letter.to, text: letter.text })
})

test('a gateway’s own JSON is filled in wherever the placeholders stand, and breaks by no quotation mark', async () => {
  const { asked, url } = await gateway()
  const body =
    '{"messages":[{"destinations":[{"to":"{to}"}],"content":{"text":"{text}"},"ref":"lp-{id}","unicode":false}]}'
  await smsHttp({ url, body }).send(letter, sending)
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
    messages: [
      { destinations: [{ to: letter.to }], content: { text: letter.text }, ref: 'lp-message-1', unicode: false },
    ],
  })
})

test('a form, and an address with placeholders, are percent-encoded', async () => {
  const { asked, url } = await gateway()
  const transport = smsHttp({ url: `${url}?to={to}&id={id}`, body: 'From=Example%20ID&To={to}&Body={text}' })
  await transport.send(letter, sending)
  expect(asked[0]?.path).toBe('/send?to=%2B32470123412&id=message-1')
  expect(asked[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
    From: 'Example ID',
    To: letter.to,
    Body: letter.text,
  })
})

test.each([
  [400, 'recipient'],
  [404, 'recipient'],
  [422, 'recipient'],
  [401, 'ours'],
  [402, 'ours'],
  [403, 'ours'],
  [405, 'ours'],
  [302, 'ours'],
  [408, 'passing'],
  [429, 'passing'],
  [503, 'passing'],
])('a gateway that answers %i: %s; its answer is repeated nowhere', async (status, fault) => {
  const { asked, url } = await gateway(status, status === 302 ? { Location: '/elsewhere' } : {})
  const outcome = await smsHttp({ url }).send(letter, sending)
  expect(outcome).toEqual({ ok: false, fault, error: `the SMS gateway answered ${status}` })
  // No redirect is followed.
  expect(asked).toHaveLength(1)
})

test('a gateway that says nothing holds up the outbox for as long as an attempt may last', async () => {
  const { url } = await gateway('silent')
  const here = await world()
  await here.store.outbox.add([await here.compose({ kind: 'sms', to: letter.to, template: 'text-sign-in' })])
  const worker = here.worker({ transports: { mail: noting(), sms: smsHttp({ url }) }, attemptSeconds: 0.2 })
  expect(await worker.runOnce()).toMatchObject({ delivered: 0, failed: 1 })
  expect(here.events[0]).toMatchObject({ event: 'message-failed', error: 'timeout' })
})

test('a gateway that comes back gets what waited, once', async () => {
  const [down, up] = [await gateway(503), await gateway()]
  const here = await world()
  await here.store.outbox.add([await here.compose({ kind: 'sms', to: letter.to, template: 'text-sign-in' })])
  await here.worker({ transports: { mail: noting(), sms: smsHttp({ url: down.url }) } }).runOnce()
  here.now += 60
  await here.worker({ transports: { mail: noting(), sms: smsHttp({ url: up.url }) } }).runOnce()
  here.now += 60
  await here.worker({ transports: { mail: noting(), sms: smsHttp({ url: up.url }) } }).runOnce()
  expect(up.asked.map(({ body }) => JSON.parse(body).to)).toEqual([letter.to])
  expect(JSON.stringify(here.events)).not.toContain(letter.to)
})

test.each([
  ['http://sms.example.eu/send', undefined, {}],
  ['https://user:password@sms.example.eu/', undefined, {}],
  ['file:///etc/passwd', undefined, {}],
  ['{to}', undefined, {}],
  ['https://sms.example.eu/', '{"to": {to}}', {}],
  ['https://sms.example.eu/', undefined, { 'A b': 'x' }],
])('%s with body %s can’t be right, and the start says so without repeating it', (url, body, headers) => {
  const make = () => smsHttp({ url, ...(body === undefined ? {} : { body }), headers })
  expect(make).toThrow(/^text messages: /)
  expect(make).not.toThrow(/password|passwd|sms\.example/)
})
