import { platform } from '#platform'
import { beforeEach, expect, it } from 'vitest'
import { password } from '../src/methods/password/face.ts'
import { elodie, makeWorld, registered, shop, type World } from './support/world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld(await platform(), {
    methods: [password()],
    services: [{ ...shop, requiredLevel: 'BASIC' as const }],
  })
  await registered(world)
})

it('a browser without cookies is told so, and not that it was too slow', async () => {
  const browser = world.browser()
  await browser.get('/cas/login')
  browser.cookies.clear()
  // It is sent on to a page that asks for a cookie which it didn't keep.
  const answer = await browser.request('/cas/login', {
    method: 'POST',
    body: new URLSearchParams({ identifier: elodie.email }),
  })
  browser.cookies.clear()
  const page = await browser.get(answer.headers.get('Location') ?? '')
  expect([page.status, page.text]).toEqual([410, expect.stringContaining('Your browser sent no cookies')])
  expect(page.text).not.toContain('This took too long')
})

it('one that has cookies and is too slow is told that', async () => {
  const browser = world.browser()
  const second = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
  world.wait(3600 * 5)
  const page = await browser.get(second.path)
  expect(page.text).toContain('This took too long')
})
