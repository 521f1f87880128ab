import { Miniflare } from 'miniflare'
import { afterEach, expect, it } from 'vitest'
import { freePort, mailsTo, register } from './support/login-worker.mjs'
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
