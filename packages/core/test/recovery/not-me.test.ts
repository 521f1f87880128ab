import { beforeEach, describe, expect, it } from 'vitest'
import { sealLink } from '../../src/links/sealed-link.ts'
import type { Account } from '../../src/ports/index.ts'
import { findNotMe, reportNotMe } from '../../src/recovery/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { begin, withJane } from '../support/flow.ts'
import { tokenIn, visitor, type World } from '../support/world.ts'

const week = 7 * 86_400
const second = 'Amber-Lantern-31'
let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

/** The token of "this wasn't me" in the mail about a changed password. */
async function token(): Promise<string> {
  await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
  const [mail] = await world.mails()
  await choosePassword(world.context, {
    visitor: visitor(),
    token: tokenIn(mail),
    newPassword: second,
    confirmPassword: second,
  })
  const told = (await world.mails()).find(({ template }) => template === 'password-changed')
  const url = new URL(String(told?.params['notMeLink']))
  expect(url.origin + url.pathname).toBe(`${world.settings.origin}/cas/not-me`)
  return url.searchParams.get('token') ?? ''
}

async function signIn(): Promise<string> {
  const flow = await begin(world, jane.email, { continueTo: null })
  const done = await submitPassword(world.context, { ...flow, password: second, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return done.opened.sessionToken
}

describe('“this wasn’t me” in a mail', () => {
  it('ends all sessions and gives a link to choose a new password, by mail too', async () => {
    const said = await token()
    const session = await signIn()
    expect(await findNotMe(world.context, { token: said })).toEqual({
      ok: true,
      account: { email: jane.email, uid: jane.uid },
      takesBack: null,
    })
    expect(await checkSession(world.context, { token: session })).not.toBeNull()

    const reported = await reportNotMe(world.context, { token: said })
    if (!reported.ok) throw new Error(reported.reason)
    expect(await checkSession(world.context, { token: session })).toBeNull()
    const mail = (await world.mails()).find(({ template }) => template === 'not-me-reported')
    expect(tokenIn(mail)).toBe(reported.resetToken)
    // The one who says it isn't asked again whether it was them.
    expect(mail?.params).not.toHaveProperty('notMeLink')
    expect(mail).toMatchObject({ to: jane.email, params: { validMinutes: 60 } })
    expect((await world.mails()).map(({ template }) => template)).not.toContain('email-restored')
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'not-me-reported', details: {} })
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: reported.resetToken, ...fields }),
    ).toMatchObject({ ok: true })
  })

  it('works once, also when pressed many times', async () => {
    const said = await token()
    const answers = await Promise.all(Array.from({ length: 20 }, () => reportNotMe(world.context, { token: said })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await findNotMe(world.context, { token: said })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('works for seven days', async () => {
    const said = await token()
    world.now += week - 1
    expect(await findNotMe(world.context, { token: said })).toMatchObject({ ok: true })
    world.now += 1
    expect(await findNotMe(world.context, { token: said })).toEqual({ ok: false, reason: 'not-found' })
    expect(await reportNotMe(world.context, { token: said })).toEqual({ ok: false, reason: 'not-found' })
  })

  // docs/decisions/0013: the provider can't tell an owner's new password from a stranger's.
  it('outlives passwords chosen since, through another recovery too: they may be a stranger’s', async () => {
    const owners = await token()
    await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
    const stranger = { newPassword: 'Stolen-Bicycle-18', confirmPassword: 'Stolen-Bicycle-18' }
    const reset = (await world.mails()).find(({ template }) => template === 'password-reset')
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: tokenIn(reset), ...stranger }),
    ).toMatchObject({ ok: true })
    const told = (await world.mails()).find(({ template }) => template === 'password-changed')
    const strangers = new URL(String(told?.params['notMeLink'])).searchParams.get('token') ?? ''
    const first = await reportNotMe(world.context, { token: strangers })
    if (!first.ok) throw new Error(first.reason)
    const again = { newPassword: 'Stolen-Kettle-19', confirmPassword: 'Stolen-Kettle-19' }
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: first.resetToken, ...again }),
    ).toMatchObject({ ok: true })

    const back = await reportNotMe(world.context, { token: owners })
    if (!back.ok) throw new Error(back.reason)
    const mine = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(await choosePassword(world.context, { visitor: visitor(), token: back.resetToken, ...mine })).toMatchObject({
      ok: true,
    })
  })

  it('works by a link of before, which said no address, and for no account that is gone', async () => {
    const token = await sealLink(world.context, { purpose: 'not-me', ids: [jane.id], until: world.now + 9 })
    expect(await findNotMe(world.context, { token })).toMatchObject({ ok: true, takesBack: null })
    const { store } = world.context
    const accounts = { ...store.accounts, find: async () => null }
    const context = { ...world.context, store: { ...store, accounts } }
    expect(await findNotMe(context, { token })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('can’t be made up or altered', async () => {
    const said = await token()
    const other = await world.context.keyRing.seal(
      new TextEncoder().encode(JSON.stringify([jane.id, world.now + 99])),
      'note',
    )
    for (const wrong of ['', 'x', `${said}A`, other])
      expect(await reportNotMe(world.context, { token: wrong })).toEqual({ ok: false, reason: 'not-found' })
  })
})
