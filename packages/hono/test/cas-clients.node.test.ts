import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Outgoing } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from './support/browser.ts'
import { platform } from './support/platform.node.ts'
import { elodie, makeWorld, registered, rightPassword, type World } from './support/world.ts'

// The clients' apps have https names, as behind a proxy: their requests and ours find them on this machine.
let world: World
let uid: string
let server: Server
let apps: ChildProcess
let port: number

beforeAll(async () => {
  server = createServer(
    ({ headers, url }, response) => void answer(new Request(`http://${headers.host}${url}`), response),
  )
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port: own } = server.address() as AddressInfo
  const origin = `http://localhost:${own}`
  const script = fileURLToPath(new URL('./support/cas-client-apps.mjs', import.meta.url))
  apps = spawn(process.execPath, [script, `${origin}/cas`], { stdio: ['ignore', 'pipe', 'inherit'] })
  port = await new Promise<number>((resolve, reject) => {
    apps.once('exit', (status) => reject(new Error(`the apps ended with ${status}`)))
    if (apps.stdout) createInterface(apps.stdout).once('line', (line) => resolve(Number(line)))
  })
  const outgoing: Outgoing = async (url) => {
    const { body, headers, status } = await ask(new URL(url))
    await body?.cancel()
    return { ok: true, status, headers, body: new Uint8Array() }
  }
  const parts = await platform()
  world = await makeWorld(
    { ...parts, runtime: { ...parts.runtime, outgoingBy: () => outgoing } },
    {
      origin,
      services: [
        { name: 'http-cas-client', type: 'cas', urls: ['https://http-cas.example'], proxy: true },
        { name: 'Backend', type: 'cas', urls: [`http://localhost:${port}/backend`] },
        { name: 'passport-cas', type: 'cas', urls: ['https://passport-1.example', 'https://passport-3.example'] },
        { name: 'node-cas-client', type: 'cas', urls: ['https://node-cas.example'], proxy: true },
      ],
    },
  )
  uid = await registered(world)
})

afterAll(() => {
  apps.kill()
  server.close()
})

/** The provider's own server: programs ask it. */
async function answer(request: Request, to: ServerResponse): Promise<void> {
  const given = await world.provider.fetch(request)
  to.writeHead(given.status, Object.fromEntries(given.headers)).end(await given.text())
}

/** One request to an app. */
function ask({ hostname, pathname, search }: URL, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`http://localhost:${port}${pathname}${search}`, {
    headers: { 'X-Host': hostname, ...headers },
    redirect: 'manual',
  })
}

/** A person's browser: at an app, at the provider, and back, until the app answers. */
function visitor() {
  const browser: Browser = world.browser()
  const jars = new Map<string, Map<string, string>>()

  async function atApp(url: URL): Promise<Response> {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await ask(url, { cookie })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    return response
  }

  /** Follows redirects; signs in where the provider asks. */
  async function open(address: string): Promise<Response> {
    let url = new URL(address)
    for (let hops = 0; hops < 12; hops++) {
      const isOurs = url.port !== '' && url.pathname.startsWith('/cas/')
      const response = isOurs ? await browser.request(url.pathname + url.search) : await atApp(url)
      const next = response.headers.get('Location')
      if (next === null && !isOurs) return response
      url = next === null ? new URL(await signIn(url), url) : new URL(next, url)
    }
    throw new Error(`sent in circles: ${url.href}`)
  }

  /** @returns where the provider moves on to. */
  async function signIn(url: URL): Promise<string> {
    const first = await browser.get(url.pathname + url.search)
    const second = await browser.submit(first, { identifier: elodie.email })
    const arrived = await browser.submit(second, { password: rightPassword, method: 'password' })
    return arrived.links.find((link) => link.startsWith('/cas/login?')) ?? ''
  }

  return { open, atApp, browser }
}

describe('http-cas-client', () => {
  test('signs in, is told attributes, and acts for the person at a service behind it', async () => {
    const { atApp, open } = visitor()
    const response = await open('https://http-cas.example/who?tab=1')
    expect(await response.json()).toEqual({
      user: uid,
      attributes: expect.objectContaining({ email: elodie.email, lastName: 'Müller-Ørsted', isFromNewLogin: 'true' }),
    })
    const told = await (await atApp(new URL('https://http-cas.example/for'))).text()
    expect(told).toContain(`<cas:user>${uid}</cas:user>`)
    expect(told).toContain('<cas:proxy>https://http-cas.example/pgt</cas:proxy>')
  })
})

describe('passport-cas', () => {
  test('signs in by CAS 1 and, without a question, by CAS 3', async () => {
    const { open } = visitor()
    expect(await (await open('https://passport-1.example/who')).json()).toBe(uid)
    expect(await (await open('https://passport-3.example/who')).json()).toMatchObject({
      user: uid,
      attributes: { email: elodie.email, isfromnewlogin: 'false' },
    })
  })

  test('refuses a ticket that was presented before', async () => {
    const refused = await ask(new URL('https://passport-3.example/who?ticket=ST-0abc'))
    expect([refused.status, await refused.text()]).toEqual([401, 'Authentication failed INVALID_TICKET'])
  })
})

describe('node-cas-client', () => {
  test('signs in, is given its proxy-granting ticket, and logs out', async () => {
    const { atApp, browser, open } = visitor()
    const who = await (await open('https://node-cas.example/who')).json()
    expect(who).toEqual({ user: uid, pgt: expect.stringMatching(/^PGT-/) })
    const leaving = new URL((await atApp(new URL('https://node-cas.example/logout'))).headers.get('Location') ?? '')
    const left = await browser.request(leaving.pathname + leaving.search)
    expect(left.headers.get('Location')).toBe('https://node-cas.example/cas/validate')
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })
})
