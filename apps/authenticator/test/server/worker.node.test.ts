// @vitest-environment node
import { expect, test } from 'vitest'
import worker from '../../src/worker.ts'

const files: Readonly<Record<string, string>> = {
  '/index.html': '<meta name="lp-issuers" content="__LP_ISSUERS__"><meta name="lp-base" content="__LP_BASE__">',
  '/assets/index-abc.js': 'export {}',
}

/** What Cloudflare's binding does: the files of a folder, by the path alone; its headers can't be changed. */
const ASSETS = {
  fetch: async (request: Request | string) => {
    const text = files[new URL(typeof request === 'string' ? request : request.url).pathname]
    return text === undefined
      ? new Response(null, { status: 404 })
      : fetch(`data:text/javascript,${encodeURIComponent(text)}`)
  },
}

const env = { ASSETS, AUTHENTICATOR_ORIGIN: 'https://app.example.eu', LOGIN_ORIGIN: 'https://id.example.eu' }
const get = (path: string): Promise<Response> => worker.fetch(new Request(`https://app.example.eu${path}`), env)

test('the page trusts the issuer of the settings, and every answer has the headers', async () => {
  for (const path of ['/', '/index.html', '/initialise']) {
    const page = await get(path)
    expect(await page.text(), path).toContain('content="https://id.example.eu"')
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self' https://id.example.eu;")
  }
  const file = await get('/assets/index-abc.js')
  expect(await file.text()).toBe('export {}')
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await get('/nothing')).status).toBe(404)
  expect((await get('/healthz')).status).toBe(200)
})
