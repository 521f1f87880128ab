import { beforeEach, describe, expect, it } from 'vitest'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { spendOwnMail } from '../../src/policy/mails.ts'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword, mailWork, requestReset, resendLink, sendOwnResetLink } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { startSignIn } from '../../src/sign-in/index.ts'
import { readPicture } from '../support/pictures.ts'
import { goodPassword, newWorld, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld()
  jane = await world.person()
  // What the registration sent counts no more.
  world.now += 3600
})

const ask = (identifier: string, from: string, browser = `browser ${from}`) =>
  requestReset(world.context, {
    identifier,
    captcha: null,
    continueTo: null,
    visitor: visitor(browser, { address: from }),
  })
const strangers = async (times: number, identifier = jane.email) => {
  for (let i = 0; i < times; i++) expect(await ask(identifier, `198.51.100.${i}`)).toEqual({ ok: true })
}
const sent = async () => (await world.mails()).filter(({ to }) => to === jane.email)

/** Signs in with one factor. */
async function signedIn(browser = visitor()) {
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: null, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  const typed = { ...started, visitor: browser, password: goodPassword, method: 'password' }
  const done = await submitPassword(world.context, typed)
  const current = await checkSession(world.context, { token: done.ok && done.opened ? done.opened.sessionToken : '' })
  if (!current) throw new Error('not signed in')
  return current
}

describe('mails to one mailbox', () => {
  it('are five an hour, whether its address or the identifier was typed', async () => {
    await strangers(9, jane.uid)
    await strangers(9, jane.email)
    await strangers(9, ' JANE@EXAMPLE.ORG ')
    expect(await sent()).toHaveLength(5)
    world.now += 3599
    await strangers(1)
    expect(await sent()).toHaveLength(0)
    world.now += 1
    await strangers(1)
    expect(await sent()).toHaveLength(1)
  })

  it('leave one that works, however many strangers asked for', async () => {
    await strangers(20)
    await ask(jane.email, '203.0.113.1')
    const works: boolean[] = []
    for (const mail of await sent()) {
      const chosen = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
      const fields = { token: tokenIn(mail), visitor: visitor(), ...chosen }
      works.push((await choosePassword(world.context, fields)).ok)
    }
    expect(works.filter(Boolean)).toHaveLength(1)
  })

  it('aren’t used up where the account was opened before: that browser has five of its own', async () => {
    await signedIn()
    await strangers(20)
    expect(await sent()).toHaveLength(5)
    for (let i = 0; i < 7; i++) await ask(jane.email, '203.0.113.1', 'laptop')
    expect(await sent()).toHaveLength(5)
  })

  it('of which there were enough take as much as those that go, for somebody and for nobody', async () => {
    const trips = async (identifier: string) => {
      world.forget()
      await ask(identifier, '203.0.113.1')
      return world.queries.map(({ kind }) => kind)
    }
    const [somebody, nobody] = [await trips(jane.email), await trips('nobody@example.org')]
    expect(somebody).toEqual(nobody)
    await strangers(5)
    await strangers(5, 'nobody@example.org')
    const full = await trips(jane.email)
    expect(full).toEqual(await trips('nobody@example.org'))
    expect(full.filter((kind) => kind === 'commit')).toHaveLength(2)
  })

  it('that the owner asks for, signed in, are counted apart and by kind', async () => {
    const current = await signedIn()
    await strangers(20)
    await sent()
    const accountId = jane.id
    for (let i = 0; i < 5; i++) expect(await sendOwnResetLink(world.context, { current })).toEqual({ ok: true })
    expect(await sendOwnResetLink(world.context, { current })).toEqual({
      ok: false,
      reason: 'throttled',
      until: world.now + 3600,
    })
    expect(await sent()).toHaveLength(5)
    for (const kind of ['code', 'lost-factor'])
      expect(await spendOwnMail(world.context, { accountId, kind })).toBeNull()
  })
})

describe('mails asked for from one network address', () => {
  const from = '192.0.2.99'
  const forty = async () => {
    for (let i = 0; i < 40; i++) expect(await ask(`p${i}@example.org`, from)).toEqual({ ok: true })
  }

  it('cost work after forty an hour, and are never refused', async () => {
    await forty()
    const asked = { ok: false, reason: 'invalid', issues: [{ field: 'captchaCode', code: 'captcha-required' }] }
    expect(await ask(jane.email, from)).toEqual(asked)
    expect(await mailWork(world.context, { address: from })).toBe('usual')
    expect(await mailWork(world.context, { address: '192.0.2.98' })).toBe('none')
    expect(await sent()).toHaveLength(0)
    const captcha = await readPicture(world.context)
    const paid = { identifier: jane.email, captcha, continueTo: null, visitor: visitor('b', { address: from }) }
    expect(await resendLink(world.context, paid)).toEqual({ ok: true })
    expect(await sent()).toHaveLength(1)
    expect(await resendLink(world.context, paid)).toMatchObject({ issues: [{ code: 'captcha-expired' }] })
    world.now += 3600
    expect(await ask(jane.email, from)).toEqual({ ok: true })
  })

  it('are counted where the mailbox had enough, too', async () => {
    for (let i = 0; i < 40; i++) expect(await ask(jane.email, from)).toEqual({ ok: true })
    expect(await ask(jane.email, from)).toMatchObject({ ok: false })
  })
})
