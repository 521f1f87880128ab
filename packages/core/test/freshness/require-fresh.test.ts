import { beforeEach, describe, expect, it } from 'vitest'
import type { MethodCredential } from '../../src/context/index.ts'
import { requireFresh } from '../../src/freshness/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import { isGoodEnough, submitAnswer } from '../../src/sign-in/index.ts'
import { asks, begin, phone } from '../support/flow.ts'
import { signedIn } from '../support/passkeys.ts'
import { codeMethod, goodPassword, newWorld, type World } from '../support/world.ts'

let phones: MethodCredential[]
let world: World
let jane: Account
beforeEach(async () => {
  phones = []
  world = await newWorld({ methods: [password(), codeMethod(phones)] })
  jane = await world.person()
})

const check = (current: CurrentSession) => requireFresh(world.context, { current })

/** Signs in with the password and a code. */
async function signedInByCode(): Promise<CurrentSession> {
  const flow = await begin(world, jane.email, { continueTo: null })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
  const token = done.ok && done.opened ? done.opened.sessionToken : null
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('not signed in')
  return current
}

const weakly = (method: string) => (method === 'code' ? { method: 'weak' } : {})

describe('requireFresh', () => {
  it('wants a sign-in of the last ten minutes, and says which and until when it counts', async () => {
    const current = await signedIn(world, jane)
    const proof = { method: 'password', at: world.now, credentialId: null }
    world.now += 600
    expect(await check(current)).toMatchObject({ ok: true, fresh: { ...current, proof, until: world.now } })
    world.now += 1
    expect(await check(current)).toEqual({ ok: false, reason: 'sign-in-again', level: 'BASIC', methods: null })
  })

  it('takes nothing from the future for fresh, but for a minute by which clocks differ', async () => {
    const current = await signedIn(world, jane)
    world.now -= 60
    expect(await check(current)).toMatchObject({ ok: true })
    world.now -= 1
    expect(await check(current)).toMatchObject({ reason: 'sign-in-again' })
    const destination = { ...asks({ level: 'BASIC' }), maxAge: 600 }
    expect(await isGoodEnough(world.context, { current, destination })).toBe(false)
    world.now += 1
    expect(await isGoodEnough(world.context, { current, destination })).toBe(true)
  })

  it('wants the second factor where there is one, however fresh the password', async () => {
    const basic = await signedIn(world, jane)
    phones.push(phone)
    expect(await check(basic)).toEqual({ ok: false, reason: 'sign-in-again', level: 'MEDIUM', methods: null })
    const both = await signedInByCode()
    expect(await check(both)).toMatchObject({ ok: true, fresh: { proof: { method: 'code' } } })
    world.now += 601
    expect(await check(both)).toMatchObject({ level: 'MEDIUM' })
  })

  it('takes no method that only signs in, and nobody whose account isn’t active', async () => {
    phones.push(phone)
    const both = await signedInByCode()
    const onlySignsIn = codeMethod(phones, { name: 'weak', changesFactors: false })
    const weak = {
      ...both.session,
      proofs: both.session.proofs.map((proof) => ({ ...proof, ...weakly(proof.method) })),
    }
    const context = { ...world.context, methods: [...world.context.methods, onlySignsIn] }
    expect(await requireFresh(context, { current: both })).toMatchObject({ ok: true })
    expect(await requireFresh(context, { current: { ...both, session: weak } })).toEqual({
      ok: false,
      reason: 'sign-in-again',
      level: 'MEDIUM',
      methods: null,
    })
    const locked = { ...both, account: { ...both.account, status: 'locked' as const } }
    expect(await check(locked)).toMatchObject({ ok: false, reason: 'sign-in-again' })
  })

  it('takes no proof that rests, and says when the first of them may change factors again', async () => {
    phones.push(phone)
    const both = await signedInByCode()
    const resting = (rests: Record<string, number | null>) => {
      const methods = Object.entries(rests).map(([name, until]) =>
        codeMethod(phones, { name, restsUntil: async () => until }),
      )
      const answered = Object.keys(rests).map((method) => ({ method, at: world.now, credentialId: 'phone-1' }))
      const proofs = [{ method: 'password', at: world.now, credentialId: null }, ...answered]
      const current = { ...both, session: { ...both.session, proofs } }
      return requireFresh({ ...world.context, methods: [password(), ...methods] }, { current })
    }
    const [soon, late] = [world.now + 60, world.now + 86_400]
    expect(await resting({ code: late, other: soon })).toEqual({ ok: false, reason: 'resting', until: soon })
    expect(await resting({ code: soon, other: late })).toEqual({ ok: false, reason: 'resting', until: soon })
    // Nothing rests but what one has.
    const method = codeMethod(phones, { restsUntil: async () => late })
    const proofs = both.session.proofs.map((proof) => ({ ...proof, credentialId: null }))
    const without = { ...both, session: { ...both.session, proofs } }
    const context = { ...world.context, methods: [password(), method] }
    expect(await requireFresh(context, { current: without })).toMatchObject({ ok: true })
    expect(await resting({ code: late, other: null })).toMatchObject({
      ok: true,
      fresh: { proof: { method: 'other' } },
    })
  })

  it('takes no password that was changed since, alone or with a second factor, nor does a page that wants it', async () => {
    const basic = await signedIn(world, jane)
    phones.push(phone)
    const both = await signedInByCode()
    const destination = { ...asks({ level: 'BASIC' }), maxAge: 600 }
    expect(await check(both)).toMatchObject({ ok: true })
    expect(await isGoodEnough(world.context, { current: both, destination })).toBe(true)
    const changed = (current: CurrentSession, seconds: number) => ({
      ...current,
      account: { ...current.account, passwordChangedAt: world.now + seconds },
    })
    expect(await check(changed(both, 0))).toMatchObject({ ok: true })
    expect(await check(changed(both, 1))).toMatchObject({ reason: 'sign-in-again' })
    phones.pop()
    for (const one of [basic, both]) {
      expect(await check(changed(one, 1))).toMatchObject({ reason: 'sign-in-again' })
      expect(await isGoodEnough(world.context, { current: changed(one, 1), destination })).toBe(false)
      const anyAge = asks({ level: 'BASIC' })
      expect(await isGoodEnough(world.context, { current: changed(one, 1), destination: anyAge })).toBe(true)
    }
  })
})
