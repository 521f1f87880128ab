import { platform } from '#platform'
import { describe, expect, it } from 'vitest'
import { authorizeAddress, elodie, makeWorld, registered, shop, signIn } from './support/world.ts'

/** A world that notes which workers are woken. */
async function world() {
  const made = await platform()
  const woken: string[] = []
  const { signals } = made.runtime
  const noting = {
    ...signals,
    notify: (topic: string) => {
      woken.push(topic)
      signals.notify(topic)
    },
  }
  const where = await makeWorld(
    { ...made, runtime: { ...made.runtime, signals: noting } },
    { services: [{ ...shop, requiredLevel: 'BASIC' }] },
  )
  return { ...where, woken: (topic: 'outbox' | 'logout') => woken.includes(topic) }
}

/** Longer than it takes until whoever should wake is awake. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100))

describe('the workers', () => {
  it('wake for what an answer queued', async () => {
    const where = await world()
    const browser = where.browser()
    await browser.submit(await browser.get('/cas/register'), elodie)
    await expect.poll(() => where.woken('outbox')).toBe(true)
    expect(where.woken('logout')).toBe(false)
  })

  it('sleep on where nothing was', async () => {
    const where = await world()
    const browser = where.browser()
    const asked = await browser.submit(await browser.get('/cas/login'), { identifier: 'nobody@example.org' })
    await browser.submit(asked, { password: 'Wrong-Horse7battery' })
    await browser.submit(await browser.get('/cas/register'), { ...elodie, email: 'no address' })
    await aWhile()
    expect([where.woken('outbox'), where.woken('logout')]).toEqual([false, false])
  })

  it('wake for services that are to be told, and for no session that visited none', async () => {
    const where = await world()
    await registered(where)
    const browser = where.browser()
    const leave = async () => browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
    await signIn(browser)
    await leave()
    await aWhile()
    expect(where.woken('logout')).toBe(false)
    await signIn(browser)
    await browser.get(await authorizeAddress())
    await leave()
    await expect.poll(() => where.woken('logout')).toBe(true)
  })

  it('are left alone by a provider that was closed', async () => {
    const where = await world()
    where.provider.close()
    const browser = where.browser()
    await browser.submit(await browser.get('/cas/register'), elodie)
    await aWhile()
    expect(where.woken('outbox')).toBe(false)
  })
})
