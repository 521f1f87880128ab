import { beforeEach, expect, it } from 'vitest'
import { listActivity } from '../../src/account/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { submitAnswer } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin } from '../support/flow.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

const day = 86_400
let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld({
    methods: [password(), codeMethod([{ id: 'phone-1', name: 'Phone' }])],
    describeDestination: (path) => (path === '/cas/x' ? asks() : null),
  })
  jane = await world.person()
})

/** Signs in from a country. @returns the mails that this causes. */
async function from(country: string | null, { browser = 'laptop', twoFactors = false } = {}) {
  const flow = await begin(world, jane.email, {
    continueTo: twoFactors ? '/cas/x' : null,
    browser: visitor(browser, { country }),
  })
  const method = twoFactors ? 'code' : 'password'
  const first = await submitPassword(world.context, { ...flow, password: goodPassword, method })
  const done = twoFactors ? await submitAnswer(world.context, { ...flow, answer: { code: '1234' } }) : first
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return { mails: await world.mails(), token: done.opened.sessionToken }
}

const templates = async (...signedIn: Parameters<typeof from>) =>
  (await from(...signedIn)).mails.map(({ template }) => template)

it('tells of a country where the account wasn’t signed in for 90 days, with a way to say it wasn’t me', async () => {
  expect(await templates('FR')).toEqual([])
  expect(await templates('FR')).toEqual([])
  const { mails, token } = await from('LT')
  expect(mails).toEqual([expect.objectContaining({ template: 'new-country', to: jane.email, language: 'fr' })])
  expect(mails[0]?.params).toMatchObject({ country: 'LT', days: 90, browser: 'Firefox (Linux)' })
  expect(String(mails[0]?.params['notMeLink'])).toContain('/cas/not-me?token=')
  expect(await templates('LT')).toEqual([])
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('not signed in')
  expect((await listActivity(world.context, { current }))[0]?.details).toMatchObject({ country: 'LT' })
  world.now += 91 * day
  expect(await templates('FR')).toEqual([])
  expect(await templates('LT')).toEqual(['new-country'])
})

it('sends one mail where the browser is new as well', async () => {
  expect(await templates('FR', { twoFactors: true })).toEqual(['new-browser'])
  expect(await templates('DE', { browser: 'hotel', twoFactors: true })).toEqual(['new-country'])
  expect(await templates('DE', { browser: 'hotel', twoFactors: true })).toEqual([])
  expect(await templates('DE', { browser: 'library', twoFactors: true })).toEqual(['new-browser'])
})

it('asks the database nothing where countries aren’t known, and says nothing of the first one', async () => {
  await from(null)
  world.forget()
  await from(null)
  const without = world.queries.length
  expect(await templates('FR')).toEqual([])
  world.forget()
  await from('FR')
  expect(world.queries.length).toBe(without + 1)
})
