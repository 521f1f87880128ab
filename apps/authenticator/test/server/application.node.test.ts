// @vitest-environment node
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createApplication } from '../../src/server/application.ts'
import { builtIn } from '../../src/server/built-in.ts'

const web = mkdtempSync(join(tmpdir(), 'authenticator-'))
mkdirSync(join(web, 'assets'))
writeFileSync(
  join(web, 'index.html'),
  '<meta name="lp-issuers" content="__LP_ISSUERS__"><meta name="lp-base" content="__LP_BASE__">',
)
writeFileSync(join(web, 'assets', 'index-abc.js'), 'export {}')
writeFileSync(join(web, 'service-worker.js'), 'self')
afterAll(() => rmSync(web, { recursive: true }))

const app = createApplication(
  {
    origin: 'https://app.example.eu',
    port: 443,
    hostname: undefined,
    issuer: 'https://id.example.eu',
    base: '/auth/sso',
    brandFolder: null,
    drainSeconds: 0,
    saysStart: false,
  },
  builtIn(web),
)

test.each(['/', '/initialise', '/approve', '/sign-in', '/index.html'])(
  '%s is the app, which trusts the configured issuer alone',
  async (path) => {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('content="https://id.example.eu"')
    expect(page).toContain('content="/auth/sso"')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  },
)

test('links can’t be framed, leak no address, and run no foreign code', async () => {
  const { headers } = await app.request('/initialise')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("connect-src 'self' https://id.example.eu;")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('permissions-policy')).toContain('camera=(self)')
  expect(headers.get('strict-transport-security')).toContain('max-age')
})

test('hashed files are kept for ever, the worker is not', async () => {
  expect((await app.request('/assets/index-abc.js')).headers.get('cache-control')).toContain('immutable')
  const worker = await app.request('/service-worker.js')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('content-type')).toContain('javascript')
})

test('health, and nothing beyond the folder', async () => {
  expect((await app.request('/healthz')).status).toBe(200)
  expect(await (await app.request('/readyz')).json()).toEqual({ status: 'ok', parts: {} })
  expect((await app.request('/nothing')).status).toBe(404)
  expect((await app.request('/..%2f..%2fetc/passwd')).status).toBe(404)
})
