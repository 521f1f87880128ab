import { beforeEach, describe, expect, it } from 'vitest'
import { chooseMethod, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { asks, phone, tablet } from '../../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../../support/world.ts'
import { jane, setUp, start, step, world } from './support/world.ts'

describe('a service that takes one factor or two', () => {
  beforeEach(() =>
    setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks({ level: 'BASIC' }) }),
  )

  it('asks for the second factor of who chose it, and lets them change their mind', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(await step(flow)).toMatchObject({ kind: 'verify', method: 'code', others: [{ name: 'password' }] })
    expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toMatchObject({
      ok: true,
      opened: { session: { level: 'BASIC' } },
    })
  })
})

describe('several devices', () => {
  const code = codeMethod([phone, tablet])
  beforeEach(() => {
    code.started.length = 0
    return setUp({ methods: [password(), code], describeDestination: () => asks() })
  })

  it('asks which, and takes none but the account’s own', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(await step(flow)).toEqual({ kind: 'choose-credential', method: 'code', credentials: [phone, tablet] })
    await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'somebody-elses' })
    expect(code.started).toEqual([])
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'tablet-1' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(code.started).toEqual(['tablet-1'])
    expect(await step(flow)).toMatchObject({ kind: 'verify', view: { credential: tablet } })
  })
})

describe('what is offered before the password', () => {
  const other = { ...codeMethod([]), name: 'other' }
  const offered = async (browser: ReturnType<typeof visitor>) => {
    const shown = await step(await start(jane.email, '/cas/x', browser))
    return shown !== 'not-found' && shown.kind === 'password' ? shown.offers.map(({ name }) => name) : shown
  }

  it('is what works, in a browser that proved two factors; all that is accepted, in any other', async () => {
    await setUp({ methods: [password(), codeMethod([phone]), other], describeDestination: () => asks() })
    expect(await offered(visitor())).toEqual(['code', 'other'])
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(await offered(visitor())).toEqual(['code'])
    expect(await offered(visitor('stranger'))).toEqual(['code', 'other'])
  })

  it('is all that is accepted where nothing is set up that works', async () => {
    await setUp({
      methods: [password(), codeMethod([phone]), other],
      describeDestination: (path) => asks({ methods: path === '/cas/x' ? ['other'] : null }),
    })
    const flow = await start(jane.email, '/cas/y')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(await offered(visitor())).toEqual(['other'])
  })
})
