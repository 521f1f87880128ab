import { describe, expect, it } from 'vitest'
import { resumeSignIn } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { VerificationMethod } from '../../src/context/index.ts'
import { mobileAppPin } from '../../src/methods/mobile-app-pin/method.ts'
import { mobileAppQr } from '../../src/methods/mobile-app-qr/method.ts'
import { passkey } from '../../src/methods/passkey/method.ts'
import { password } from '../../src/methods/password/method.ts'
import { recoveryCode } from '../../src/methods/recovery-code/method.ts'
import { token, tokenApp } from '../../src/methods/token/token.ts'
import { tokenCram } from '../../src/methods/token/token-cram.ts'
import { confirmingIn, countFactors, credentialOf, hasSecondFactor, enrolledOf } from '../../src/sign-in/enrolled.ts'
import { has } from '../support/situations.ts'
import { asks, begin, stepOf, withJane } from '../support/flow.ts'
import { enrolled } from '../support/phones.ts'
import { codeMethod, goodPassword } from '../support/world.ts'

const few: readonly VerificationMethod[] = [mobileAppQr(), password()]
const many = [mobileAppPin(), ...few, passkey(), token(), tokenApp(), tokenCram(), recoveryCode()]

describe('what an account has set up', () => {
  it('takes one query, however many methods there are', async () => {
    const { world, jane } = await withJane({ methods: many })
    await enrolled(world.context.store, jane.id)
    world.forget()
    expect(await hasSecondFactor(world.context, jane)).toBe(true)
    expect(world.queries.map(({ kind }) => kind)).toEqual(['query'])
  })

  it('costs a sign-in the same with two methods and with eight', async () => {
    const costs = []
    for (const methods of [few, many]) {
      const { world, jane } = await withJane({ methods, describeDestination: () => asks() })
      await enrolled(world.context.store, jane.id)
      const flow = await begin(world, jane.email)
      world.forget()
      await submitPassword(world.context, { ...flow, password: goodPassword, method: 'mobile-app-qr' })
      const sent = world.queries.map(({ kind }) => kind)
      // The first link of a provider makes its signing keys.
      await resumeSignIn(world.context, flow)
      world.forget()
      await resumeSignIn(world.context, flow)
      costs.push({ sent, shown: world.queries.map(({ kind }) => kind) })
    }
    expect(costs[1]).toEqual(costs[0])
    // The sign-in, what is set up, the open QR code, the key that its link names.
    expect(costs[0]?.shown).toEqual(['query', 'query', 'query', 'query'])
  })

  it('counts a phone once, whichever of its methods there are, and third parties’ credentials, but no way back in', async () => {
    const elsewhere = codeMethod([{ id: 'card-1', name: 'Card' }], { name: 'grid-card' })
    const { world, jane } = await withJane({ methods: [...many, elsewhere] })
    expect(countFactors(await enrolledOf(world.context, jane))).toBe(1)
    await enrolled(world.context.store, jane.id)
    await enrolled(world.context.store, jane.id)
    await world.context.store.recoveryCodes.replace({
      accountId: jane.id,
      hashes: ['hash'],
      now: world.now,
      messages: [],
      activity: {
        id: 'a',
        accountId: jane.id,
        kind: 'recovery-codes-made',
        at: world.now,
        details: {},
        subject: 's',
        facts: {},
      },
    })
    expect(countFactors(await enrolledOf(world.context, jane))).toBe(3)
  })

  it('leaves the choice of the phone that scans to the person', async () => {
    const { world, jane } = await withJane({ methods: few, describeDestination: () => asks() })
    for (const name of ['Phone', 'Tablet']) await enrolled(world.context.store, jane.id, { name })
    const flow = await begin(world, jane.email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'mobile-app-qr' })
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', view: { status: 'ready' } })
  })
})

describe('what is missing', () => {
  const key = codeMethod([{ id: 'key-1', name: 'My key' }], { name: 'key', level: 'HIGH' })
  const start = async (asked: Parameters<typeof asks>[0], methods: readonly VerificationMethod[]) => {
    const { world, jane } = await withJane({ methods, describeDestination: () => asks(asked) })
    const flow = await begin(world, jane.email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: null })
    return stepOf(world, flow)
  }
  const names = (offers: readonly { readonly name: string }[] | null) => offers?.map(({ name }) => name)

  it('is any second factor where none is set up', async () => {
    const step = await start({}, [...few, token()])
    if (step === 'not-found' || step.kind !== 'choose-method') throw new Error('another step')
    expect(names(step.why.addable)).toEqual(['mobile-app-qr', 'token'])
    expect(step).toMatchObject({ nothingSetUp: true, why: { unfit: [], only: null, ownWish: false } })
  })

  it.each([
    ['by name', { methods: ['mobile-app-qr'] }, ['mobile-app-qr']],
    ['by level', { level: 'HIGH' }, ['token']],
  ] as const)('is what the service accepts %s, where something else is set up', async (_how, asked, accepted) => {
    const step = await start(asked, [...few, token(), { ...key, level: 'MEDIUM' }])
    if (step === 'not-found' || step.kind !== 'choose-method') throw new Error('another step')
    expect(names(step.why.only)).toEqual(accepted)
    expect(names(step.why.unfit)).toEqual(['key'])
    expect(names(step.why.addable)).toEqual(accepted)
  })
})

it('a credential was last seen when it was used or, unused, when it was added; what it is stands there where known', () => {
  const factor = { kind: 'device', variant: null, status: 'active', id: 'a', name: 'Mine', addedAt: 10 } as const
  expect(credentialOf({ ...factor, model: 'Pixel 9', lastUsedAt: 20 })).toEqual({
    id: 'a',
    name: 'Mine',
    lastSeenAt: 20,
    model: 'Pixel 9',
  })
  const unused = credentialOf({ ...factor, model: null, lastUsedAt: null })
  expect(unused).toEqual({ id: 'a', name: 'Mine', lastSeenAt: 10 })
  expect(unused).not.toHaveProperty('model')
})

it('whoever has a second factor is confirmed by nothing else', () => {
  expect(confirmingIn(has('password', 'mail'))?.name).toBe('mail')
  expect(confirmingIn(has('password', 'phone', 'mail'))).toBeNull()
  expect(confirmingIn(has('password', 'codes'))).toBeNull()
})
