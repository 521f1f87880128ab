import { describe, expect, it } from 'vitest'
import { isOutdated, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { asks, phone } from '../../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../../support/world.ts'
import { jane, setUp, start, world } from './support/world.ts'

describe('a waiting page', () => {
  it('is told when it is out of date, without anything being written', async () => {
    await setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks() })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    world.forget()
    const waiting = await isOutdated(world.context, flow)
    expect(waiting).toMatchObject({ ok: true, outdated: false })
    expect(await isOutdated(world.context, { ...flow, visitor: visitor('stranger') })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(world.queries.map((query) => query.kind)).toEqual(['query', 'query'])

    await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(await isOutdated(world.context, flow)).toMatchObject({ ok: true, outdated: true })
    expect(waiting.ok && waiting.topic).toMatch(/^sign-in:[\w-]{43}$/)
  })

  it('is out of date as soon as the method has ended', async () => {
    const ended = { status: 'ended', reason: 'refused', expiresAt: null, credential: phone, params: {} } as const
    await setUp({
      methods: [password(), codeMethod([phone], { view: async () => ended })],
      describeDestination: () => asks(),
    })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await isOutdated(world.context, flow)).toMatchObject({ outdated: true })
  })
})
