import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { auth, type ConfigParams, requiresAuth } from 'express-openid-connect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './support/browser.ts'
import { formsOf } from './support/html.ts'
import { platform } from './support/platform.node.ts'
import { elodie, makeWorld, registered, rightPassword, type World } from './support/world.ts'

const clientSecret = 'a secret of the Express app, long enough'
const modes = ['query', 'form_post'] as const
const servers: Server[] = []
let world: World
let uid: string
let apps: ReadonlyMap<string, string>

beforeAll(async () => {
  const provider = await listening(
    createServer((request, response) => {
      answer(request, response).catch(() => response.destroy())
    }),
  )
  apps = new Map(await Promise.all(modes.map(async (mode) => [mode, await app(mode, provider)] as const)))
  const redirectUris = [...apps.values()].map((origin) => `${origin}/callback`)
  const postLogoutRedirectUris = [...apps.values()]
  world = await makeWorld(await platform(), {
    origin: provider,
    services: [
      { name: 'Express', type: 'oidc', clientId: 'express', clientSecret, redirectUris, postLogoutRedirectUris },
    ],
  })
  uid = await registered(world)
})
afterAll(() => {
  for (const server of servers) server.close()
})

/** The provider, asked over HTTP. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, method = 'GET', url } = request
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = method === 'GET' ? {} : { body: Buffer.concat(chunks) }
  const sent = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const given = await world.provider.fetch(
    new Request(`http://${headers.host}${url}`, { method, headers: sent, ...body }),
  )
  response.writeHead(given.status, Object.fromEntries(given.headers)).end(Buffer.from(await given.arrayBuffer()))
}

async function listening(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return `http://localhost:${port}`
}

/** An app as its documentation has it, whose answers come in this mode. */
async function app(mode: (typeof modes)[number], provider: string): Promise<string> {
  const routes = express()
  const origin = await listening(createServer(routes))
  const settings: ConfigParams = {
    authRequired: false,
    baseURL: origin,
    clientID: 'express',
    clientSecret,
    issuerBaseURL: `${provider}/cas/oauth2`,
    secret: 'what its cookies are sealed with, long enough',
    idTokenSigningAlg: 'ES256',
    idpLogout: true,
    authorizationParams: { response_type: 'code', response_mode: mode, scope: 'openid profile email' },
  }
  routes.use(auth(settings))
  routes.get('/', (_, response) => {
    response.json('home')
  })
  routes.get('/who', requiresAuth(), (request, response, next) => {
    const { oidc } = request
    oidc.fetchUserInfo().then((info) => response.json({ user: oidc.user, info }), next)
  })
  return origin
}

/** A person's browser at an app and at the provider, which share the host and so the cookies. */
function visitor(origin: string) {
  const browser: Browser = world.browser()
  const jar = new Map<string, string>()

  async function atApp(url: URL, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return response
  }

  /** Follows what comes until the app answers: redirects, the form of an answer, a sign-in. */
  async function open(path: string): Promise<Response> {
    let response = await atApp(new URL(path, origin))
    for (let hops = 0; hops < 12; hops++) {
      const location = response.headers.get('Location')
      if (location === null) return response
      const next = new URL(location, origin)
      response = next.origin === origin ? await atApp(next) : await atProvider(next.pathname + next.search)
    }
    throw new Error('sent in circles')
  }

  async function atProvider(path: string): Promise<Response> {
    const response = await browser.request(path)
    if (response.headers.has('Location')) {
      const next = new URL(response.headers.get('Location') ?? '', origin)
      if (next.pathname.startsWith('/cas/login')) return atProvider(await signIn(next.pathname + next.search))
      return response
    }
    const [form] = formsOf(await response.text()).filter(({ action }) => action.startsWith(origin))
    if (form === undefined) throw new Error(`${path}: ${response.status}`)
    return atApp(new URL(form.action), { method: 'POST', body: new URLSearchParams(form.fields) })
  }

  async function signIn(path: string): Promise<string> {
    const second = await browser.submit(await browser.get(path), { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    return arrived.links.find((link) => link.startsWith('/cas/oauth2/authorize')) ?? ''
  }

  return { browser, open }
}

describe.each(modes)('express-openid-connect, answered by %s', (mode) => {
  test('signs in, reads who it is, and logs out of both', async () => {
    const { browser, open } = visitor(apps.get(mode) ?? '')
    const who = await (await open('/who')).json()
    expect(who).toMatchObject({
      user: { sub: uid },
      info: { sub: uid, email: elodie.email, name: 'Élodie Müller-Ørsted' },
    })
    expect((await browser.get('/cas/account')).status).toBe(200)
    expect(await (await open('/logout')).json()).toBe('home')
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })
})
