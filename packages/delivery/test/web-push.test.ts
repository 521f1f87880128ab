import { expect, test } from 'vitest'
import { createVapidKeys, webPush } from '../src/web-push.ts'
import { subscriber } from './support/subscriber.ts'

const endpoint = 'https://fcm.googleapis.com/fcm/send/abc'
const vapid = await createVapidKeys()
const signal = new AbortController().signal

/** A push service that answers with a status and notes what it was sent. */
function service(status: number) {
  const requests: { readonly url: string; readonly init: RequestInit }[] = []
  const answer: typeof fetch = async (url, init = {}) => {
    requests.push({ url: new Request(url).url, init })
    return new Response(null, { status })
  }
  return { requests, push: webPush({ vapid, contact: 'mailto:admin@example.eu', fetch: answer }) }
}

function decoded(part: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}

test('the browser opens the message, and the push service can check who sends', async () => {
  const { requests, push } = service(201)
  const browser = await subscriber()
  expect(
    await push.send(
      { subscription: { endpoint, keys: browser.keys }, payload: '{"type":"approval-request"}', ttlSeconds: 119.6 },
      { signal },
    ),
  ).toEqual({ ok: true })
  const [{ url, init }] = requests as [(typeof requests)[number]]
  expect(url).toBe(endpoint)
  expect(init).toMatchObject({
    redirect: 'manual',
    headers: { 'content-encoding': 'aes128gcm', ttl: '120', urgency: 'high' },
  })
  expect(await browser.open(new Uint8Array(init.body as ArrayBuffer))).toBe('{"type":"approval-request"}')

  const [, token = '', key] =
    /^vapid t=([^,]+), *k=(.+)$/.exec(new Headers(init.headers).get('authorization') ?? '') ?? []
  expect(key).toBe(vapid.publicKey)
  const [header = '', claims = '', signature = ''] = token.split('.')
  const publicKey = await crypto.subtle.importKey(
    'raw',
    decoded(vapid.publicKey),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  )
  const signed = new Uint8Array(new TextEncoder().encode(`${header}.${claims}`))
  expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, decoded(signature), signed)).toBe(
    true,
  )
  expect(JSON.parse(new TextDecoder().decode(decoded(claims)))).toMatchObject({
    aud: 'https://fcm.googleapis.com',
    sub: 'mailto:admin@example.eu',
  })
})

test('what the push service answers is told apart', async () => {
  const { keys } = await subscriber()
  const outcome = (status: number) =>
    service(status).push.send({ subscription: { endpoint, keys }, payload: '{}', ttlSeconds: 60 }, { signal })
  for (const status of [404, 410]) expect(await outcome(status)).toEqual({ ok: false, gone: true })
  for (const status of [429, 500, 503]) expect(await outcome(status)).toMatchObject({ ok: false, fault: 'passing' })
  // Our key, our headers or our payload: nobody's subscription is to blame.
  for (const status of [302, 400, 401, 403, 413])
    expect(await outcome(status)).toMatchObject({ ok: false, fault: 'ours' })
})

test.each([
  'http://fcm.googleapis.com/x',
  'https://fcm.googleapis.com:8443/x',
  'https://user@fcm.googleapis.com/x',
  'https://fcm.googleapis.com.evil.example/x',
  'https://evilfcm.googleapis.com.example/x',
  'https://evilfcm.googleapis.com/x',
  'https://eviltpush.services.mozilla.com/x',
  'https://notify-windows.com/x',
  'https://127.0.0.1/x',
  'https://localhost/x',
  'https://[::1]/x',
  'not a url',
])('an endpoint elsewhere is never called: %s', async (elsewhere) => {
  const { requests, push } = service(201)
  const { keys } = await subscriber()
  expect(
    await push.send({ subscription: { endpoint: elsewhere, keys }, payload: '{}', ttlSeconds: 60 }, { signal }),
  ).toEqual({ ok: false, gone: true })
  expect(requests).toEqual([])
})

test('subdomains of a listed host are called', async () => {
  const { requests, push } = service(201)
  const { keys } = await subscriber()
  await push.send(
    {
      subscription: { endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/x', keys },
      payload: '{}',
      ttlSeconds: 60,
    },
    { signal },
  )
  expect(requests).toHaveLength(1)
})

test('on one’s own machine the provider’s origin is contact enough', () => {
  for (const contact of ['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])
    expect(() => webPush({ vapid, contact })).not.toThrow()
})
