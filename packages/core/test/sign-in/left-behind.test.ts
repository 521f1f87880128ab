import { beforeEach, describe, expect, it } from 'vitest'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { Account } from '../../src/ports/index.ts'
import { setUpFirst, submitAnswer } from '../../src/sign-in/index.ts'
import { asks, begin, phone, stepOf, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, visitor, type World } from '../support/world.ts'

const byMail = { id: 'mail', name: 'j•••@example.org' }
const to = () => '/cas/mobile'
let world: World
let jane: Account
let mail: ReturnType<typeof codeMethod>

async function setUp(credentials: Parameters<typeof codeMethod>[0], confirmed = true): Promise<void> {
  mail = codeMethod(confirmed ? [byMail] : [], { name: 'mail', kind: 'confirmation', level: 'BASIC' })
  const methods = [password(), codeMethod(credentials), mail]
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => (path === '/cas/x' ? asks() : null) }))
}

/** A sign-in to a service that asks for two factors, whose password was right. */
async function entered() {
  const flow = await begin(world, jane.email)
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  return flow
}

describe('whose only factor was retired', () => {
  beforeEach(() => setUp([]))

  it('is confirmed first, by one mail, and led to set up another', async () => {
    const flow = await entered()
    const step = { kind: 'choose-method', missing: 'code', nothingSetUp: true, leftBehind: true }
    const toAdd = { level: 'BASIC', methods: ['mail'] }
    expect(await stepOf(world, flow)).toMatchObject({ ...step, offers: [], toAdd })
    for (let sent = 0; sent < 2; sent++)
      expect(await setUpFirst(world.context, { ...flow, to })).toEqual({ ok: true, opened: null })
    expect(mail.started).toEqual(['mail'])
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'mail' })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({
      ok: true,
      opened: { continueTo: '/cas/mobile', session: { level: 'BASIC' } },
    })
    expect(await setUpFirst(world.context, { ...flow, to })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is led there by nobody else, not before the password, and to no other site', async () => {
    const before = await begin(world, jane.email)
    expect(await setUpFirst(world.context, { ...before, to })).toEqual({ ok: false, reason: 'not-accepted' })
    const flow = await entered()
    const elsewhere = { ...flow, visitor: visitor('stranger') }
    expect(await setUpFirst(world.context, { ...elsewhere, to })).toEqual({ ok: false, reason: 'not-found' })
    await expect(setUpFirst(world.context, { ...flow, to: () => 'https://evil.example/' })).rejects.toMatchObject({
      code: 'invalid-destination',
    })
    expect(mail.started).toEqual([])
  })
})

it('who never had a factor is led there by the password; who has one isn’t', async () => {
  await setUp([], false)
  const flow = await entered()
  expect(await stepOf(world, flow)).toMatchObject({ nothingSetUp: true, leftBehind: false })
  expect(await setUpFirst(world.context, { ...flow, to })).toMatchObject({
    ok: true,
    opened: { continueTo: '/cas/mobile' },
  })
  await setUp([phone], false)
  expect(await setUpFirst(world.context, { ...(await entered()), to })).toEqual({ ok: false, reason: 'not-accepted' })
})
