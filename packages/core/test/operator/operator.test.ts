import { beforeEach, describe, expect, it } from 'vitest'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import {
  deleteAccount,
  describeAccount,
  endSessions,
  listAccounts,
  lockAccount,
  searchAccounts,
  unlockAccount,
} from '../../src/operator/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import { begin, stepOf, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password(), codeMethod([])] }))
})

const root = { via: 'command', name: 'root' } as const
const acting = (reason: string | null = 'asked by phone') => ({ accountId: jane.id, by: root, reason })

async function signIn(browser = visitor()) {
  const flow = await begin(world, jane.email, { continueTo: null, browser })
  return submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
}

async function session(browser = visitor()): Promise<string> {
  const done = await signIn(browser)
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return done.opened.sessionToken
}

const activity = () => world.context.store.activity.list(jane.id, { limit: 3 })

describe('a deleted account', () => {
  it('has no session any more, and its password opens none', async () => {
    const token = await session()
    const halfway = await begin(world, jane.email)
    expect(await deleteAccount(world.context, acting())).toMatchObject({ ok: true })
    expect(await checkSession(world.context, { token })).toBeNull()
    expect(await stepOf(world, halfway)).toBe('not-found')
    expect(await signIn()).toMatchObject({ ok: false })
  })
})

describe('a locked account', () => {
  it('is open to nobody: its sessions end, its password is told locked, once it is right', async () => {
    const token = await session()
    const halfway = await begin(world, jane.email)
    expect(await lockAccount(world.context, acting())).toEqual({ ok: true })
    expect(await checkSession(world.context, { token })).toBeNull()
    expect(await stepOf(world, halfway)).toBe('not-found')
    expect(await signIn()).toMatchObject({
      ok: false,
      reason: 'account-locked',
      progress: { step: { kind: 'password' } },
    })
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toEqual([])
    expect(await activity()).toMatchObject([
      { kind: 'account-locked' },
      { kind: 'signed-in' },
      { kind: 'password-chosen' },
    ])
  })

  it('costs whoever knows the password no tries, and whoever guesses it all of them', async () => {
    await lockAccount(world.context, acting())
    for (let tries = 0; tries < 12; tries++) expect(await signIn()).toMatchObject({ reason: 'account-locked' })
    const flow = await begin(world, jane.email, { browser: visitor('stranger') })
    for (let tries = 0; tries < 10; tries++)
      expect(await submitPassword(world.context, { ...flow, password: 'wrong', method: null })).toMatchObject({
        reason: 'wrong-password',
      })
    expect(await submitPassword(world.context, { ...flow, password: 'wrong', method: null })).toMatchObject({
      reason: 'work-asked',
    })
  })

  it('gets no link by mail, and one that was sent sets no password', async () => {
    const reset = () =>
      requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
    await reset()
    const [mail] = await world.mails()
    await lockAccount(world.context, acting())
    const chosen = { newPassword: 'Green-Kettle-42', confirmPassword: 'Green-Kettle-42', visitor: visitor() }
    expect(await choosePassword(world.context, { token: tokenIn(mail), ...chosen })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await reset()).toEqual({ ok: true })
    expect(await world.mails()).toEqual([])
  })

  it('opens again when it is unlocked; neither is done twice, nor to nobody', async () => {
    expect(await unlockAccount(world.context, acting())).toEqual({ ok: false, reason: 'not-locked' })
    await lockAccount(world.context, acting())
    expect(await lockAccount(world.context, acting())).toEqual({ ok: false, reason: 'locked-already' })
    expect(await unlockAccount(world.context, acting(null))).toEqual({ ok: true })
    expect(await activity()).toMatchObject([{ kind: 'account-unlocked' }, { kind: 'account-locked' }, {}])
    expect(await signIn()).toMatchObject({ ok: true })
    for (const act of [lockAccount, unlockAccount, endSessions])
      expect(await act(world.context, { ...acting(), accountId: 'nobody' })).toEqual({
        ok: false,
        reason: 'unknown-account',
      })
  })
})

it('an account that closed after wrong passwords is opened by an operator too', async () => {
  const key = `password:account:${jane.id}`
  const rule = { key, accountId: null, limit: 1, lockSeconds: 1e9, windowSeconds: null }
  await world.context.store.throttle.spend([rule], { now: world.now })
  const stranger = visitor('stranger')
  expect(await signIn(stranger)).toMatchObject({ reason: 'password-closed' })
  expect(await describeAccount(world.context, { key: { id: jane.id } })).toMatchObject({
    password: { closedUntil: world.now + 1e9 },
  })
  expect(await unlockAccount(world.context, acting())).toEqual({ ok: true })
  expect(await signIn(stranger)).toMatchObject({ ok: true })
})

it('sessions end, all or one; the next sign-in is as before', async () => {
  const [first, second, third] = [await session(), await session(visitor('b')), await session(visitor('c'))]
  const live = async () =>
    Promise.all([first, second, third].map(async (token) => (await checkSession(world.context, { token })) !== null))
  const found = await checkSession(world.context, { token: second })
  const only = found?.session.idHash ?? ''
  expect(await endSessions(world.context, { ...acting(), only })).toEqual({ ok: true, ended: 1 })
  expect(await live()).toEqual([true, false, true])
  expect(await endSessions(world.context, acting())).toEqual({ ok: true, ended: 2 })
  expect(await live()).toEqual([false, false, false])
  expect(await endSessions(world.context, acting())).toEqual({ ok: true, ended: 0 })
  expect((await activity()).map(({ kind }) => kind)).toEqual(['sessions-ended', 'sessions-ended', 'signed-in'])
  expect(await signIn()).toMatchObject({ ok: true })
})

it('people are found as operators type them, and listed; no secret among what is seen', async () => {
  const anna = await world.person({ email: 'Anna@xn--mller-kva.example', firstName: 'Änna' })
  const { passwordHash, ...seen } = anna
  expect(passwordHash).not.toBeNull()
  for (const text of [
    ' ANNA@ ',
    'anna@x',
    'anna@müller.example',
    anna.uid.toUpperCase(),
    'änna doe',
    'doe ann',
    'anna',
  ])
    expect([text, await searchAccounts(world.context, { text })]).toEqual([
      text,
      { ok: true, accounts: [seen], next: null },
    ])
  for (const text of ['', '@', 'nna', 'anna@n'])
    expect([text, (await searchAccounts(world.context, { text })).accounts]).toEqual([text, []])
  const all = await listAccounts(world.context)
  expect(all.accounts.map(({ uid }) => uid)).toEqual([jane.uid, anna.uid].toSorted())
  expect(JSON.stringify(all)).not.toMatch(/argon2|hash/i)
})

it('an account is described with what it has and what waits, and nothing that opens it', async () => {
  const token = await session()
  await lockAccount(world.context, { ...acting(), accountId: (await world.person({ email: 'x@example.org' })).id })
  world.forget()
  const described = await describeAccount(world.context, { key: { uid: jane.uid } })
  expect(described).toMatchObject({
    ok: true,
    account: { uid: jane.uid, status: 'active' },
    password: { kept: expect.any(String), changedAt: jane.passwordChangedAt, wrong: 0, closedUntil: null },
    factors: [],
    sessions: [{ browserName: 'Firefox (Linux)', level: 'BASIC', visits: [] }],
    consents: [],
    activity: [{ kind: 'signed-in' }, { kind: 'password-chosen' }],
    waits: { emailChange: null, factorRemoval: null, deletion: null },
  })
  expect(world.queries.every(({ kind }) => kind === 'query')).toBe(true)
  const text = JSON.stringify(described)
  for (const secret of [jane.passwordHash ?? '', token, 'browserHash', 'passwordHash'])
    expect(text).not.toContain(secret)
  expect(await describeAccount(world.context, { key: { email: 'nobody@example.org' } })).toEqual({
    ok: false,
    reason: 'unknown-account',
  })
})
