import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword, configureAccount, listActivity } from '../../src/account/index.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { startSignIn } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { goodPassword, newWorld, visitor, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await newWorld()
  await world.person()
  world.now += 5
})

async function signIn(browser: string, password = goodPassword): Promise<CurrentSession> {
  const from = visitor(browser)
  const started = await startSignIn(world.context, { identifier: 'jane@example.org', continueTo: null, visitor: from })
  if (!started.ok) throw new Error(started.reason)
  const answer = await submitPassword(world.context, { ...started, visitor: from, password, method: null })
  const current =
    answer.ok && answer.opened ? await checkSession(world.context, { token: answer.opened.sessionToken }) : null
  if (!current) throw new Error('not signed in')
  return current
}

const change = (current: CurrentSession, changed: Partial<Parameters<typeof changePassword>[1]> = {}) =>
  changePassword(world.context, {
    current,
    currentPassword: goodPassword,
    newPassword: 'Other-Lantern-43',
    confirmPassword: 'Other-Lantern-43',
    visitor: visitor('a'),
    ...changed,
  })

const live = async ({ session }: CurrentSession) =>
  (await world.context.store.sessions.find({ idHash: session.idHash, now: world.now })) !== null

describe('changing the password', () => {
  it('ends the other sessions, keeps this one, and a mail says so', async () => {
    const [here, there] = [await signIn('a'), await signIn('b')]
    world.now += 5
    expect(await change(here)).toEqual({ ok: true })
    expect([await live(here), await live(there)]).toEqual([true, false])
    expect(await world.mails()).toMatchObject([
      { template: 'password-changed', language: 'fr', params: { browser: 'Firefox (Linux)', at: world.now } },
    ])
    expect(await listActivity(world.context, { current: here, limit: 1 })).toMatchObject([
      { kind: 'password-changed', details: { browser: 'Firefox (Linux)' } },
    ])
    await signIn('c', 'Other-Lantern-43')
  })

  it('refuses a wrong current password, ten times, and then waits; others may still sign in', async () => {
    const here = await signIn('a')
    for (let i = 0; i < 10; i++) {
      expect(await change(here, { currentPassword: 'wrong' })).toEqual({
        ok: false,
        reason: 'invalid',
        issues: [{ field: 'currentPassword', code: 'wrong-password' }],
      })
    }
    expect(await change(here)).toEqual({ ok: false, reason: 'throttled', until: world.now + 900 })
    await signIn('b')
  })

  it('never counts a right one: who doesn’t find a new password at once isn’t kept out', async () => {
    const here = await signIn('a')
    for (let i = 0; i < 12; i++)
      expect(await change(here, { newPassword: 'short', confirmPassword: 'short' })).toMatchObject({
        reason: 'invalid',
      })
    expect(await change(here)).toEqual({ ok: true })
  })

  it('counts them for the session: a browser cookie that is thrown away starts no new count', async () => {
    const here = await signIn('a')
    for (let i = 0; i < 10; i++) await change(here, { currentPassword: 'wrong', visitor: visitor(`made up ${i}`) })
    expect(await change(here, { visitor: visitor('made up at last') })).toMatchObject({ reason: 'throttled' })
    expect(await change(await signIn('b'))).toEqual({ ok: true })
  })

  it('tells all that is wrong with the new one, the former one’s echo included', async () => {
    const here = await signIn('a')
    expect(await change(here, { currentPassword: '' })).toMatchObject({
      issues: [{ field: 'currentPassword', code: 'required' }],
    })
    expect(await change(here, { newPassword: goodPassword, confirmPassword: goodPassword })).toMatchObject({
      issues: [{ field: 'newPassword', code: 'same-as-before' }],
    })
    expect(await change(here, { newPassword: 'Blue-Kettle-43', confirmPassword: '' })).toMatchObject({
      issues: [
        { field: 'newPassword', code: 'variation' },
        { field: 'confirmPassword', code: 'required' },
      ],
    })
    expect(await change(here, { newPassword: 'Jane-Lantern-43', confirmPassword: 'Jane-Lantern-43' })).toMatchObject({
      issues: [{ field: 'newPassword', code: 'own-data' }],
    })
  })

  it('lets one of several at the same moment win', async () => {
    const here = await signIn('a')
    const answers = await Promise.all(
      [1, 2, 3, 4].map((i) =>
        change(here, { newPassword: `Other-Lantern-${i}`, confirmPassword: `Other-Lantern-${i}` }),
      ),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(
      answers.filter((answer) => !answer.ok).every((answer) => !answer.ok && answer.reason === 'changed-meanwhile'),
    ).toBe(true)
  })

  it('works in the very request that hashes the old one anew', async () => {
    const here = await signIn('a')
    world.hasher.cost = 2
    expect(await change(here)).toEqual({ ok: true })
  })
})

describe('changing the password, where it can’t be', () => {
  it('judges nothing while too many wait to be hashed, and counts nothing', async () => {
    const here = await signIn('a')
    const verify = async () => Promise.reject(new LaissezPasserError('busy', 'too many'))
    const busy = { ...world.context, hasher: { ...world.hasher, verify } }
    const fields = { newPassword: 'Other-Lantern-43', confirmPassword: 'Other-Lantern-43', visitor: visitor('a') }
    for (let i = 0; i < 11; i++)
      expect(await changePassword(busy, { current: here, currentPassword: 'wrong', ...fields })).toEqual({
        ok: false,
        reason: 'busy',
      })
    expect(await change(here)).toEqual({ ok: true })
  })

  it('says no wait where the account was locked meanwhile, and changes nothing', async () => {
    const here = await signIn('a')
    const locked = { ...here, account: { ...here.account, status: 'locked' as const } }
    expect(await change(locked)).toEqual({ ok: false, reason: 'throttled', until: world.now })
  })

  it('refuses what is known to be stolen elsewhere, and keeps the present one', async () => {
    world = await newWorld({ settings: { isBreachedPassword: async (typed) => typed === 'Other-Lantern-43' } })
    await world.person()
    const here = await signIn('a')
    expect(await change(here)).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'newPassword', code: 'breached' }],
    })
    await signIn('b')
  })

  it('hashes the new one for somebody known; who says no browser has none noted', async () => {
    const here = await signIn('a')
    const asked: unknown[] = []
    const hash: typeof world.hasher.hash = async (password, of) => {
      asked.push(of)
      return world.hasher.hash(password, of)
    }
    const context = { ...world.context, hasher: { ...world.hasher, hash } }
    const [newPassword, from] = ['Other-Lantern-43', visitor('a', { browserName: '' })]
    const fields = { currentPassword: goodPassword, newPassword, confirmPassword: newPassword, visitor: from }
    expect(await changePassword(context, { current: here, ...fields })).toEqual({ ok: true })
    expect(asked).toEqual([{ from: from.address, known: here.account.id }])
    const [line] = await listActivity(world.context, { current: here, limit: 1 })
    expect(line).toMatchObject({ kind: 'password-changed' })
    expect(line?.details).not.toHaveProperty('browser')
  })
})

describe('settings', () => {
  it('change language and preferred method, and nothing that isn’t there', async () => {
    const current = await signIn('a')
    expect(await configureAccount(world.context, { current, language: 'xx' })).toMatchObject({
      ok: false,
      issues: [{ field: 'language', code: 'unknown-language' }],
    })
    expect(await configureAccount(world.context, { current, preferredMethod: 'magic' })).toMatchObject({
      ok: false,
      issues: [{ field: 'preferredMethod', code: 'unknown-method' }],
    })
    expect(await configureAccount(world.context, { current, chosenZone: '+05:30' })).toMatchObject({
      issues: [{ field: 'chosenZone', code: 'unknown-zone' }],
    })
    expect(await configureAccount(world.context, { current, language: 'en', preferredMethod: 'password' })).toEqual({
      ok: true,
    })
    expect(await world.context.store.accounts.find({ id: current.account.id })).toMatchObject({
      language: 'en',
      preferredMethod: 'password',
    })
    await configureAccount(world.context, { current: await signIn('a'), preferredMethod: null })
    expect(await world.context.store.accounts.find({ id: current.account.id })).toMatchObject({
      language: 'en',
      preferredMethod: null,
    })
  })

  it('are noted where something changes, with what it is now', async () => {
    const current = await signIn('a')
    const now = { language: 'en', chosenZone: 'Europe/Vilnius', signInMails: 'every' } as const
    await configureAccount(world.context, { current, ...now, browserName: 'Firefox (Linux)' })
    const again = await signIn('a')
    expect(again.account).toMatchObject(now)
    // What is so already isn't written, nor is a wish for nothing.
    world.forget()
    expect(await configureAccount(world.context, { current: again, ...now })).toEqual({ ok: true })
    expect(await configureAccount(world.context, { current: again })).toEqual({ ok: true })
    expect(world.queries).toEqual([])
    const entries = await listActivity(world.context, { current })
    expect(entries.filter(({ kind }) => kind === 'settings-changed').map(({ details }) => details)).toEqual([
      { language: 'en', timeZone: 'Europe/Vilnius', browser: 'Firefox (Linux)' },
    ])
    expect(await world.mails()).not.toContainEqual(expect.objectContaining({ template: 'sign-in-mails-off' }))
  })

  it('are noted by what changes alone', async () => {
    const { account } = await signIn('a')
    const changes = [
      [{ language: 'en' }, { language: 'en' }],
      [{ language: 'en', preferredMethod: 'password' }, { method: 'password' }],
      [{ preferredMethod: 'password', chosenZone: 'Europe/Paris' }, { timeZone: 'Europe/Paris' }],
      [{ chosenZone: 'Europe/Paris', signInMails: 'every' }, {}],
      [{ signInMails: 'every', preferredMethod: null }, {}],
      [{ chosenZone: null, preferredMethod: null, browserName: 'Firefox (Linux)' }, { browser: 'Firefox (Linux)' }],
      [{ chosenZone: null, language: 'fr' }, { language: 'fr' }],
    ] as const
    for (const [wishes, details] of changes) {
      const now = await world.context.store.accounts.find({ id: account.id })
      if (!now) throw new Error('no account')
      world.now += 1
      expect(await configureAccount(world.context, { current: { account: now, session: null }, ...wishes })).toEqual({
        ok: true,
      })
      const [line] = await world.context.store.activity.list(account.id, { limit: 1 })
      expect(line).toMatchObject({ kind: 'settings-changed', at: world.now, details })
      expect(Object.keys(line?.details ?? {})).toEqual(Object.keys(details))
    }
    expect(await world.context.store.accounts.find({ id: account.id })).toMatchObject({
      language: 'fr',
      chosenZone: null,
      preferredMethod: null,
      signInMails: 'every',
    })
  })

  it.each([
    ['Europe/Vilnius', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+5', true],
    ['UTC', true],
    ['Europe/Nowhere', false],
    ['Europe/Vilnius ', false],
    ['-03:00', false],
    ['', false],
    ['x'.repeat(16_000), false],
  ])('take %j for a zone: %j', async (chosenZone, isZone) => {
    const current = await signIn('a')
    expect(await configureAccount(world.context, { current, chosenZone })).toEqual(
      isZone ? { ok: true } : { ok: false, reason: 'invalid', issues: [{ field: 'chosenZone', code: 'unknown-zone' }] },
    )
  })

  it('tell of every sign-in who wants that; whoever turns it off, a last mail says so', async () => {
    await configureAccount(world.context, { current: await signIn('a'), signInMails: 'every' })
    await world.mails()
    const current = await signIn('a')
    expect((await world.mails()).map(({ template }) => template)).toEqual(['signed-in'])
    await configureAccount(world.context, { current, signInMails: null, browserName: 'Firefox (Linux)' })
    expect(await world.mails()).toMatchObject([
      { template: 'sign-in-mails-off', params: { browser: 'Firefox (Linux)', notMeLink: expect.any(String) } },
    ])
    await signIn('a')
    expect(await world.mails()).toEqual([])
  })
})
