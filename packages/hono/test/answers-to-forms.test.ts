import { platform } from '#platform'
import { expect, it } from 'vitest'
import { makeWorld } from './support/world.ts'

const own = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')

// Else the browser asks to send a form again: a wrong password, say, for the second time.
it('a page that answers a form says where it is, so that coming back to it sends nothing', async () => {
  const browser = (await makeWorld(await platform())).browser()
  const first = await browser.get('/cas/login')
  expect(own(first.html)).toBeUndefined()
  const asked = await browser.submit(first, { identifier: 'elodie@example.org' })
  expect(own(asked.html)).toBeUndefined()
  const refused = await browser.submit(asked, { password: 'Wrong-Horse7battery', method: 'password' })
  expect([refused.status, own(refused.html)]).toEqual([422, asked.path])
  expect((await browser.get(own(refused.html) ?? '')).text).toContain('Welcome back')
})
