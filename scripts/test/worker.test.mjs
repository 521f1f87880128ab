import { Miniflare } from 'miniflare'
import { afterEach, expect, it } from 'vitest'
import { freePort, mailsTo, register } from './support/login-worker.mjs'
import { workerOptions } from '../workers/options.mjs'

/** EU Login’s built Worker. */
const running = []
afterEach(() => Promise.all(running.splice(0).map((workerd) => workerd.dispose())))

async function start({ settings: more = {}, ...others } = {}) {
  const origin = `http://localhost:${await freePort()}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: 'only-in-this-test-'.repeat(3),
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
    ...more,
  }
  const { cron, name, options } = workerOptions('login', {
    settings,
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
    ...others,
  })
  const workerd = new Miniflare(options)
  running.push(workerd)
  await workerd.ready
  return { origin, tick: async () => (await (await workerd.getWorker(name)).scheduled({ cron })).outcome }
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

it('the first page is shown by what stands before EU Login, whose form it is', async () => {
  let asked = 0
  const { origin } = await start({
    settings: { LOG_LEVEL: 'info' },
    handleStructuredLogs: ({ message }) => {
      if (message.includes('"method":"GET","route":"/cas/login"')) asked += 1
    },
  })
  const first = async (headers = {}) => {
    const answer = await fetch(`${origin}/cas/login`, { headers: { 'Accept-Language': 'en', ...headers } })
    const [, nonce] = /'nonce-([\w-]{22})'/.exec(answer.headers.get('Content-Security-Policy'))
    const html = await answer.text()
    return {
      status: answer.status,
      nonce,
      whole: html.includes(`nonce="${nonce}"`) && html.includes('name="identifier"'),
    }
  }
  await first()
  await expect.poll(() => asked).toBe(1)
  const shown = await Promise.all(Array.from({ length: 5 }, () => first()))
  expect(shown.every(({ status, whole }) => status === 200 && whole)).toBe(true)
  expect(new Set(shown.map(({ nonce }) => nonce)).size).toBe(5)
  // It isn’t shown to somebody who may be known.
  await first({ Cookie: '__Host-lp-login=of-nobody' })
  await expect.poll(() => asked).toBe(2)
  const posted = await fetch(`${origin}/cas/login`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ identifier: 'nobody@example.org' }),
    redirect: 'manual',
  })
  expect([posted.status, posted.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/cas\/login\?flow=/)])
}, 40_000)
