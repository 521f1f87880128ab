import { expect, it } from 'vitest'
import { activityEntry } from '../../src/context/activity.ts'
import { describeAccount } from '../../src/operator/index.ts'
import { newWorld } from '../support/world.ts'

it('shows what happened to an account, however many wrong passwords strangers tried since', async () => {
  const world = await newWorld()
  const { id: accountId } = await world.person()
  const wrong = []
  for (let n = 0; n < 100; n++) {
    world.now += 1
    const line = await activityEntry(world.context, { accountId, kind: 'password-refused', details: {} })
    await world.context.store.throttle.noteWrong({ line, notice: null, toNobody: false }, { now: world.now })
    wrong.push(line.id)
  }
  const seen = await describeAccount(world.context, { key: { id: accountId } })
  if (!seen.ok) throw new Error(seen.reason)
  const { activity } = seen
  expect(activity.map(({ kind }) => kind)).toContain('password-chosen')
  expect(activity.slice(0, 5).map(({ id }) => id)).toEqual(wrong.toReversed().slice(0, 5))
  expect(activity.filter(({ kind }) => kind === 'password-refused')).toHaveLength(5)
  expect(activity.length).toBeLessThanOrEqual(20)
})
