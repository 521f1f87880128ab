import { beforeEach, expect, it } from 'vitest'
import { passwordRules } from '../../../src/methods/password/tries.ts'
import { noticeOfWrongPasswords } from '../../../src/methods/password/wrong-passwords.ts'
import { openMessage } from '../../../src/messages/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { withJane } from '../../support/flow.ts'
import type { World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane())
})

/** What is told once so many strangers’ passwords were wrong. */
async function toldAfter(wrong: number, account: Account | null = jane) {
  const by = { kind: 'browser', token: 'b', usual: false, address: '192.0.2.1' } as const
  const counted = await passwordRules(world.context, { accountId: account?.id ?? null, identifier: 'x', by })
  for (let i = 0; i < wrong; i++)
    await world.context.store.throttle.spend(counted.rules, { now: world.now, work: 'long' })
  return noticeOfWrongPasswords(world.context, { account, counted })
}

it.each([
  [0, null],
  [9, null],
  [10, 'password-guessed'],
  [99, 'password-guessed'],
  [100, 'password-closed'],
])('after %i wrong passwords the owner is told: %s', async (wrong, template) => {
  const notice = await toldAfter(wrong)
  expect(notice?.message?.template ?? null).toBe(template)
  if (notice === null) return
  expect(notice).toMatchObject({ toNobody: false, once: { expiresAt: world.now + 86_400, accountId: jane.id } })
  const closed = template === 'password-closed'
  expect(notice.link !== null).toBe(closed)
  // Nothing happened to the account: there is nothing to say “it wasn’t me” of.
  expect((await openMessage(world.context.keyRing, notice.message))['notMeLink']).toBeUndefined()
  const { key } = (await toldAfter(0))?.once ?? {}
  expect(key).toBe(notice.once.key)
  expect(key).toMatch(closed ? /:closed:/ : /:guessed:/)
})

it.each(['nobody', 'pending', 'locked'] as const)(
  'as much is made for somebody to whom nothing goes: %s',
  async (of) => {
    const account = of === 'nobody' ? null : { ...jane, status: of }
    expect(await toldAfter(10, account)).toMatchObject({ toNobody: true, once: { accountId: account?.id ?? null } })
  },
)
