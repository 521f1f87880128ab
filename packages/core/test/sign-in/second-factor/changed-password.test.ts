import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { submitAnswer } from '../../../src/sign-in/index.ts'
import { passwordDue, submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { asks, phone } from '../../support/flow.ts'
import { codeMethod, goodPassword, tokenIn, visitor } from '../../support/world.ts'
import { jane, setUp, start, step, world } from './support/world.ts'

describe('a password that was changed', () => {
  beforeEach(() => setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks() }))

  async function reset() {
    await requestReset(world.context, {
      identifier: jane.email,
      captcha: null,
      continueTo: null,
      visitor: visitor('other'),
    })
    const token = tokenIn((await world.mails()).find(({ template }) => template === 'password-reset'))
    const newPassword = 'Other-Lantern-43'
    expect(
      await choosePassword(world.context, { visitor: visitor(), token, newPassword, confirmPassword: newPassword }),
    ).toMatchObject({
      ok: true,
    })
  }

  it('ends the sign-ins that the old one began', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    world.now += 5
    await reset()
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await step(flow)).toBe('not-found')
  })

  async function signInNow(word = goodPassword) {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: word, method: 'code' })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    return done.ok && done.opened ? passwordDue(world.context, done.opened) : done
  }

  it('is due when its six months are over, and not before', async () => {
    world.now += 183 * 86_400 - 10
    expect(await signInNow()).toBe('soon')
    world.now += 10
    expect(await signInNow()).toBe('expired')
    await reset()
    expect(await signInNow('Other-Lantern-43')).toBeNull()
  })

  it('is due once somebody said “this wasn’t me”, until it is changed', async () => {
    expect(await signInNow()).toBeNull()
    const notMeAt = world.now
    const { approvals } = world.context.store
    approvals.notMeAt = async () => notMeAt
    expect(await signInNow()).toBe('suspect')
    world.now += 5
    await reset()
    expect(await signInNow('Other-Lantern-43')).toBeNull()
  })
})
