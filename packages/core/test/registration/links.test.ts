import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword, findLink, registerAccount, requestReset, resendLink } from '../../src/registration/index.ts'
import { startSignIn } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { form, goodPassword, newWorld, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await newWorld()
})

const both = (password: string) => ({ newPassword: password, confirmPassword: password })
const asking = (identifier: string) => ({ identifier, captcha: null, continueTo: null, visitor: visitor() })

async function registered(continueTo: string | null = null): Promise<string> {
  await registerAccount(world.context, form({ continueTo }))
  return tokenIn((await world.mails())[0])
}

describe('the link in the registration mail', () => {
  it('says whose account it is, as often as mail programs look', async () => {
    const token = await registered()
    for (let i = 0; i < 3; i++) {
      expect(await findLink(world.context, { token })).toMatchObject({
        ok: true,
        purpose: 'choose-password',
        account: { email: 'jane@example.org', firstName: 'Jane', lastName: 'Doe', language: 'fr' },
        expiresAt: world.now + 86_400,
      })
    }
  })

  it('sets the first password once, and leads back to where the person was going', async () => {
    const token = await registered('/cas/oauth2/authorize?client_id=portal&x=1')
    expect(await choosePassword(world.context, { visitor: visitor(), token, ...both(goodPassword) })).toMatchObject({
      ok: true,
      purpose: 'choose-password',
      continueTo: '/cas/oauth2/authorize?client_id=portal&x=1',
    })
    expect(await world.context.store.accounts.find({ email: 'jane@example.org' })).toMatchObject({
      status: 'active',
      passwordChangedAt: world.now,
    })
    expect(await findLink(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
    expect(await choosePassword(world.context, { visitor: visitor(), token, ...both('Other-Kettle-43') })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it.each(['https://evil.example/cas/', '//evil.example/cas/', '/cas/../x', '/cas/..%2f', '/\\evil.example', '/other'])(
    'never leads to %s',
    async (continueTo) => {
      const done = await choosePassword(world.context, {
        visitor: visitor(),
        token: await registered(continueTo),
        ...both(goodPassword),
      })
      if (!done.ok) throw new Error(done.reason)
      // What stays is a path of our own under /cas/; `..%2f` is an odd one, but ours.
      expect(
        done.continueTo === null ||
          new URL(done.continueTo, 'https://id.example.eu').href.startsWith('https://id.example.eu/cas/'),
      ).toBe(true)
      expect(done.continueTo === null || continueTo === '/cas/..%2f').toBe(true)
    },
  )

  it('works until the last of its 24 hours and not a second longer', async () => {
    const token = await registered()
    world.now += 86_399
    expect(await findLink(world.context, { token })).toMatchObject({ ok: true })
    world.now += 1
    expect(await findLink(world.context, { token })).toEqual({ ok: false, reason: 'not-found' })
    expect(await choosePassword(world.context, { visitor: visitor(), token, ...both(goodPassword) })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('still works after a password that the policy refused', async () => {
    const token = await registered()
    expect(
      await choosePassword(world.context, {
        visitor: visitor(),
        token,
        newPassword: 'short',
        confirmPassword: 'shorter',
      }),
    ).toMatchObject({
      ok: false,
      reason: 'invalid',
      issues: [
        { field: 'newPassword', code: 'too-short', params: { min: 10, length: 5 } },
        { field: 'newPassword', code: 'too-few-groups' },
        { field: 'confirmPassword', code: 'passwords-differ' },
      ],
    })
    const link = await findLink(world.context, { token })
    const uid = link.ok ? link.account.uid : ''
    expect(
      await choosePassword(world.context, { visitor: visitor(), token, ...both(`Aa1-${uid.toUpperCase()}`) }),
    ).toMatchObject({
      issues: [{ field: 'newPassword', code: 'own-data', params: { what: 'uid' } }],
    })
    expect(await choosePassword(world.context, { visitor: visitor(), token, ...both('') })).toMatchObject({
      issues: [{ code: 'required' }],
    })
    expect(await choosePassword(world.context, { visitor: visitor(), token, ...both(goodPassword) })).toMatchObject({
      ok: true,
    })
  })

  it('works beside a newer one, until one is used', async () => {
    const first = await registered()
    expect(await resendLink(world.context, asking('jane@example.org'))).toEqual({ ok: true })
    const [mail] = await world.mails()
    expect(mail?.template).toBe('registration-link')
    expect(await findLink(world.context, { token: first })).toMatchObject({ ok: true })
    expect(await findLink(world.context, { token: tokenIn(mail) })).toMatchObject({ ok: true })
  })
})

describe('a lost password', () => {
  it('is reset by a link of one hour; every session ends, and a mail says so', async () => {
    const account = await world.person()
    const started = await startSignIn(world.context, { identifier: account.uid, continueTo: null, visitor: visitor() })
    if (!started.ok) throw new Error('not started')
    const signedIn = await submitPassword(world.context, {
      ...started,
      password: goodPassword,
      method: null,
      visitor: visitor(),
    })
    const idHash = signedIn.ok ? (signedIn.opened?.session.idHash ?? '') : ''
    expect(await world.context.store.sessions.find({ idHash, now: world.now })).not.toBeNull()

    world.now += 5
    expect(await requestReset(world.context, asking(account.uid))).toEqual({ ok: true })
    const [mail] = await world.mails()
    expect(mail).toMatchObject({
      template: 'password-reset',
      to: 'jane@example.org',
      params: { validMinutes: 60, uid: account.uid },
    })
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: tokenIn(mail), ...both('Other-Kettle-43') }),
    ).toMatchObject({
      ok: true,
      purpose: 'reset-password',
    })
    expect(await world.context.store.sessions.find({ idHash, now: world.now })).toBeNull()
    expect(await world.mails()).toMatchObject([
      { template: 'password-changed', to: 'jane@example.org', params: { at: world.now } },
    ])
    const activity = await world.context.store.activity.list(account.id, { limit: 1 })
    expect(activity).toMatchObject([{ kind: 'password-reset' }])
  })

  it('of a pending account is its first', async () => {
    await registered()
    await requestReset(world.context, asking('jane@example.org'))
    expect(await world.mails()).toMatchObject([{ template: 'registration-link' }])
  })

  it('of an active account is told where a registration link was asked for', async () => {
    await world.person()
    await resendLink(world.context, asking('jane@example.org'))
    expect(await world.mails()).toMatchObject([{ template: 'already-registered' }])
  })

  it('costs a stranger the same whoever is asked for, and answers the same', async () => {
    const account = await world.person({ email: 'active@example.org' })
    await registerAccount(world.context, form({ email: 'pending@example.org', confirmEmail: 'pending@example.org' }))
    const seen = []
    for (const identifier of [
      'unknown@example.org',
      'n00zzzzz',
      'pending@example.org',
      'active@example.org',
      account.uid,
      'not even an address',
    ]) {
      world.forget()
      const answer = await requestReset(world.context, asking(identifier))
      seen.push({ answer, trips: world.queries.map((query) => query.kind) })
    }
    for (const one of seen) expect(one).toEqual(seen[0])
  })

  it('needs to know of whom', async () => {
    expect(await requestReset(world.context, asking('  '))).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'identifier', code: 'required' }],
    })
    expect(await requestReset(world.context, asking('x'.repeat(321)))).toMatchObject({
      issues: [{ field: 'identifier', code: 'too-long' }],
    })
  })
})
