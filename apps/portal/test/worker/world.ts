import { env, reset } from 'cloudflare:test'
import { makeTrialSeal } from '@laissez-passer/europass/credentials/seal'
import type { SessionNamespace } from '@laissez-passer/relying-party/d1'
import type { D1Binding } from '@laissez-passer/store-sql/executors/d1'
import { expect, vi } from 'vitest'
import { d1Store } from '../../src/server/store/d1.ts'
import { r2FileContents } from '../../src/server/store/r2-file-contents.ts'
import worker from '../../src/worker.ts'

export const origin = 'https://europass.example.eu'
export const now = Math.floor(Date.now() / 1000)
const page = '<!doctype html><html lang="en"><head><title>Europass</title></head></html>'

/** What Cloudflare's binding does: files by the path alone, whatever the host; here two. */
export const ASSETS = {
  fetch: async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url)
    if (pathname === '/index.html') return new Response(page, { headers: { 'Content-Type': 'text/html' } })
    if (pathname === '/assets/engine-1.wasm.br') return new Response('brotli')
    return new Response(null, { status: 404 })
  },
}

export const texts: Record<string, string> & Record<'LOGIN_ORIGIN' | 'PORTAL_ORIGIN', string> = {
  PORTAL_ORIGIN: origin,
  LOGIN_ORIGIN: 'https://id.example.eu',
  PORTAL_CLIENT_SECRET: 'only-in-this-test-'.repeat(3),
  PORTAL_SECRET_KEY: 'only in this test and for nothing else',
  // The first is a secret, the others objects of the bucket.
  PORTAL_SEAL_KEY_FILE: 'SEAL_KEY',
  PORTAL_SEAL_CERTIFICATE_FILE: 'seal/certificate.pem',
  PORTAL_LINKS_FILE: 'links.json',
}
export let seal = { key: '', certificate: '' }
export let ada = ''
/** How often D1 was asked. */
export const asked = { queries: 0 }
let hanging: 'D1' | 'R2' | null = null
let hung: PromiseWithResolvers<void>

/** A call that is never answered. */
function hang(): Promise<never> {
  hung.resolve()
  return new Promise(() => {})
}

/** What D1 is asked, counted. */
const d1: D1Binding = env.DB
const DB: D1Binding = {
  prepare(sql) {
    asked.queries += 1
    return hanging === 'D1' ? { bind: () => DB.prepare(sql), all: hang } : d1.prepare(sql)
  },
  batch: (statements) => (hanging === 'D1' ? hang() : d1.batch(statements)),
}
const FILES = {
  get: (key: string) => (hanging === 'R2' ? hang() : env.FILES.get(key)),
  put: (key: string, value: Uint8Array) => (hanging === 'R2' ? hang() : env.FILES.put(key, value)),
  delete: (key: string) => (hanging === 'R2' ? hang() : env.FILES.delete(key)),
}
export const sessionObjects = env.SESSIONS as unknown as SessionNamespace

/** The portal's store, as another isolate opens it. */
export const openStore = () => d1Store(env.DB, { fileContents: r2FileContents(env.FILES), sessionObjects })

export const send = (
  method: string,
  path: string,
  { cookie = '', body, type = 'application/json', ...headers }: Record<string, string> = {},
): Promise<Response> =>
  worker.fetch(
    new Request(origin + path, {
      method,
      headers: {
        Origin: origin,
        Cookie: cookie,
        'CF-Connecting-IP': '192.0.2.7',
        ...(body !== undefined && { 'Content-Type': type }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    }),
    { ...env, SESSIONS: sessionObjects, DB, FILES, ASSETS, ...texts, SEAL_KEY: seal.key },
  )

/**
 * The isolate's first requests come while D1 is overloaded: pages are there, who needs it is told when to
 * come again, and the next request begins anew.
 */
async function beginsWithoutDatabase(): Promise<void> {
  const overloaded = () => Promise.reject(new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.'))
  const DB = { prepare: (sql: string) => env.DB.prepare(sql), batch: overloaded }
  const headers = { Accept: 'text/html', 'Accept-Language': 'fr' }
  const ask = (path: string) =>
    worker.fetch(new Request(origin + path, { headers }), {
      ...env,
      SESSIONS: sessionObjects,
      ASSETS,
      ...texts,
      SEAL_KEY: seal.key,
      DB,
    })
  expect((await ask('/')).status).toBe(200)
  const answer = await ask('/auth/login')
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect(await answer.text()).toContain('<html lang="fr">')
}

export const hashOf = async (token: string): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))).toString('base64url')

export const sessionOfAda = () => ({
  user: {
    id: 'ada',
    email: 'ada@example.eu',
    firstName: 'Ada',
    lastName: 'Lovelace',
    language: 'en',
    level: 'MEDIUM' as const,
    methods: ['pwd'],
    authenticatedAt: now,
    claims: {},
  },
  sealed: 't',
  sidHash: 's',
  subjectHash: 'n',
  expiresAt: now + 9 * 86_400,
})

/** How the tests of an isolate begin: Ada is signed in. */
export async function adaHere(): Promise<void> {
  await reset()
  seal = await makeTrialSeal({ organisation: 'Institute of Tests', now })
  await env.SETTINGS.put('seal/certificate.pem', seal.certificate)
  const link = { title: { en: 'Study', fr: 'Études' }, text: { en: 'T', fr: 'T' }, url: 'https://study.example.eu/' }
  await env.SETTINGS.put('links.json', JSON.stringify({ learn: [link], work: [] }))
  await beginsWithoutDatabase()
  expect((await send('GET', '/healthz')).status).toBe(200)
  const store = await openStore()
  await store.sessions.open({ ...sessionOfAda(), idHash: await hashOf('token-of-ada') })
  ada = '__Host-lp-portal=token-of-ada'
}

/** Who the portal says is signed in. */
export async function signedIn(cookie: string): Promise<string | null> {
  const { user }: { readonly user: { readonly id: string } | null } = await (
    await send('GET', '/api/session', { cookie })
  ).json()
  return user?.id ?? null
}

/** The answer to a request whose call to D1 or R2 hangs, ten seconds after that began. */
export async function whileHanging(what: 'D1' | 'R2', ask: () => Promise<Response>): Promise<Response> {
  hung = Promise.withResolvers()
  hanging = what
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const answer = ask()
    await hung.promise
    await vi.advanceTimersByTimeAsync(10_000)
    return await answer
  } finally {
    vi.useRealTimers()
    hanging = null
  }
}
