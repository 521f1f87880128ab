import { beforeEach, describe, expect, it } from 'vitest'
import { LaissezPasserError } from '../../../src/errors.ts'
import { breachedPasswordIssues } from '../../../src/methods/password/breached.ts'
import { unlessBusy } from '../../../src/methods/password/busy.ts'
import { password } from '../../../src/methods/password/method.ts'
import { newPasswordIssues } from '../../../src/methods/password/new-password.ts'
import { type PasswordAttempt, verifyPassword } from '../../../src/methods/password/verify.ts'
import { passwordRules, type Trier } from '../../../src/methods/password/tries.ts'
import type { Account } from '../../../src/ports/index.ts'
import { withJane } from '../../support/flow.ts'
import { goodPassword, type World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

const stranger: Trier = { kind: 'browser', token: 'b', usual: false, address: '192.0.2.1' }
const attempt = (changed: Partial<PasswordAttempt> = {}): PasswordAttempt => ({
  account: jane,
  identifier: jane.email,
  by: stranger,
  password: goodPassword,
  work: 'none',
  from: '192.0.2.1',
  where: {},
  ...changed,
})
const withHasher = (changed: Partial<World['hasher']>) => ({
  ...world.context,
  hasher: { ...world.hasher, ...changed },
})
const failing = (error: Error) => async () => Promise.reject(error)
const wrongOnes = async () => {
  const asked = { accountId: jane.id, identifier: jane.email, by: stranger }
  const { rules } = await passwordRules(world.context, asked)
  const counts = await world.context.store.throttle.peek(
    rules.map(({ key }) => key),
    { now: world.now },
  )
  return rules.map(({ key }) => counts.get(key)?.count ?? 0)
}

describe('a hasher', () => {
  it('that is busy is nobody’s fault; what else breaks is told', async () => {
    const busy = new LaissezPasserError('busy', 'the line is full')
    const broken = new LaissezPasserError('sealed-value', 'altered')
    expect(await unlessBusy(failing(busy))).toEqual({ ok: false, reason: 'busy' })
    await expect(unlessBusy(failing(broken))).rejects.toBe(broken)
    const foreign = Object.assign(new Error('not of ours'), { code: 'busy' })
    await expect(unlessBusy(failing(foreign))).rejects.toBe(foreign)
  })

  it('that breaks uses up nobody’s tries', async () => {
    const broken = new Error('out of memory')
    const judging = verifyPassword(withHasher({ verify: failing(broken) }), attempt({ password: 'wrong' }))
    await expect(judging).rejects.toBe(broken)
    expect(await wrongOnes()).toEqual([0, 0])
    expect(await verifyPassword(world.context, attempt({ password: 'wrong' }))).toMatchObject({ ok: false })
    expect(await wrongOnes()).toEqual([1, 1])
  })

  it('that is busy when a right one is to be hashed anew leaves it as it is', async () => {
    world.hasher.cost = 2
    const busy = withHasher({ hash: failing(new LaissezPasserError('busy', 'the line is full')) })
    expect(await verifyPassword(busy, attempt())).toMatchObject({ ok: true, passwordHash: jane.passwordHash })
    const anew = `$test$2$${goodPassword}`
    expect(await verifyPassword(world.context, attempt())).toMatchObject({ ok: true, passwordHash: anew })
  })

  it('hashes nothing anew for an account that is locked', async () => {
    world.hasher.cost = 2
    world.hasher.calls.length = 0
    const locked = { ...jane, status: 'locked' } as const
    expect(await verifyPassword(world.context, attempt({ account: locked }))).toEqual({
      ok: false,
      reason: 'account-locked',
    })
    expect(world.hasher.calls).toEqual(['verify'])
    expect(await wrongOnes()).toEqual([0, 0])
  })

  it.each([
    ['a stranger', stranger, false],
    ['a browser in which the account was opened', { ...stranger, usual: true }, true],
    ['who holds a session', { kind: 'holder', id: 's' }, true],
  ] as const)('is told whether it is for somebody known: %s', async (_who, by, known) => {
    const asked: unknown[] = []
    const isBusy: World['hasher']['isBusy'] = (turn) => (asked.push(turn), false)
    await verifyPassword(withHasher({ isBusy }), attempt({ by }))
    // By the account: all of its browsers are one party.
    expect(asked).toEqual([{ from: '192.0.2.1', known: known && jane.id, asTyped: goodPassword }])
  })

  it.each(['pending', 'without a password', 'nobody'])(
    'does as much for an account that has none to compare: %s',
    async (which) => {
      const account = {
        pending: { ...jane, status: 'pending' as const },
        'without a password': { ...jane, passwordHash: null },
        nobody: null,
      }[which]
      world.hasher.calls.length = 0
      const likenesses: unknown[] = []
      const verifyNothing: World['hasher']['verifyNothing'] = async (_typed, _turn, likeness) => {
        likenesses.push(likeness)
        return false
      }
      const judged = () => verifyPassword(withHasher({ verifyNothing }), attempt({ account: account ?? null }))
      for (let i = 0; i < 2; i++) expect(await judged()).toEqual({ ok: false, reason: 'wrong-password' })
      expect(world.hasher.calls).toEqual([])
      // The same each time, so that time tells nothing.
      const [first, second] = likenesses.map(Number)
      expect(first).toBe(second)
      expect(first).toBeGreaterThan(0)
      expect(first).toBeLessThan(1)
    },
  )
})

describe('who holds a session', () => {
  const by: Trier = { kind: 'holder', id: 's' }
  const wrong = () => verifyPassword(world.context, attempt({ by, password: 'wrong' }))

  it('waits a quarter of an hour after ten wrong ones, a month after a hundred in a row', async () => {
    for (let round = 0; round < 10; round++) {
      for (let i = 0; i < 10; i++) expect(await wrong()).toEqual({ ok: false, reason: 'wrong-password' })
      const seconds = round < 9 ? 15 * 60 : 30 * 86_400
      expect(await wrong()).toEqual({ ok: false, reason: 'throttled', until: world.now + seconds })
      if (round < 9) world.now += 15 * 60
    }
  })

  it('uses up nobody else’s tries', async () => {
    for (let i = 0; i < 10; i++) await wrong()
    expect(await verifyPassword(world.context, attempt({ by: { ...by, id: 'other' } }))).toMatchObject({ ok: true })
    expect(await verifyPassword(world.context, attempt())).toMatchObject({ ok: true })
    expect(await wrong()).toMatchObject({ reason: 'throttled' })
  })
})

it.each<[string, Trier, number]>([
  ['a session’s holder', { kind: 'holder', id: 's' }, 1],
  ['a browser that opened it', { ...stranger, usual: true }, 2],
])('an account that is gone is nobody’s: %s of it is counted as a stranger', async (_who, by, rules) => {
  const counted = await passwordRules(world.context, { accountId: null, identifier: 'x', by })
  expect(counted.closing).toMatchObject({ limit: 100, windowSeconds: 90 * 86_400 })
  expect(counted.rules).toHaveLength(rules)
  expect(counted.rules[0]).toBe(counted.closing)
})

it('of somebody, strangers’ wrong ones are counted until a right one, or a link in a mail, clears them', async () => {
  const { closing } = await passwordRules(world.context, { accountId: jane.id, identifier: jane.email, by: stranger })
  expect(closing).toMatchObject({ limit: 100, windowSeconds: null, lockSeconds: 10 * 365 * 86_400 })
})

it('a list of stolen passwords that is down blocks nobody', async () => {
  const asking = (isBreachedPassword: () => Promise<boolean>) =>
    breachedPasswordIssues({ settings: { ...world.context.settings, isBreachedPassword } }, 'x')
  expect(await asking(async () => true)).toEqual([{ field: 'newPassword', code: 'breached' }])
  expect(await asking(async () => false)).toEqual([])
  expect(await asking(failing(new Error('unreachable')))).toEqual([])
})

it('a form says what is missing of a new password', () => {
  const issues = (newPassword: string, confirmPassword: string) =>
    newPasswordIssues(world.context, { newPassword, confirmPassword, about: jane })
  expect(issues('', '')).toEqual([{ field: 'newPassword', code: 'required' }])
  expect(issues('Green-Teapot-73', '')).toEqual([{ field: 'confirmPassword', code: 'required' }])
  expect(issues('Green-Teapot-73', 'Green-Teapot-74')).toEqual([{ field: 'confirmPassword', code: 'passwords-differ' }])
  expect(issues('Green-Teapot-73', 'Green-Teapot-73')).toEqual([])
})

it('the password is what an account has that chose one, and counts since then', async () => {
  const method = password()
  const credentials = (account: Account) => method.credentials?.([], { context: world.context, account })
  expect(await credentials(jane)).toMatchObject([{ id: 'password' }])
  expect(await credentials({ ...jane, passwordHash: null })).toEqual([])
  expect(method.countsSince?.({ ...jane, passwordChangedAt: 7 })).toBe(7)
  expect(method.countsSince?.({ ...jane, passwordChangedAt: null })).toBe(0)
})
