import { beforeEach, describe, expect, it } from 'vitest'
import { finishEid, keepEidAnswer } from '../../../src/methods/eid/use-cases.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { fakeCountry } from '../../support/eid.ts'
import { begin, stepOf } from '../../support/flow.ts'
import { goodPassword, visitor } from '../../support/world.ts'
import { newEidRequest, openEidRequest, type Unmatched } from '../../../src/methods/eid/rows.ts'
import { lockAccount } from '../../../src/operator/index.ts'
import { comeBack, country, jane, janeAndCountry, leave, linked, roundTrip, wish, world } from './support/world.ts'

beforeEach(janeAndCountry)

describe('a country’s answer', () => {
  beforeEach(linked)

  it('signs nobody in in another browser, and is still good in its own', async () => {
    const state = await leave()
    expect(await comeBack(state, { browser: visitor('thief') })).toEqual({ ok: false, reason: 'not-found' })
    expect(await comeBack(state)).toMatchObject({ ok: true, kind: 'signed-in' })
  })

  it('is judged once, of any number in parallel', async () => {
    const state = await leave()
    const done = await Promise.all(Array.from({ length: 50 }, () => comeBack(state)))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(country.finished.filter((memory) => memory === `memory of ${state}`)).toHaveLength(1)
  })

  it('isn’t taken for another country’s', async () => {
    const state = await leave()
    expect(await comeBack(state, { scheme: 'elsewhere' })).toMatchObject({ ok: false, reason: 'invalid' })
    expect(country.finished).not.toContain(`memory of ${state}`)
  })

  it('comes too late after ten minutes', async () => {
    const state = await leave()
    world.now += 600
    expect(await comeBack(state)).toEqual({ ok: false, reason: 'not-found' })
  })

  it.each(['refused', 'invalid', 'unavailable'] as const)(
    'that is %s leads back to where it was asked',
    async (reason) => {
      country.says = reason
      const flow = await begin(world, jane.email)
      expect(await roundTrip(wish({ signInId: flow.signInId }))).toMatchObject({
        ok: false,
        reason,
        purpose: { kind: 'sign-in', signInId: flow.signInId },
      })
      expect(await stepOf(world, flow)).toMatchObject({ kind: 'password' })
    },
  )

  it('that was posted is kept sealed until its browser comes, and proves nothing before', async () => {
    const state = await leave()
    const params = { RelayState: state, code: 'right' }
    expect(await keepEidAnswer(world.context, { state, params })).toBe(true)
    expect(await keepEidAnswer(world.context, { state, params: { code: 'another' } })).toBe(false)
    expect(await keepEidAnswer(world.context, { state: 'unknown', params })).toBe(false)
    const fetched = { schemes: [country], answer: null, state, current: null, language: 'fr' }
    expect(await finishEid(world.context, { ...fetched, visitor: visitor('thief') })).toMatchObject({ ok: false })
    expect(await finishEid(world.context, { ...fetched, visitor: visitor() })).toMatchObject({ kind: 'signed-in' })
  })

  it('that never came is none', async () => {
    const state = await leave()
    const fetched = { schemes: [country], answer: null, state, current: null, language: 'fr', visitor: visitor() }
    expect(await finishEid(world.context, fetched)).toMatchObject({ ok: false, reason: 'invalid' })
  })
})

describe('coming back', () => {
  it('from a country that isn’t the provider’s any more is no answer', async () => {
    const done = await roundTrip(wish(), { schemes: [fakeCountry('elsewhere')] })
    expect(done).toMatchObject({ ok: false, reason: 'invalid', purpose: { kind: 'sign-in', continueTo: '/cas/x' } })
    expect(country.finished).toEqual([])
  })

  it('to an account that is locked, or a sign-in that ended meanwhile, opens nothing', async () => {
    await linked()
    const flow = await begin(world, jane.email, { continueTo: null })
    const waiting = await leave(wish({ signInId: flow.signInId }))
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    expect(await comeBack(waiting)).toMatchObject({ ok: false, reason: 'over' })
    const slow = await begin(world, jane.email)
    world.now += 400
    const state = await leave(wish({ signInId: slow.signInId }))
    world.now += 550
    expect(await comeBack(state)).toMatchObject({ ok: false, reason: 'over' })
    await lockAccount(world.context, {
      accountId: jane.id,
      by: { via: 'command', name: 'root' },
      reason: null,
    })
    expect(await roundTrip(wish())).toMatchObject({ ok: false, reason: 'closed' })
  })
})

it('what is kept while somebody is away opens as what it is, under its own number, alone', async () => {
  const { keyRing } = world.context
  const of: Unmatched = {
    scheme: country.id,
    country: 'ZZ',
    personHash: 'someone',
    name: 'Demoland, A. D.',
    firstName: 'Ada',
    lastName: 'Démo',
    email: '',
    assurance: 'substantial',
    continueTo: null,
  }
  const kept = { stage: 'unmatched', idHash: 'a', browserHash: 'b', of, seconds: 60 } as const
  const { sealed } = await newEidRequest(world.context, kept)
  const open = (stage: 'unmatched' | 'registering', idHash: string) =>
    openEidRequest({ keyRing }, { stage, idHash, sealed })
  expect(await open('unmatched', 'a')).toEqual(of)
  await expect(open('unmatched', 'b')).rejects.toMatchObject({ code: 'sealed-value' })
  await expect(open('registering', 'a')).rejects.toMatchObject({ code: 'sealed-value' })
})
