import { beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseMethod, submitAnswer } from '../../../src/sign-in/index.ts'
import { findSignIn } from '../../../src/sign-in/load.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { asks, phone, tablet } from '../../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../../support/world.ts'
import { jane, setUp, start, step, world } from './support/world.ts'

describe('two factors', () => {
  const code = codeMethod([phone])
  beforeEach(() => {
    code.started.length = 0
    return setUp({ methods: [password(), code], describeDestination: () => asks() })
  })

  it('starts the method after the password, and opens the gate after its answer', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await step(flow)).toMatchObject({ kind: 'password', offers: [{ name: 'code' }] })
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(code.started).toEqual(['phone-1'])
    expect(await step(flow)).toMatchObject({
      kind: 'verify',
      method: 'code',
      view: { status: 'ready', credential: phone },
      others: [],
    })

    expect(await submitAnswer(world.context, { ...flow, answer: { code: '0000' } })).toMatchObject({
      ok: false,
      reason: 'refused',
      code: 'wrong-code',
      params: { left: 4 },
      progress: { step: { kind: 'verify' } },
    })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(done).toMatchObject({
      ok: true,
      opened: {
        session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'code', credentialId: 'phone-1' }] },
      },
    })
  })

  it('is over once the password that was given in it is another one; what was completed stays to be seen', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    const { store } = world.context
    const seen = (changed: { readonly passwordChangedAt: number; readonly completedAt: number | null }) => {
      const find: typeof store.signIns.find = async (key) => {
        const state = await store.signIns.find(key)
        const { completedAt, passwordChangedAt } = changed
        const account = state?.account && { ...state.account, passwordChangedAt }
        return state && { ...state, account: account ?? null, signIn: { ...state.signIn, completedAt } }
      }
      return findSignIn({ ...world.context, store: { ...store, signIns: { ...store.signIns, find } } }, flow)
    }
    expect(await seen({ passwordChangedAt: world.now, completedAt: null })).not.toBeNull()
    expect(await seen({ passwordChangedAt: world.now + 1, completedAt: null })).toBeNull()
    expect(await seen({ passwordChangedAt: world.now + 1, completedAt: world.now })).not.toBeNull()
  })

  it('goes on with the method that is meant, where two share an entry and the other one is set up', async () => {
    const other = { ...codeMethod([phone], { name: 'app' }), offeredAs: 'code' }
    await setUp({ methods: [password(), codeMethod([]), other, codeMethod([tablet], { name: 'key' })] })
    const flow = await start()
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'key' })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toMatchObject({
      ok: true,
    })
    expect(await step(flow)).toMatchObject({ kind: 'verify', method: 'app' })
  })

  it('judges nothing in a sign-in that is over, unknown or another browser’s', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    const judging = vi.spyOn(code, 'verify')
    const answer = { code: '1234' }
    const gone = { ok: false, reason: 'not-found' }
    expect(await submitAnswer(world.context, { ...flow, visitor: visitor('stranger'), answer })).toEqual(gone)
    expect(await submitAnswer(world.context, { ...flow, signInId: 'x'.repeat(43), answer })).toEqual(gone)
    expect(judging).not.toHaveBeenCalled()
    expect(await submitAnswer(world.context, { ...flow, answer })).toMatchObject({ ok: true })
    judging.mockClear()
    expect(await submitAnswer(world.context, { ...flow, answer })).toEqual(gone)
    expect(judging).not.toHaveBeenCalled()
    judging.mockRestore()
  })

  it('dates the session by the latest proof', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    world.now += 90
    const authenticatedAt = world.now
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({
      opened: { session: { authenticatedAt, proofs: [{ at: authenticatedAt - 90 }, { at: authenticatedAt }] } },
    })
  })

  it('never skips the password', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({
      ok: false,
      reason: 'not-found',
    })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toEqual({
      ok: false,
      reason: 'not-accepted',
    })
    expect(code.started).toEqual([])
    expect(await step(flow)).toMatchObject({ kind: 'password' })
  })

  it('is not satisfied with the password, whatever method the form names', async () => {
    for (const method of ['password', 'passkey', '', null]) {
      const flow = await start(jane.email, '/cas/x')
      expect(await submitPassword(world.context, { ...flow, password: goodPassword, method })).toEqual({
        ok: true,
        opened: null,
      })
      expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toEqual({
        ok: false,
        reason: 'not-accepted',
      })
      expect(await step(flow)).toMatchObject({ kind: 'verify', method: 'code' })
    }
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toEqual([])
  })

  it('starts again when asked to', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'phone-1' })).toEqual({
      ok: true,
      opened: null,
    })
    expect(code.started).toEqual(['phone-1', 'phone-1'])
  })

  it('keeps one proof of a password that was typed twice', async () => {
    // The session had it twice, and so had its tokens' `amr`.
    await setUp({ methods: [password(), code], describeDestination: () => asks({ level: 'BASIC' }) })
    const flow = await start()
    const typed = { ...flow, password: goodPassword }
    expect(await submitPassword(world.context, { ...typed, method: 'code' })).toEqual({ ok: true, opened: null })
    expect(await submitPassword(world.context, { ...typed, method: 'password' })).toMatchObject({
      opened: { session: { proofs: [{ method: 'password' }] } },
    })
  })

  it('makes the browser known, which is then greeted by name', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: true })
    expect(await step(await start())).toMatchObject({ kind: 'password', firstName: 'Jane' })
    expect(await step(await start(jane.email, null, visitor('stranger')))).toMatchObject({ firstName: null })
    expect(await step(await start('unknown@example.org'))).toMatchObject({ firstName: null })
  })
})
