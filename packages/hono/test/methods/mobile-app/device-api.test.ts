import { platform } from '#platform'
import { beforeAll, expect, it } from 'vitest'
import { refused } from '../../../src/methods/mobile-app/device-answers.ts'
import { mobileAppPin } from '../../../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../../../src/methods/mobile-app-qr/face.ts'
import { within } from '../../support/within.ts'
import { makeWorld, origin, type World } from '../../support/world.ts'

const APP = 'http://localhost:4002'
let world: World
beforeAll(async () => {
  world = await makeWorld(await platform())
})

const ask = (path: string, { headers = {}, method = 'GET' } = {}) =>
  world.provider.fetch(new Request(origin + path, { method, headers }))

it('the app’s own pages may ask, from their origin alone', async () => {
  for (const path of ['/cas/api/device/state', '/cas/.well-known/authenticator']) {
    const asked = { Origin: APP, 'Access-Control-Request-Method': 'PUT' }
    const { headers } = await ask(path, { method: 'OPTIONS', headers: asked })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(headers.get('Access-Control-Allow-Headers')).toBe('Authorization,Content-Type')
    expect(headers.get('Access-Control-Allow-Methods')).toBe('GET,POST,PUT,DELETE')
    expect(headers.get('Access-Control-Max-Age')).toBe('600')
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    const others = await ask(path, { method: 'OPTIONS', headers: { ...asked, Origin: 'https://evil.example' } })
    expect(others.headers.get('Access-Control-Allow-Origin')).toBeNull()
  }
})

it('every answer brings the next nonce, and is read by another origin', async () => {
  for (const path of ['/cas/api/device/state', '/cas/api/device/requests/stream', '/cas/.well-known/authenticator']) {
    const { headers } = await ask(path, { headers: { Origin: APP } })
    expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(headers.get('Access-Control-Expose-Headers')).toBe('LP-Nonce')
    expect(headers.get('LP-Nonce')).toMatch(/./)
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  }
})

it('what there isn’t is told to programs', async () => {
  for (const path of ['/cas/api/device/nothing', '/cas/.well-known/authenticator']) {
    const { headers, status } = await ask(path, { method: 'POST' })
    expect([status, headers.get('Content-Type')]).toEqual([expect.any(Number), 'application/problem+json'])
    expect(status).toBeGreaterThanOrEqual(404)
  }
})

it('what waits for something else may be asked again, and when', async () => {
  const here = await platform()
  const told = async (reason: 'unavailable' | 'expired') =>
    (await within({ platform: here }, (c) => refused(c, { ok: false, reason }))).answer
  const later = await told('unavailable')
  expect([later.status, later.headers.get('Retry-After')]).toEqual([503, expect.stringMatching(/^\d+$/)])
  const over = await told('expired')
  expect([over.status, over.headers.get('Retry-After')]).toEqual([410, null])
})

it('the app is at an origin', () => {
  for (const face of [mobileAppPin, mobileAppQr]) {
    expect(face({ app: 'https://app.example.eu' }).app).toBe('https://app.example.eu')
    for (const wrong of [{ app: 'app.example.eu' }, { app: 'https://app.example.eu/path' }, { ap: APP }])
      expect(() => face(wrong)).toThrow(expect.objectContaining({ code: 'invalid-settings' }))
  }
  expect([mobileAppPin().advised, mobileAppQr().advised]).toEqual([true, undefined])
})
