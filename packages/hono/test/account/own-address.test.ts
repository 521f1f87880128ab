import { platform } from '#platform'
import { expect, it } from 'vitest'
import { elodie, linkIn, makeWorld, rightPassword, signIn } from '../support/world.ts'

// Browsers send what is typed into a field of addresses as punycode; so is the domain that mail goes to.
it('shows an address to whoever it belongs to as they write it', async () => {
  const world = await makeWorld(await platform())
  const [written, sent] = ['anna@bücher.example', 'anna@xn--bcher-kva.example']
  const browser = world.browser()
  const form = await browser.get('/cas/register')
  const person = { ...elodie, email: sent, confirmEmail: sent }
  const seen = [await browser.submit(form, person, { action: '/cas/register' })]
  const mail = (await world.mails()).find(({ to }) => to === sent)
  seen.push(await browser.get(linkIn(mail)))
  const passwords = { newPassword: rightPassword, confirmPassword: rightPassword }
  await browser.submit(seen.at(-1) ?? form, passwords)

  const again = world.browser()
  seen.push(await again.submit(await again.get('/cas/login'), { identifier: sent }))
  await signIn(browser, { identifier: written })
  for (const path of ['details', 'details/email', 'email', 'delete', 'activity'])
    seen.push(await browser.get(`/cas/account/${path}`))
  for (const page of seen.filter(({ status }) => status === 200)) {
    expect([page.path, page.text]).toEqual([page.path, expect.stringContaining(written)])
    expect(page.text).not.toContain(sent)
  }
})
