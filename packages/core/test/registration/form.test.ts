import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '../../src/ids/index.ts'
import { choosePassword, registerAccount, requestReset, resendLink } from '../../src/registration/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { passwordKey } from '../../src/methods/password/tries.ts'
import { begin } from '../support/flow.ts'
import { form, goodPassword, newWorld, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await newWorld()
})
const both = (word: string) => ({ newPassword: word, confirmPassword: word })
const account = () => world.context.store.accounts.find({ email: 'jane@example.org' })

describe('the registration form', () => {
  it('has the address twice, however its letters are written', async () => {
    expect(await registerAccount(world.context, form({ confirmEmail: '  ' }))).toMatchObject({
      issues: [{ field: 'confirmEmail', code: 'required' }],
    })
    expect(await registerAccount(world.context, form({ confirmEmail: ' JANE@example.ORG ' }))).toMatchObject({
      ok: true,
    })
  })

  it('keeps the zone that the browser said, where it said one', async () => {
    await registerAccount(world.context, form({ visitor: visitor('a', { timeZone: 'Europe/Vilnius' }) }))
    expect(await account()).toMatchObject({ timeZone: 'Europe/Vilnius', lastName: 'Doe', administrator: false })
    const email = 'joe@example.org'
    await registerAccount(world.context, form({ email, confirmEmail: email }))
    expect(await world.context.store.accounts.find({ email })).toMatchObject({ timeZone: null })
  })

  it('asks for a captcha before anything is written, where there is one', async () => {
    world = await newWorld({ settings: { captcha: 'picture' } })
    expect(await registerAccount(world.context, form())).toMatchObject({
      ok: false,
      issues: [{ field: 'captchaCode', code: 'captcha-required' }],
    })
    expect([await account(), await world.mails()]).toEqual([null, []])
  })
})

describe('the form that asks for a link', () => {
  it('takes 320 signs and no more', async () => {
    const ask = (identifier: string) =>
      requestReset(world.context, { identifier, captcha: null, continueTo: null, visitor: visitor() })
    expect(await ask('x'.repeat(320))).toEqual({ ok: true })
    expect(await ask('x'.repeat(321))).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'identifier', code: 'too-long', params: { max: 320 } }],
    })
  })

  it('keeps where the person was going, if it is here', async () => {
    await registerAccount(world.context, form())
    await world.mails()
    for (const [continueTo, kept] of [
      ['/cas/oauth2/authorize?x=1', '/cas/oauth2/authorize?x=1'],
      ['https://evil.example/cas/', null],
    ] as const) {
      await resendLink(world.context, { identifier: 'jane@example.org', captcha: null, continueTo, visitor: visitor() })
      const token = tokenIn((await world.mails()).at(-1))
      const found = await world.context.store.accounts.findLink(hashToken(token), {
        now: world.now,
      })
      expect(found?.link.continueTo ?? null).toBe(kept)
    }
  })
})

describe('a password chosen by a link', () => {
  const person = { firstName: 'Mallory', lastName: 'Li', language: 'en', privacy: true }

  it('renames nobody who wasn’t invited, and no mail tells of a first one', async () => {
    await registerAccount(world.context, form())
    const token = tokenIn((await world.mails())[0])
    const chosen = await choosePassword(world.context, { token, person, ...both(goodPassword), visitor: visitor() })
    expect(chosen).toMatchObject({ ok: true, account: { firstName: 'Jane', language: 'fr' } })
    expect(await account()).toMatchObject({ firstName: 'Jane', lastName: 'Doe', language: 'fr' })
    expect(await world.mails()).toEqual([])
  })

  it('isn’t one that others know, nor the present one; the link works on', async () => {
    await world.person()
    world.now += 5
    await requestReset(world.context, {
      identifier: 'jane@example.org',
      captcha: null,
      continueTo: null,
      visitor: visitor(),
    })
    const token = tokenIn((await world.mails()).at(-1))
    const settings = { ...world.settings, isBreachedPassword: async (word: string) => word === 'Other-Kettle-43' }
    const choose = (word: string) =>
      choosePassword({ ...world.context, settings }, { token, ...both(word), visitor: visitor() })
    expect(await choose('Other-Kettle-43')).toMatchObject({
      ok: false,
      issues: [{ field: 'newPassword', code: 'breached' }],
    })
    expect(await choose(goodPassword)).toMatchObject({ reason: 'invalid', issues: [{ field: 'newPassword' }] })
    expect(await choose('Third-Kettle-44')).toMatchObject({ ok: true })
  })

  it('forgets the wrong ones that strangers tried', async () => {
    const jane = await world.person()
    const flow = await begin(world, jane.email, { continueTo: null, browser: visitor('stranger') })
    await submitPassword(world.context, { ...flow, password: 'Wrong-Kettle-42', method: 'password' })
    const counted = async () => {
      const key = passwordKey(jane.id)
      return (await world.context.store.throttle.peek([key], { now: world.now })).get(key)?.count ?? 0
    }
    expect(await counted()).toBe(1)
    const asking = { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() }
    await requestReset(world.context, asking)
    const token = tokenIn((await world.mails()).find(({ template }) => template === 'password-reset'))
    await choosePassword(world.context, { token, ...both('Other-Kettle-43'), visitor: visitor() })
    expect(await counted()).toBe(0)
  })

  it('is lost to whoever was faster', async () => {
    await registerAccount(world.context, form())
    const token = tokenIn((await world.mails())[0])
    world.context.store.accounts.setPasswordByLink = async () => false
    expect(await choosePassword(world.context, { token, ...both(goodPassword), visitor: visitor() })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })
})
