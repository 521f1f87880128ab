import { expect, it } from 'vitest'
import { spendText } from '../../../src/methods/sms/limits.ts'
import { newWorld, visitor } from '../../support/world.ts'

/** A provider where these have accounts. */
async function withAccounts(ids: readonly string[]) {
  const world = await newWorld()
  const { store } = world.context
  const known = await world.person()
  for (const id of ids) {
    const link = { tokenHash: id, accountId: id, purpose: 'choose-password', continueTo: null } as const
    const message = { id, accountId: id, kind: 'mail', to: id, template: 'x', language: 'en', sealed: '' } as const
    await store.accounts.register({
      account: { ...known, id, uid: id, email: id },
      emailKey: id,
      uidMarks: [],
      link: { ...link, createdAt: world.now, expiresAt: world.now },
      message: { ...message, createdAt: world.now },
    })
  }
  return world
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `account-${n}`)

const asks = (n: number, isNew: boolean) => ({
  numberKey: `number-${n}`,
  isNew,
  accountId: `account-${n}`,
  visitor: visitor(),
})

it('a school behind one address signs in by text; new numbers from there are thirty an hour, a hundred a day', async () => {
  const { context } = await withAccounts(numbered(150))
  for (let n = 0; n < 150; n++) expect(await spendText(context, asks(n, false))).toBeNull()
  for (let n = 0; n < 30; n++) expect(await spendText(context, asks(n, true))).toBeNull()
  expect(await spendText(context, asks(30, true))).toEqual({
    ok: false,
    reason: 'throttled',
    until: context.now + 3600,
  })
  expect(await spendText(context, asks(31, false))).toBeNull()
})

it('one number gets five an hour of its account, three when it is new; one account ten', async () => {
  const { context } = await withAccounts([...numbered(2), 'one'])
  for (const [isNew, limit] of [
    [false, 5],
    [true, 3],
  ] as const) {
    for (let n = 0; n < limit; n++) expect(await spendText(context, asks(1, isNew))).toBeNull()
    expect(await spendText(context, asks(1, isNew))).toMatchObject({ reason: 'throttled' })
  }
  const ofOne = (n: number) => spendText(context, { ...asks(n, false), accountId: 'one' })
  for (let n = 0; n < 10; n++) expect(await ofOne(n)).toBeNull()
  expect(await ofOne(10)).toMatchObject({ reason: 'throttled' })
})

it('a day has more limits: ten to a number, five to a new one, twenty of an account, a hundred new from one address', async () => {
  const world = await withAccounts([...numbered(110), 'one'])
  const spend = (n: number, isNew: boolean, accountId = `account-${n}`) =>
    spendText(world.context, { ...asks(n, isNew), accountId })
  // An hour after the last one, for which it rests a day.
  const over = (asked: Awaited<ReturnType<typeof spend>>) =>
    expect(asked).toEqual({ ok: false, reason: 'throttled', until: world.now - 3600 + 86_400 })
  for (const [isNew, anHour, aDay] of [
    [false, 5, 10],
    [true, 3, 5],
  ] as const) {
    for (let n = 0; n < aDay; n++) {
      if (n % anHour === 0) world.now += 3600
      expect(await spend(0, isNew)).toBeNull()
    }
    world.now += 3600
    over(await spend(0, isNew))
  }
  for (let n = 0; n < 20; n++) {
    if (n % 10 === 0) world.now += 3600
    expect(await spend(n + 1, false, 'one')).toBeNull()
  }
  world.now += 3600
  over(await spend(30, false, 'one'))
  world.now += 86_400
  for (let n = 0; n < 100; n++) {
    if (n % 30 === 0) world.now += 3600
    expect(await spend(n, true)).toBeNull()
  }
  world.now += 3600
  over(await spend(100, true))
})
