import { once } from 'node:events'
import { createServer } from 'node:net'
import { Miniflare } from 'miniflare'
import { afterEach, expect, it } from 'vitest'
import { workerOptions } from '../workers/options.mjs'

/** EU Login’s built Worker. */
const running = []
afterEach(() => Promise.all(running.splice(0).map((workerd) => workerd.dispose())))

async function start(others = {}) {
  const origin = `http://localhost:${await freePort()}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: 'only-in-this-test-'.repeat(3),
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
  }
  const { cron, options } = workerOptions('login', {
    settings,
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
    ...others,
  })
  const workerd = new Miniflare(options)
  running.push(workerd)
  await workerd.ready
  return { origin, tick: async () => (await (await workerd.getWorker()).scheduled({ cron })).outcome }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Asks for an account, which sends a mail. @returns to whom */
async function register(origin) {
  const email = `${crypto.randomUUID()}@example.org`
  const person = { firstName: 'Élodie', lastName: 'Müller', email, confirmEmail: email, language: 'en', privacy: 'on' }
  const page = await fetch(`${origin}/cas/register`)
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const hidden = [...(await page.text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const answer = await fetch(`${origin}/cas/register`, {
    method: 'POST',
    headers: { Origin: origin, Cookie: cookie },
    body: new URLSearchParams({ ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...person }),
    redirect: 'manual',
  })
  expect(answer.status).toBeLessThan(400)
  return email
}

async function mailsTo(origin, email) {
  const mails = await (await fetch(`${origin}/dev/mailbox.json`)).json()
  return mails.filter(({ to }) => to === email).length
}

it('the queue has a mail sent at once', async () => {
  const { origin } = await start()
  const email = await register(origin)
  await expect.poll(() => mailsTo(origin, email), { timeout: 15_000 }).toBe(1)
}, 40_000)

it('a message that the queue lost is made good by the next tick', async () => {
  const { origin, tick } = await start({ queueConsumers: {} })
  const email = await register(origin)
  expect(await mailsTo(origin, email)).toBe(0)
  expect(await tick()).toBe('ok')
  expect(await mailsTo(origin, email)).toBe(1)
}, 40_000)
