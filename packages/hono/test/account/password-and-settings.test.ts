import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../support/browser.ts'
import { makeWorld, registered, rightPassword, signIn, type World } from '../support/world.ts'

let world: World
let browser: Browser
beforeEach(async () => {
  world = await makeWorld(await platform())
  await registered(world)
  browser = world.browser()
  await signIn(browser)
})

describe('My Account', () => {
  it('changes the password for whoever knows the current one', async () => {
    const form = await browser.get('/cas/account/password')
    const next = 'Another-Horse8battery'
    const wrong = await browser.submit(
      form,
      { currentPassword: 'Wrong-horse-1', newPassword: next, confirmPassword: next },
      { action: '/cas/account/password' },
    )
    expect(wrong.status).toBe(422)
    const done = await browser.submit(
      form,
      { currentPassword: rightPassword, newPassword: next, confirmPassword: next },
      { action: '/cas/account/password' },
    )
    expect(done.hops[0]).toBe('303 /cas/account?done=password-changed')
    expect((await signIn(world.browser(), { password: next })).hops[0]).toMatch(/continue/)
  })

  it('keeps the language and the method chosen', async () => {
    const form = await browser.get('/cas/account/settings')
    const saved = await browser.submit(
      form,
      { language: 'fr', preferredMethod: 'password' },
      { action: '/cas/account/settings' },
    )
    expect(saved.hops[0]).toBe('303 /cas/account/settings?done=settings-saved')
    expect(saved.forms.find(({ action }) => action === '/cas/account/settings')?.fields).toMatchObject({
      language: 'fr',
      preferredMethod: 'password',
    })
    expect((await browser.get('/cas/account/activity')).status).toBe(200)
    expect((await browser.get('/cas/account/details')).text).toContain('n00')
  })
})
