import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../../src/account/index.ts'
import { nist80063b } from '../../../src/password/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { checkSession, type CurrentSession } from '../../../src/sessions/index.ts'
import { type OpenedSession } from '../../../src/sign-in/index.ts'
import {
  isPasswordOverdue,
  type PasswordDue,
  passwordDaysLeft,
  passwordDue,
  submitPassword,
} from '../../../src/methods/password/use-cases.ts'
import { formerPasswordIssues } from '../../../src/methods/password/former.ts'
import { password } from '../../../src/methods/password/method.ts'
import { begin, phone, withJane } from '../../support/flow.ts'
import { codeMethod, goodPassword, type newWorld, tokenIn, visitor, type World } from '../../support/world.ts'

const day = 86_400
let world: World
let jane: Account
let present: string

async function setUp(options: Parameters<typeof newWorld>[0] = {}): Promise<void> {
  ;({ world, jane } = await withJane(options))
  present = goodPassword
}

async function signIn(): Promise<OpenedSession> {
  const flow = await begin(world, jane.email, { continueTo: '/cas/account' })
  const done = await submitPassword(world.context, { ...flow, password: present, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return done.opened
}

async function current(): Promise<CurrentSession> {
  const found = await checkSession(world.context, { token: (await signIn()).sessionToken })
  if (!found) throw new Error('no session')
  return found
}

async function change(to: string) {
  const passwords = { currentPassword: present, newPassword: to, confirmPassword: to }
  const result = await changePassword(world.context, { current: await current(), ...passwords, visitor: visitor() })
  if (result.ok) present = to
  return result
}

async function reset(to: string) {
  await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
  const mail = (await world.mails()).find(({ template }) => template === 'password-reset')
  const result = await choosePassword(world.context, {
    visitor: visitor(),
    token: tokenIn(mail),
    newPassword: to,
    confirmPassword: to,
  })
  if (result.ok) present = to
  return result
}

const refused = (code: string) => ({ ok: false, reason: 'invalid', issues: [{ field: 'newPassword', code }] })

async function due(): Promise<PasswordDue> {
  return passwordDue(world.context, await signIn())
}

describe('a password under eulogin-2025', () => {
  beforeEach(() => setUp())

  it('is warned of for two weeks, then due, and opens nothing while it is overdue', async () => {
    expect(await due()).toBeNull()
    world.now += 168 * day
    expect(await due()).toBeNull()
    world.now += day
    expect(await due()).toBe('soon')
    const here = await current()
    expect(passwordDaysLeft(world.context, here.account)).toBe(14)
    expect(isPasswordOverdue(world.context, here)).toBe(false)
    world.now += 14 * day
    expect(await due()).toBe('expired')
    expect(isPasswordOverdue(world.context, await current())).toBe(true)
    expect(passwordDaysLeft(world.context, here.account)).toBe(0)
    expect(await change('Wholly-Other9kettle')).toEqual({ ok: true })
    expect(await due()).toBeNull()
    expect(isPasswordOverdue(world.context, await current())).toBe(false)
  })

  it('isn’t renewed by counting up (S3’s tip), forwards or backwards', async () => {
    expect(await change('25-08Ukraine')).toEqual({ ok: true })
    for (const next of ['26-02Ukraine', '25-09Ukraine', 'Ukraine!2026', '26-02UKRAINe'])
      expect(await change(next)).toMatchObject(refused('variation'))
    expect(await change('26-02Lantern-Row')).toEqual({ ok: true })
  })

  it('isn’t one of the last five, by change or by reset; the sixth back is free', async () => {
    const all = ['Amber-Kettle-1', 'Birch-Lantern-2', 'Cedar-Meadow-3', 'Delta-Harbour-4', 'Ember-Window-5']
    for (const next of all) {
      world.now += 60
      expect(await change(next)).toEqual({ ok: true })
    }
    // Present: Ember; before it: Delta, Cedar, Birch, Amber. Jane's first one is the sixth back.
    expect(await change('Amber-Kettle-1')).toMatchObject({
      ...refused('used-before'),
      issues: [{ params: { count: 5 } }],
    })
    expect(await reset('Birch-Lantern-2')).toMatchObject(refused('used-before'))
    expect(await reset('Ember-Window-5')).toMatchObject(refused('used-before'))
    expect(await change(goodPassword)).toEqual({ ok: true })
    expect(await change('Amber-Kettle-1')).toEqual({ ok: true })
  })
})

it('never expires under nist-800-63b, and none is remembered', async () => {
  await setUp({ settings: { passwordPolicy: { ...nist80063b, minLength: 10 } } })
  world.now += 5000 * day
  expect(await due()).toBeNull()
  expect(passwordDaysLeft(world.context, jane)).toBeNull()
  expect(isPasswordOverdue(world.context, await current())).toBe(false)
  const verified = world.hasher.calls.filter((call) => call === 'verify').length
  expect(await change('a quiet lantern row')).toEqual({ ok: true })
  // One for the sign-in, one for the present password: no former one.
  expect(world.hasher.calls.filter((call) => call === 'verify')).toHaveLength(verified + 2)
  expect(await change(goodPassword)).toEqual({ ok: true })
})

describe('to the second', () => {
  beforeEach(() => setUp({ methods: [password(), codeMethod([phone])] }))
  const first = { method: 'password', at: 0, credentialId: null }
  const second = { method: 'code', at: 0, credentialId: phone.id }

  it.each([
    [169 * day - 1, null, 15],
    [169 * day, 'soon', 14],
    [183 * day - 1, 'soon', 1],
    [183 * day, 'expired', 0],
    [200 * day, 'expired', 0],
  ] as const)('a password of %i seconds is %s, and has %i days', async (age, when, daysLeft) => {
    const at = world.now - age
    const chosen = { ...jane, createdAt: world.now - 300 * day, passwordChangedAt: at }
    // Where it isn’t known when it was chosen, it is as old as the account.
    for (const account of [chosen, { ...jane, createdAt: at, passwordChangedAt: null }]) {
      const here = { account, session: { proofs: [first] } }
      expect(await passwordDue(world.context, here)).toBe(when)
      expect(isPasswordOverdue(world.context, here)).toBe(when === 'expired')
      expect(passwordDaysLeft(world.context, account)).toBe(daysLeft)
      // Whoever came without it isn’t held up.
      const without = { account, session: { proofs: [second] } }
      expect([await passwordDue(world.context, without), isPasswordOverdue(world.context, without)]).toEqual([
        null,
        false,
      ])
    }
  })

  it.each([
    [-1, [first, second], null],
    [0, [first, second], 'suspect'],
    [1, [first, second], 'suspect'],
    // A stranger with the password alone is not to choose the next.
    [1, [first], null],
  ] as const)('“this wasn’t me” %i seconds after it was chosen, by %j: %s', async (after, proofs, when) => {
    const account = { ...jane, passwordChangedAt: world.now }
    const approvals = { ...world.context.store.approvals, notMeAt: async () => world.now + after }
    const context = { ...world.context, store: { ...world.context.store, approvals } }
    expect(await passwordDue(context, { account, session: { proofs } })).toBe(when)
  })
})

it('where none is remembered, the present one and those before it may be chosen again', async () => {
  await setUp()
  expect(await change('Amber-Kettle-1')).toEqual({ ok: true })
  expect(await change('Birch-Lantern-2')).toEqual({ ok: true })
  const settings = { ...world.context.settings, passwordPolicy: { ...nist80063b, minLength: 10 } }
  const asked = { account: jane, newPassword: 'Amber-Kettle-1', visitor: visitor() }
  for (const present of [null, '$test$1$Amber-Kettle-1']) {
    const remembering = await formerPasswordIssues(world.context, { ...asked, present })
    expect(remembering).toEqual([{ field: 'newPassword', code: 'used-before', params: { count: 5 } }])
    expect(await formerPasswordIssues({ ...world.context, settings }, { ...asked, present })).toEqual([])
  }
})
