import { beforeEach, expect, it } from 'vitest'
import { configureAccount } from '../../src/account/index.ts'
import { recoveryCode } from '../../src/methods/recovery-code/method.ts'
import { makeRecoveryCodes } from '../../src/methods/recovery-code/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { chooseMethod, submitAnswer } from '../../src/sign-in/index.ts'
import { asks, begin, phone } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

const day = 86_400
let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld({
    methods: [password(), codeMethod([phone]), recoveryCode()],
    describeDestination: (path) => (path === '/cas/x' ? asks() : path === '/cas/y' ? asks({ level: 'BASIC' }) : null),
  })
  jane = await world.person()
})

type From = { readonly browser?: string; readonly country?: string; readonly place?: string }

/** Signs in by the password alone. @returns the session’s token. */
async function byPassword({ browser = 'laptop', ...where }: From & { readonly to?: string | null } = {}) {
  const { to = null, ...seen } = where
  const flow = await begin(world, jane.email, { continueTo: to, browser: visitor(browser, seen) })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return done.opened.sessionToken
}

/** Signs in on the way to a service that asks for two factors. */
async function byTwo(method: string, code: string, { browser = 'laptop', ...seen }: From = {}) {
  const flow = await begin(world, jane.email, { browser: visitor(browser, seen) })
  await submitPassword(world.context, { ...flow, password: goodPassword, method })
  if (method !== 'code') await chooseMethod(world.context, { ...flow, method, credentialId: null })
  const done = await submitAnswer(world.context, { ...flow, answer: { code } })
  if (!done.ok || !done.opened) throw new Error('not signed in')
}

it('says of each sign-in in which browser, country and for which service, to who wants that', async () => {
  const current = await checkSession(world.context, { token: await byPassword() })
  if (!current) throw new Error('not signed in')
  await configureAccount(world.context, { current, signInMails: 'every' })
  await world.mails()
  await byPassword({ country: 'FR', to: '/cas/y' })
  expect(await world.mails()).toMatchObject([
    { template: 'signed-in', params: { browser: 'Firefox (Linux)', country: 'FR', service: 'Europass' } },
  ])
})

it('remembers countries for 90 days, and says for which service a new one was', async () => {
  await byPassword({ country: 'FR' })
  world.now += 89 * day
  await byPassword({ country: 'DE', to: '/cas/y' })
  expect(await world.mails()).toMatchObject([
    { template: 'new-country', params: { country: 'DE', service: 'Europass' } },
  ])
})

it('says where a new browser is, and for which service', async () => {
  await byTwo('code', '1234', { place: 'Vilnius' })
  expect(await world.mails()).toMatchObject([
    { template: 'new-browser', params: { browser: 'Firefox (Linux)', service: 'Europass', place: 'Vilnius' } },
  ])
})

it('leaves a recovery code in a new browser to the mail that tells of the code', async () => {
  const made = await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, jane) })
  await world.mails()
  await byTwo('recovery-code', made.ok ? (made.codes[0] ?? '') : '', { browser: 'hotel' })
  expect((await world.mails()).map(({ template }) => template)).toEqual(['recovery-code-used'])
})
