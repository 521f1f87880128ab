import { platform } from '#platform'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Store } from '@laissez-passer/core/ports'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { SmartRouter } from 'hono/router/smart-router'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { eid } from '../src/methods/eid/face.ts'
import { mobileAppPin } from '../src/methods/mobile-app-pin/face.ts'
import { mobileAppQr } from '../src/methods/mobile-app-qr/face.ts'
import { passkey } from '../src/methods/passkey/face.ts'
import { password } from '../src/methods/password/face.ts'
import { recoveryCode } from '../src/methods/recovery-code/face.ts'
import { sms } from '../src/methods/sms/face.ts'
import { token, tokenApp, tokenCram } from '../src/methods/token/face.ts'
import type { ProviderOptions } from '../src/provider.ts'
import { fakeCountry } from './support/eid.ts'
import { elodie, makeWorld, origin, registered, signIn, type World } from './support/world.ts'

interface Route {
  readonly method: string
  readonly path: string
}

let world: World
/** The same, and whether its database answers. */
let shaky: World
let answers = true
let routes: readonly Route[]

beforeAll(async () => {
  const added = vi.spyOn(SmartRouter.prototype, 'add')
  try {
    const parts = await platform()
    const options: Partial<ProviderOptions> = {
      administration: true,
      captcha: 'auto',
      clientRegistration: 'open',
      methods: [
        mobileAppPin(),
        mobileAppQr(),
        passkey(),
        token(),
        tokenApp(),
        tokenCram(),
        sms({ sender: mailbox(parts.store.mailbox) }),
        password(),
        recoveryCode(),
        eid({ schemes: [fakeCountry()] }),
      ],
    }
    world = await makeWorld(parts, options)
    shaky = await makeWorld({ ...parts, store: shakyStore(parts.store) }, { ...options, captcha: 'off' })
    const all = added.mock.calls.map(([method, path]) => `${method} ${path.replace(/:\w+(\{[^}]*\})?/g, 'x')}`)
    routes = [...new Set(all)].map((line) => {
      const [method = '', path = ''] = line.split(' ')
      return { method, path }
    })
  } finally {
    added.mockRestore()
  }
})

/** What of a store asks no database. */
const asksNothing = new Set<string | symbol>(['whenQueued', 'schema'])

/** A store whose every operation says, while the database doesn't answer, that it doesn't. */
function shakyStore(store: Store): Store {
  const shakyPort = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        const part: unknown = Reflect.get(target, name, receiver)
        if (name === 'placing') return part
        if (typeof part === 'object' && part !== null) return shakyPort(part)
        if (typeof part !== 'function' || asksNothing.has(name)) return part
        if (name === 'deciding') return (...given: unknown[]) => shakyPort(Reflect.apply(part, target, given))
        return (...given: unknown[]) =>
          answers
            ? Reflect.apply(part, target, given)
            : Promise.reject(new LaissezPasserError('store-unavailable', 'D1 DB is overloaded'))
      },
    })
  return shakyPort(store)
}

/**
 * Where others than our own pages post: programs, and other sites. Whatever is new here is looked at twice.
 */
const openToOthers = [
  /^\/cas\/oauth2\//,
  /^\/cas\/api\/device\//,
  /^\/cas\/eid\/callback\//,
  // A token opens them, and nothing that a browser sends by itself.
  /^\/cas\/signals\//,
  // Programs validate tickets and begin logins; nothing there reads a cookie.
  /^\/cas\/(\w+Validate|TicketValidationService|ws\/.+|login\/init)$/,
]
/** SOAP says its faults with the status 500 (SOAP 1.1 §6.2, 1.2 part 2 §7.5.2). */
const soap = /^\/cas\/(samlValidate|ws\/TicketValidationService\/soap\/1\.[12])$/

function ask({ method, path }: Route, init: RequestInit = {}): Promise<Response> {
  return world.provider.fetch(new Request(origin + path, { method, redirect: 'manual', ...init }))
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('every route', () => {
  it('is seen by this test', () => {
    expect(routes.length).toBeGreaterThan(90)
    expect(routes).toContainEqual({ method: 'POST', path: '/cas/login' })
  })

  it('answers with the headers of every answer, and with no fault', async () => {
    const lacking: string[] = []
    for (const route of routes.filter(({ method }) => ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].includes(method))) {
      const answer = await ask(route, route.method === 'GET' ? {} : { headers: { origin, ...form }, body: 'x=y' })
      await answer.body?.cancel()
      const { headers, status } = answer
      const whole =
        (status < 500 || soap.test(route.path)) &&
        headers.get('X-Content-Type-Options') === 'nosniff' &&
        headers.get('X-Frame-Options') === 'DENY' &&
        headers.get('Content-Security-Policy')?.includes("frame-ancestors 'none'") === true &&
        headers.has('Cache-Control')
      if (!whole) lacking.push(`${route.method} ${route.path} ${status}`)
    }
    expect(lacking).toEqual([])
  })

  it('says “not now”, until when, and in whose language, while the database doesn’t answer', async () => {
    await registered(shaky)
    const browser = shaky.browser({ 'Accept-Language': 'fr' })
    await signIn(browser)
    const cookies = [...browser.cookies].map((pair) => pair.join('=')).join('; ')
    answers = false
    const otherwise: string[] = []
    let refused = 0
    for (const { method, path } of routes) {
      if (!/^(GET|POST|PUT|DELETE|PATCH)$/.test(method) || path === '/readyz') continue
      const headers = { origin, 'Accept-Language': 'fr', Cookie: cookies, ...(method !== 'GET' && form) }
      const body = `identifier=${encodeURIComponent(elodie.email)}`
      const answer = await shaky.provider.fetch(
        new Request(origin + path, { method, redirect: 'manual', headers, ...(method === 'GET' ? {} : { body }) }),
      )
      const isPage = answer.headers.get('Content-Type')?.includes('html') === true
      const text = await answer.text()
      if (answer.status === 503) refused++
      const whole = answer.headers.has('Retry-After') && (!isPage || text.includes('<html lang="fr"'))
      if (answer.status === 503 ? !whole : answer.status === 500 && !soap.test(path))
        otherwise.push(`${method} ${path} ${answer.status}`)
    }
    answers = true
    expect(otherwise).toEqual([])
    expect(refused).toBeGreaterThan(90)
  })

  it('takes no form of another site, but where programs and other sites post', async () => {
    const taken: string[] = []
    for (const route of routes.filter(
      ({ method, path }) => method === 'POST' && !openToOthers.some((to) => to.test(path)),
    )) {
      const { status } = await ask(route, { headers: { origin: 'https://evil.example', ...form }, body: 'x=y' })
      if (status !== 403) taken.push(`${route.path} ${status}`)
    }
    expect(taken).toEqual([])
  })

  it('answers a form with a page that is there to come back to', async () => {
    const email = 'back@example.org'
    await registered(shaky, { ...elodie, email, confirmEmail: email })
    const browser = shaky.browser()
    await signIn(browser, { identifier: email })
    const [nowhere, seen]: [string[], string[]] = [[], []]
    for (const { path } of routes.filter(({ method }) => method === 'POST')) {
      // It would end the session.
      if (/logout/.test(path)) continue
      const answer = await browser.request(path, { method: 'POST', body: new URLSearchParams({ x: 'y' }) })
      const [, own] = /<link rel="canonical" href="([^"]*)"/.exec(await answer.text()) ?? []
      if (own === undefined) continue
      seen.push(path)
      const { status } = await browser.request(own.replaceAll('&amp;', '&'))
      if (status === 404 || status === 405) nowhere.push(`${path}: ${own} ${status}`)
    }
    expect(nowhere).toEqual([])
    expect(seen.length).toBeGreaterThan(20)
  })

  it('takes no body larger than a form', async () => {
    const taken: string[] = []
    const body = `x=${'y'.repeat(64 * 1024)}`
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const { status } = await ask(route, { headers: { origin, ...form }, body })
      if (status !== 413) taken.push(`${route.path} ${status}`)
    }
    expect(taken).toEqual([])
  })
})
