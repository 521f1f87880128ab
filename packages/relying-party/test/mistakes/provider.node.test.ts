import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { euLogin, type LogEntry, oidc } from '../../src/index.ts'

const origin = 'https://shop.example'

/** A server on this machine that answers everything alike. */
async function answering(status: number, body: (address: string) => unknown): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body(address)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  // Of a server that listens on a port.
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}`
  return address
}

/** An address of this machine at which nobody listens. */
async function nobody(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Of a server that listens on a port.
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

describe('what shows only when the provider is asked', () => {
  /** What `ready()` says, what the log says of a login, and what its page says. */
  async function asked(issuer: string, { app = origin } = {}) {
    const logged: LogEntry[] = []
    const auth = oidc({ issuer, origin: app, clientId: 'shop', log: (entry) => logged.push(entry) })
    const ready = await auth.ready().catch((error: unknown) => error)
    const page = await auth.handle(new Request(`${app}/auth/login`))
    return { ready, logged, status: page?.status, page: await page?.text() }
  }

  test('nobody is there', async () => {
    const { logged, page, ready, status } = await asked(await nobody())
    expect(ready).toMatchObject({ code: 'issuer-unreachable', message: expect.stringContaining('ECONNREFUSED') })
    expect(logged).toMatchObject([
      { level: 'error', event: 'login-failed', reason: 'unavailable', code: 'issuer-unreachable' },
    ])
    expect(status).toBe(503)
    expect(page).toContain('(issuer-unreachable)')
    expect(page).not.toContain('ECONNREFUSED')
  })

  test('an app on this machine shows the explanation', async () => {
    expect((await asked(await nobody(), { app: 'http://localhost:3000' })).page).toContain('ECONNREFUSED')
  })

  test('no such host', async () => {
    const { ready } = await asked('https://no-such-host.invalid')
    expect(ready).toMatchObject({ code: 'issuer-unreachable', message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) })
  })

  test('something else is there', async () => {
    expect((await asked(await answering(404, () => ({})))).ready).toMatchObject({ code: 'issuer-not-found' })
    expect((await asked(await answering(200, () => 'hello'))).ready).toMatchObject({ code: 'issuer-not-found' })
  })

  test('a slash too many, or too few', async () => {
    const slashed = await answering(200, (address) => ({ issuer: `${address}/realm/` }))
    expect((await asked(`${slashed}/realm`)).ready).toMatchObject({
      code: 'trailing-slash',
      message: expect.stringContaining(`Write ${slashed}/realm/.`),
    })
    const bare = await answering(200, (address) => ({ issuer: `${address}/realm` }))
    expect((await asked(`${bare}/realm/`)).ready).toMatchObject({
      code: 'trailing-slash',
      message: expect.stringContaining(`Write ${bare}/realm.`),
    })
  })

  test('it is another', async () => {
    const other = await answering(200, () => ({ issuer: 'https://id.example' }))
    expect((await asked(other)).ready).toMatchObject({
      code: 'issuer-mismatch',
      message: expect.stringContaining('https://id.example'),
    })
  })

  test('over CAS: nobody, and something else', async () => {
    const codeOf = (at: string): Promise<unknown> =>
      euLogin({ server: `${at}/cas`, origin })
        .ready()
        .catch((error: unknown) => error)
    expect(await codeOf(await nobody())).toMatchObject({ code: 'issuer-unreachable' })
    expect(await codeOf(await answering(404, () => ({})))).toMatchObject({ code: 'issuer-not-found' })
    expect(await codeOf(await answering(200, () => ({})))).toMatchObject({ code: 'issuer-not-found' })
    expect(await codeOf(await answering(502, () => ({})))).toMatchObject({ code: 'issuer-unreachable' })
  })
})
