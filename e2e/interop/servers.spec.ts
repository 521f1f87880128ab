import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { request as requestHttp } from 'node:http'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { chromiumArgs } from '../fixtures/chromium.ts'
import { type Phone, startPhone } from '../fixtures/phone.ts'
import { plugIn, thisDevice } from '../fixtures/virtual-authenticator.ts'
import { mainJourney } from '../steps/main-journey.ts'
import { isCertified, startAcmeAuthority } from './fixtures/acme.ts'
import { type Proxy, startProxy } from './fixtures/proxies.ts'
import { namesHere, type OwnServer, startOwnServer } from './fixtures/server.ts'

const test = base.extend<{ readonly phone: Phone }, { readonly folder: string; readonly server: OwnServer }>({
  folder: [
    async ({ browserName: _ }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'laissez-passer-server-'))
      // Proxies read their files as somebody else.
      await chmod(folder, 0o755)
      await use(folder)
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ folder }, use) => {
      const server = await startOwnServer(folder)
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  phone: async ({ launchOptions }, use) => {
    const phone = await startPhone(launchOptions, { ignoreHTTPSErrors: true })
    await use(phone)
    await phone.close()
  },
})

// Service workers are of no page whose certificate is only let pass.
test.use({
  launchOptions: ({ launchOptions }, use) =>
    use({ ...launchOptions, args: [...chromiumArgs, namesHere, '--ignore-certificate-errors'] }),
})

for (const proxy of ['nginx', 'apache', 'caddy'] as const satisfies readonly Proxy[])
  test(`three apps behind ${proxy}: the main journey, and a doctor who finds nothing`, async ({
    folder,
    page,
    phone,
    server,
  }, info) => {
    const front = await startProxy(proxy, { folder: join(folder, proxy), server })
    try {
      const found = await server.command('doctor', '--only', 'settings,mail,origin,proxies,cookies')
      expect(found).not.toContain('FAULT')
      expect(found).toContain('The proxy at 127.0.0.1 is believed')

      const http = await answerTo(`http://127.0.0.1:${server.ports.http}/cas/login?lang=fr`, server)
      expect([301, 308]).toContain(http.status)
      expect(http.location).toMatch(new RegExp(`^https://${server.hosts[0]}(:\\d+)?/cas/login\\?lang=fr$`))

      // Away from one's own machine a phone needs a screen lock.
      await plugIn(phone.page, thisDevice)
      const { wokenMs } = await mainJourney(
        { page, phone, apps: server, mailbox: server.mail.mailbox, locked: true },
        'en',
      )
      // A proxy that keeps a stream back until it ends would leave the page to look for itself, after ten
      // seconds.
      expect(wokenMs).toBeLessThan(5000)

      // What is too large is refused, by whoever sees it first; nine megabytes, as a library's file has,
      // reach the app.
      expect((await answerTo(`${server.origins.login}/cas/login`, server, Buffer.alloc(13_000_000))).status).toBe(413)
      const file = await answerTo(`${server.origins.portal}/api/files`, server, Buffer.alloc(9_000_000))
      expect([401, 403, 404, 405]).toContain(file.status)
    } finally {
      await info.attach('printed', { body: `${front.output()}\n${server.output()}`, contentType: 'text/plain' })
      await front.stop()
    }
  })

test('Caddy gets certificates for the three names by ACME, with our file as it is', async ({
  folder,
  server,
}, info) => {
  const acme = await startAcmeAuthority({ folder: join(folder, 'acme'), server })
  try {
    const front = await startProxy('caddy', { acme, folder: join(folder, 'caddy-acme'), server })
    try {
      for (const host of server.hosts)
        await expect
          .poll(() => isCertified(host, { port: server.ports.https, root: acme.root }), { timeout: 60_000 })
          .toBe(true)
      expect(acme.output().match(/set VALID by completed challenge/g)).toHaveLength(3)
    } finally {
      await info.attach('caddy', { body: front.output(), contentType: 'text/plain' })
      await front.stop()
    }
  } finally {
    await info.attach('authority', { body: acme.output(), contentType: 'text/plain' })
    await acme.stop()
  }
})

/** The answer to one request of a name of the server's, or what the connection's end says. */
function answerTo(
  address: string,
  { authority, hosts }: OwnServer,
  body?: Buffer,
): Promise<{ readonly status: number; readonly location: string | undefined }> {
  const url = new URL(address)
  const ask = url.protocol === 'https:' ? request : requestHttp
  return new Promise((resolve, reject) => {
    const asked = ask(
      {
        host: '127.0.0.1',
        port: url.port,
        path: url.pathname + url.search,
        method: body ? 'POST' : 'GET',
        servername: url.hostname,
        ca: readFileSync(authority.authority),
        headers: {
          Host: url.hostname === '127.0.0.1' ? hosts[0] : url.host,
          ...(body ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length } : {}),
        },
      },
      ({ headers, statusCode = 0 }) => {
        resolve({ status: statusCode, location: headers.location })
        asked.destroy()
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

test('the systemd unit is understood, and leaves the apps little to reach', () => {
  const unit = new URL('../../deploy/systemd/laissez-passer@.service', import.meta.url).pathname
  const analyze = (...args: string[]): string =>
    execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  // In tenths: 15 of 100.
  expect(analyze('security', '--offline=true', '--threshold=15', unit)).toContain('OK')
})
