import { beforeEach, expect, it } from 'vitest'
import { LaissezPasserError } from '../../../../src/errors.ts'
import type { HashingTurn } from '../../../../src/ports/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { begin } from '../../../support/flow.ts'
import { goodPassword, visitor } from '../../../support/world.ts'
import { from, jane, janeAlone, oneFactor, repeat, world, wrong } from './support/tried.ts'

beforeEach(janeAlone)

it('while no password can be hashed nobody’s tries are used up', async () => {
  const { context } = world
  const refuse = () => Promise.reject(new LaissezPasserError('busy', 'the line is full'))
  const busy = { ...context, hasher: { ...context.hasher, verify: refuse, verifyNothing: refuse } }
  for (const identifier of [jane.email, 'nobody@example.org']) {
    const typed = {
      ...(await begin(world, identifier, { continueTo: null })),
      password: goodPassword,
      method: 'password',
    }
    for (let i = 0; i < 12; i++)
      expect(await submitPassword(busy, typed)).toMatchObject({
        ok: false,
        reason: 'busy',
        progress: expect.anything(),
      })
    expect(await submitPassword(context, typed)).not.toMatchObject({ reason: 'work-asked' })
  }
  expect(await repeat(10, (i) => wrong(i))).toEqual(Array(10).fill('wrong-password'))
})

it('a stranger whom the hasher would refuse spends nothing, and a browser of the account goes before them', async () => {
  const { context } = world
  await oneFactor()
  let spent = 0
  const throttle = {
    ...context.store.throttle,
    spend: (...given: Parameters<typeof context.store.throttle.spend>) => {
      spent += 1
      return context.store.throttle.spend(...given)
    },
  }
  const isBusy = ({ known = false }: HashingTurn) => !known
  const flooded = { ...context, store: { ...context.store, throttle }, hasher: { ...context.hasher, isBusy } }
  const answer = async (browser: ReturnType<typeof visitor>) => {
    const flow = await begin(world, jane.email, { browser, continueTo: null })
    return submitPassword(flooded, { ...flow, password: goodPassword, method: 'password' })
  }
  expect(await answer(from(1))).toMatchObject({ ok: false, reason: 'busy', progress: expect.anything() })
  expect(spent).toBe(0)
  expect(await answer(visitor())).toMatchObject({ ok: true })
})
