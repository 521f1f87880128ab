import { beforeEach, expect, it } from 'vitest'
import { LaissezPasserError } from '../../../src/errors.ts'
import type { HashingTurn } from '../../../src/ports/index.ts'
import { startSignIn } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { goodPassword, visitor } from '../../support/world.ts'
import { from, repeat, triedWorld, type Tried } from './tried-world.ts'

let jane: Tried['jane']
let oneFactor: Tried['oneFactor']
let world: Tried['world']
let wrong: Tried['wrong']
beforeEach(async () => {
  ;({ jane, oneFactor, world, wrong } = await triedWorld())
})

it('while no password can be hashed nobody’s tries are used up', async () => {
  const { context } = world
  const refuse = () => Promise.reject(new LaissezPasserError('busy', 'the line is full'))
  const busy = { ...context, hasher: { ...context.hasher, verify: refuse, verifyNothing: refuse } }
  for (const identifier of [jane.email, 'nobody@example.org']) {
    const started = await startSignIn(context, { identifier, continueTo: null, visitor: visitor() })
    if (!started.ok) throw new Error(started.reason)
    const typed = { ...started, visitor: visitor(), password: goodPassword, method: 'password' }
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
    const started = await startSignIn(context, { identifier: jane.email, continueTo: null, visitor: browser })
    if (!started.ok) throw new Error(started.reason)
    return submitPassword(flooded, { ...started, visitor: browser, password: goodPassword, method: 'password' })
  }
  expect(await answer(from(1))).toMatchObject({ ok: false, reason: 'busy', progress: expect.anything() })
  expect(spent).toBe(0)
  expect(await answer(visitor())).toMatchObject({ ok: true })
})
