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
import { begin, withJane } from '../../support/flow.ts'
import { goodPassword, type newWorld, tokenIn, visitor, type World } from '../../support/world.ts'

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
