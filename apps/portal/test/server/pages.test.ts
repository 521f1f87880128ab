import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { portal, sealing } from './portal.ts'

describe('pages', () => {
  test('come in the language asked for, remembered, or the browser’s', async () => {
    const { send } = portal()
    const language = async (path: string, headers: Record<string, string> = {}) =>
      /<html lang="(\w+)"/.exec(await (await send('GET', path, { headers })).text())?.[1]
    expect(await language('/')).toBe('en')
    expect(await language('/me', { 'Accept-Language': 'fr-BE,fr;q=0.9' })).toBe('fr')
    expect(await language('/', { Cookie: '__Host-lp-portal-lang=fr', 'Accept-Language': 'en' })).toBe('fr')
    expect(await language('/?lang=fr', { Cookie: '__Host-lp-portal-lang=en' })).toBe('fr')
    expect(await language('/?lang=xx')).toBe('en')
  })
  test('the language asked for is remembered', async () => {
    expect((await portal().send('GET', '/?lang=fr')).headers.get('Set-Cookie')).toMatch(
      /^__Host-lp-portal-lang=fr;.*Path=\/;.*Secure/,
    )
  })
  test('no inline code, no framing, and a new nonce for styles with each page', async () => {
    const { send } = portal()
    const policies = [await send('GET', '/'), await send('GET', '/')].map(
      (answer) => answer.headers.get('Content-Security-Policy') ?? '',
    )
    expect(policies[0]).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
    expect(policies[0]).toContain("frame-ancestors 'none'")
    expect(policies[0]).not.toBe(policies[1])
    expect(policies.join()).not.toContain('unsafe')
  })
  test('the pages may use the camera, for a photo, and nobody else’s', async () => {
    expect((await portal().send('GET', '/')).headers.get('Permissions-Policy')).toContain(
      'camera=(self), microphone=()',
    )
  })
  test('WebAssembly may be compiled by the worker that typesets, and nowhere else', async () => {
    const { send, web } = portal()
    mkdirSync(join(web, 'assets'))
    for (const name of ['typst.worker-aB3_x-9.js', 'typst.worker-aB3_x-9.js.br', 'index-typst.worker.js'])
      writeFileSync(join(web, 'assets', name), '')
    const policy = async (path: string, headers = {}) =>
      (await send('GET', path, { headers })).headers.get('Content-Security-Policy')
    const worker = '/assets/typst.worker-aB3_x-9.js'
    expect(await policy(worker)).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(await policy(worker, { 'Accept-Encoding': 'br' })).toContain("'wasm-unsafe-eval'")
    for (const path of ['/', '/assets/index-typst.worker.js', '/api/nothing'])
      expect(await policy(path)).toContain("script-src 'self';")
  })
  test('files come compressed as they were built, for good', async () => {
    const { send, web } = portal()
    mkdirSync(join(web, 'assets'))
    for (const [name, text] of [
      ['engine-1.wasm', 'whole'],
      ['engine-1.wasm.br', 'brotli'],
      ['engine-1.wasm.gz', 'gzip'],
    ])
      writeFileSync(join(web, 'assets', name ?? ''), text ?? '')
    const get = (encoding: string) => send('GET', '/assets/engine-1.wasm', { headers: { 'Accept-Encoding': encoding } })
    const answers = await Promise.all([get('gzip, br'), get('gzip'), get('')])
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['brotli', 'gzip', 'whole'])
    expect(answers.map(({ headers }) => headers.get('Content-Encoding'))).toEqual(['br', 'gzip', null])
    for (const { headers } of answers) {
      expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      expect(headers.get('Content-Type')).toBe('application/wasm')
    }
  })
  test('an unknown address is not found, for people and for programs', async () => {
    const { send } = portal()
    const page = await send('GET', '/nothing', { headers: { Accept: 'text/html' } })
    expect([page.status, (await page.text()).includes('<html')]).toEqual([404, true])
    expect((await send('GET', '/api/nothing')).status).toBe(404)
    expect((await send('GET', '/../settings.ts')).status).toBe(404)
  })
  test('what isn’t there, and probes, are kept by nobody', async () => {
    const { send } = portal()
    const page = { Accept: 'text/html' }
    for (const [path, headers] of [
      ['/nothing'],
      ['/nothing', page],
      ['/api/nothing'],
      ['/healthz'],
      ['/readyz'],
    ] as const)
      expect((await send('GET', path, { headers: headers ?? {} })).headers.get('Cache-Control')).toBe('no-store')
  })
  test('HEAD says what GET says to nobody, and begins no login', async () => {
    const { send, signIn } = portal()
    const headers = { Cookie: await signIn('ada') }
    for (const path of ['/', '/me', '/nothing', '/healthz', '/api/session', '/api/nothing']) {
      const [head, nobody] = [await send('HEAD', path, { headers }), await send('GET', path)]
      expect([path, head.status, await head.text()]).toEqual([path, nobody.status, ''])
    }
    expect((await send('HEAD', '/?lang=fr')).headers.getSetCookie()).toEqual([])
    for (const path of ['/auth/login', '/auth/callback?code=x&state=y'])
      expect((await send('HEAD', path)).status).toBe(405)
  })
  test('every address of the application is found', async () => {
    const { send } = portal()
    for (const path of ['/letter/1', '/import', '/cv/1', '/privacy']) expect((await send('GET', path)).status).toBe(200)
  })
  test('the worker that opens them offline is asked for anew, and may reach nothing but the portal', async () => {
    const { send, web } = portal()
    writeFileSync(join(web, 'service-worker.js'), '')
    const { headers } = await send('GET', '/service-worker.js')
    expect(headers.get('Cache-Control')).toBe('no-cache')
    expect(headers.get('Content-Security-Policy')).toContain("connect-src 'self'")
    const page = (await send('GET', '/')).headers.get('Content-Security-Policy')
    expect(page).toContain("worker-src 'self'")
  })
  test('health', async () => {
    const { send, store, clock, logged } = portal()
    expect(await (await send('GET', '/healthz')).json()).toEqual({ status: 'ok' })
    expect((await send('GET', '/readyz')).status).toBe(200)
    // A seal whose certificate ends is told while there is time; the portal works without.
    clock.now = sealing.certificate.notAfter - 86_400
    const soon = await send('GET', '/readyz')
    expect([soon.status, await soon.json()]).toMatchObject([
      200,
      { status: 'degraded', parts: { database: 'ok', seal: 'soon' } },
    ])
    await store.close()
    // Asked again after a while, not at every question.
    const later = performance.now() + 5001
    const clockOfProcess = vi.spyOn(performance, 'now').mockReturnValue(later)
    onTestFinished(() => void vi.restoreAllMocks())
    const answer = await send('GET', '/readyz')
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { status: 'unavailable', parts: { database: 'unavailable', seal: 'soon' } },
    ])
    expect((await send('GET', '/healthz')).status).toBe(200)
    // And sooner while it isn't well.
    vi.spyOn(store, 'ready').mockResolvedValue('ok')
    expect((await send('GET', '/readyz')).status).toBe(503)
    clockOfProcess.mockReturnValue(later + 501)
    expect((await send('GET', '/readyz')).status).toBe(200)
    expect(logged).toEqual([
      { level: 'warn', event: 'degraded', said: 'seal: soon' },
      { level: 'warn', event: 'not-ready', said: 'database: unavailable, seal: soon' },
      { level: 'warn', event: 'degraded', said: 'seal: soon' },
    ])
  })
})

describe('signing in', () => {
  test('says so on the home page, in the person’s language, when EU Login is down', async () => {
    const answer = await portal().send('GET', '/auth/login?returnTo=/profile', { headers: { 'Accept-Language': 'fr' } })
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      302,
      '/?login=unavailable&returnTo=%2Fprofile&lang=fr',
    ])
  })
  test('a callback nobody asked for leads back', async () => {
    expect((await portal().send('GET', '/auth/callback?code=x&state=y')).headers.get('Location')).toBe(
      '/?login=expired&lang=en',
    )
  })
})
