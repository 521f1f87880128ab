import { platform } from '#platform'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { expect, it } from 'vitest'
import { authorizeAddress, elodie, makeWorld, registered, signIn } from './support/world.ts'

const assuranceByDomain = { 'example.org': { assurance: 'MEDIUM', level: 'MEDIUM' } } as const
const cas: ServiceInput = { name: 'Old', type: 'cas', urls: ['https://old.example.eu'], requiredLevel: 'BASIC' }

it('a session of one factor opens no service to whoever’s domain needs two, by whichever protocol', async () => {
  const world = await makeWorld(await platform(), { assuranceByDomain, services: [cas] })
  const browser = world.browser()
  await registered(world)
  await signIn(browser)
  expect((await browser.get('/cas/account')).text).toContain(elodie.lastName)
  const asked = await browser.get('/cas/login?service=https%3A%2F%2Fold.example.eu%2F')
  expect(asked.path).toMatch(/^\/cas\/login/)
  expect(asked.html).not.toContain('ticket=')
  expect(asked.html).toContain('/cas/mobile')
})

it('by OpenID Connect as well', async () => {
  const world = await makeWorld(await platform(), { assuranceByDomain })
  const browser = world.browser()
  await registered(world)
  await signIn(browser)
  const asked = await browser.get(await authorizeAddress())
  expect(asked.path).toMatch(/^\/cas\/login/)
  expect(asked.html).toContain('/cas/mobile')
})
