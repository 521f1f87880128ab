import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { type HeaderOptions, securityHeaders } from '../src/headers.ts'

async function headersOf(options: Partial<HeaderOptions> = {}, path = '/'): Promise<Headers> {
  const app = new Hono()
    .use(securityHeaders({ origin: 'https://app.example.eu', policy: "default-src 'none'", ...options }))
    .get('/', (c) => c.text('page'))
    .get('/own', (c) =>
      c.text('drawing', 200, {
        'Content-Security-Policy': "style-src 'unsafe-inline'",
        'Referrer-Policy': 'no-referrer',
      }),
    )
  return (await app.request(path)).headers
}

test('nothing is framed, sniffed, or told to others', async () => {
  expect(Object.fromEntries(await headersOf())).toMatchObject({
    'content-security-policy': "default-src 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'strict-transport-security': expect.stringContaining('max-age'),
  })
})

test('what differs: the camera, the referrer, plain http, a document’s own policies', async () => {
  expect((await headersOf({ camera: true })).get('permissions-policy')).toContain('camera=(self)')
  expect((await headersOf({ referrer: 'same-origin' })).get('referrer-policy')).toBe('same-origin')
  expect((await headersOf({ origin: 'http://localhost:4002' })).get('strict-transport-security')).toBeNull()
  const own = await headersOf({ referrer: 'same-origin' }, '/own')
  expect(own.get('content-security-policy')).toBe("style-src 'unsafe-inline'")
  expect(own.get('referrer-policy')).toBe('no-referrer')
})
