import { describe, expect, it } from 'vitest'
import { chooseMethod } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { asks, phone } from '../../support/flow.ts'
import { codeMethod, goodPassword } from '../../support/world.ts'
import { jane, setUp, start, step, world } from './support/world.ts'

describe('a method that is missing', () => {
  it('is let pass where the password would do and nothing else is set up: that is what the person comes for', async () => {
    await setUp({ methods: [password(), codeMethod([])], describeDestination: () => asks({ level: 'BASIC' }) })
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toMatchObject({
      ok: true,
      opened: { session: { level: 'BASIC', proofs: [{ method: 'password' }] } },
    })
    expect(await step(flow)).toBe('not-found')
    // The activity log said "mobile app" here: it names what was proved.
    expect(await world.context.store.activity.list(jane.id, { limit: 1 })).toMatchObject([
      { kind: 'signed-in', details: { method: 'password' } },
    ])
  })

  it('is not let pass where another second factor is set up', async () => {
    const methods = [password(), codeMethod([], { name: 'app' }), codeMethod([phone])]
    await setUp({ methods, describeDestination: () => asks({ level: 'BASIC' }) })
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'app' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(await step(flow)).toMatchObject({
      kind: 'choose-method',
      missing: 'app',
      offers: [{ name: 'password' }, { name: 'code' }],
    })
  })

  it('is named, with what there is instead', async () => {
    await setUp({
      methods: [password(), codeMethod([], { name: 'app' }), codeMethod([phone])],
      describeDestination: () => asks(),
    })
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'app' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(await step(flow)).toMatchObject({ kind: 'choose-method', missing: 'app', offers: [{ name: 'code' }] })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toEqual({
      ok: true,
      opened: null,
    })
    expect(await step(flow)).toMatchObject({ kind: 'verify', method: 'code' })
  })

  it('leaves nothing where nothing is set up (A10)', async () => {
    await setUp({ methods: [password(), codeMethod([])], describeDestination: () => asks() })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await step(flow)).toMatchObject({
      kind: 'choose-method',
      missing: 'code',
      offers: [],
      nothingSetUp: true,
      why: { addable: [{ name: 'code' }], unfit: [], only: null, ownWish: false },
    })
  })

  it('accepts only the methods that the service names', async () => {
    await setUp({
      methods: [password(), codeMethod([phone], { name: 'app' }), codeMethod([phone])],
      describeDestination: () => asks({ methods: ['code'] }),
    })
    const flow = await start(jane.email, '/cas/x')
    expect(await step(flow)).toMatchObject({ kind: 'password', offers: [{ name: 'code' }] })
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'app' })
    expect(await step(flow)).toMatchObject({ kind: 'verify', method: 'code' })
    expect(await chooseMethod(world.context, { ...flow, method: 'app', credentialId: null })).toEqual({
      ok: false,
      reason: 'not-accepted',
    })
  })
})

it('says why a method could not start, once the password was right', async () => {
  await setUp({
    methods: [
      password(),
      codeMethod([phone], { start: async () => ({ ok: false, reason: 'too-many', until: 1_800_000_600 }) }),
    ],
    describeDestination: () => asks(),
  })
  const flow = await start(jane.email, '/cas/x')
  expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toMatchObject({
    ok: false,
    reason: 'not-started',
    code: 'too-many',
    until: 1_800_000_600,
    progress: { step: { kind: 'verify', method: 'code' } },
  })
})
