import { mkdtempSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestEuLogin, testEuLogin } from './support/eu-login.ts'
import { listenerOf, serve, serveEuLogin, type Served } from './support/serve.ts'
import { logOut, walkThrough } from './support/walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'examples-'))
const now = (): number => Math.floor(Date.now() / 1000)
let login: TestEuLogin
let provider: Served
let app: Served
let listener: RequestListener | null = null

beforeAll(async () => {
  login = testEuLogin(now)
  provider = await serveEuLogin(login)
  app = await serve((incoming, outgoing) => listener?.(incoming, outgoing))
  login.services = [`${app.origin}/`]
  process.env['EU_LOGIN'] = `${provider.origin}/cas`
  process.env['ORIGIN'] = app.origin
  process.env['SESSIONS'] = join(folder, 'sessions.sqlite')
})
afterAll(async () => {
  for (const name of ['EU_LOGIN', 'ORIGIN', 'SESSIONS']) delete process.env[name]
  await app.close()
  await provider.close()
  rmSync(folder, { recursive: true })
})

type Handler = (request: Request) => Promise<Response>
const at = (path: string): string => new URL(`../examples/${path}`, import.meta.url).href

/** Each example, as its framework serves it. */
const examples: readonly (readonly [name: string, listener: () => Promise<RequestListener>])[] = [
  ['Express', async () => (await import('../examples/express.ts')).app],
  [
    'Fastify',
    async () => {
      const { app: fastify } = await import('../examples/fastify.ts')
      await fastify.ready()
      return (incoming, outgoing) => fastify.routing(incoming, outgoing)
    },
  ],
  [
    'Hono',
    async () => {
      const { app: hono } = await import('../examples/hono.ts')
      return listenerOf(async (request) => hono.fetch(request))
    },
  ],
  [
    // As the App Router does: a file for a path, a function for a method.
    'Next’s route handlers',
    async () => {
      const auth: { GET: Handler; POST: Handler } = await import(at('next/app/auth/[...path]/route.ts'))
      const vault: { GET: Handler } = await import(at('next/app/vault/route.ts'))
      return listenerOf(async (request) => {
        const { pathname } = new URL(request.url)
        if (pathname.startsWith('/auth/')) return request.method === 'POST' ? auth.POST(request) : auth.GET(request)
        return pathname === '/vault' ? vault.GET(request) : new Response('Nobody is signed in.')
      })
    },
  ],
  [
    // As SvelteKit does: the hook with the event, and how to go on.
    'SvelteKit’s hook',
    async () => {
      interface Event {
        readonly request: Request
        readonly url: URL
        readonly locals: { user?: unknown }
      }
      const {
        handle,
      }: { handle: (input: { event: Event; resolve: (event: Event) => Response }) => Promise<Response> } = await import(
        at('sveltekit/src/hooks.server.ts')
      )
      return listenerOf(async (request) => {
        const event: Event = { request, url: new URL(request.url), locals: {} }
        const pages: Record<string, string> = { '/': 'Nobody is signed in.', '/vault': 'gold' }
        return handle({ event, resolve: ({ url }) => new Response(pages[url.pathname] ?? '') })
      })
    },
  ],
]

describe.each(examples)('%s', (_name, make) => {
  beforeAll(async () => {
    listener = await make()
  })

  test('serves everybody, sends to EU Login, steps up, comes back, and is told that somebody logged out', () =>
    expect(walkThrough({ login, origin: app.origin })).resolves.toBeUndefined())

  test('logs out, and not for another site', () =>
    expect(logOut({ login, origin: app.origin })).resolves.toBeUndefined())
})
