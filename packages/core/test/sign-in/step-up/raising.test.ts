import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../../src/account/index.ts'
import { checkSession, endSession } from '../../../src/sessions/index.ts'
import { completeSignIn, resumeSignIn, submitAnswer, viewStepUp } from '../../../src/sign-in/index.ts'
import { findSignIn } from '../../../src/sign-in/load.ts'
import { phone, stepOf, tablet } from '../../support/flow.ts'
import { codeMethod, goodPassword, visitor } from '../../support/world.ts'
import {
  basicSession,
  code,
  credentials,
  jane,
  janeWithPhone,
  levels,
  live,
  raise,
  service,
  serviceAsks,
  world,
} from './support/world.ts'

beforeEach(() => janeWithPhone())

describe('raising a session', () => {
  it('skips identifier and password, and replaces the session by a stronger one', async () => {
    const session = await basicSession()
    world.now += 300
    expect(await viewStepUp(world.context, { current: session.current, continueTo: service })).toEqual({
      ok: true,
      requirement: { serviceName: 'Europass', level: 'MEDIUM', methods: null },
      ownWish: false,
      offers: [{ name: 'code', level: 'MEDIUM', phishingResistant: false }],
    })
    const { went, flow } = await raise(session)
    expect(went).toMatchObject({ ok: true, opened: null })
    expect(code.started).toEqual(['phone-1'])
    expect(await levels()).toEqual(['BASIC'])
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'code' })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '0000' } })).toMatchObject({ ok: false })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(done).toMatchObject({ ok: true, opened: { continueTo: service, session: { level: 'MEDIUM' } } })
    expect(await levels()).toEqual(['MEDIUM'])
    // The token is new, the old one opens nothing.
    expect(await checkSession(world.context, { token: session.token })).toBeNull()
    expect(done.ok && done.opened?.session.proofs.map(({ method, at }) => [method, world.now - at])).toEqual([
      ['password', 300],
      ['code', 0],
    ])
  })

  it('writes nothing to show what it would take', async () => {
    const { current } = await basicSession()
    world.forget()
    await viewStepUp(world.context, { current, continueTo: service })
    expect(world.queries.filter(({ kind }) => kind === 'commit')).toEqual([])
  })

  it('opens nothing by itself', async () => {
    const { flow } = await raise(await basicSession())
    const state = await findSignIn(world.context, flow)
    if (!state) throw new Error('no sign-in')
    expect(await completeSignIn(world.context, { ...flow, state })).toEqual({ ok: false, reason: 'not-proved' })
    for (const method of ['password', 'nonsense', null])
      expect((await raise(await basicSession(), method)).went).toMatchObject({ ok: true, opened: null })
  })

  it('isn’t offered where the session is good enough as it is', async () => {
    const { current } = await basicSession()
    const nothing = { ok: false, reason: 'good-enough' }
    expect(await viewStepUp(world.context, { current, continueTo: '/cas/account' })).toEqual(nothing)
    expect(await viewStepUp(world.context, { current, continueTo: 'https://elsewhere.example/' })).toEqual(nothing)
    serviceAsks({ level: 'BASIC' })
    expect(await viewStepUp(world.context, { current, continueTo: service })).toEqual(nothing)
  })

  it('isn’t offered where the password has to be given again', async () => {
    const session = await basicSession()
    const again = { ok: false, reason: 'sign-in-again' }
    const view = () => viewStepUp(world.context, { current: session.current, continueTo: service })
    serviceAsks({ forceFresh: true })
    expect(await view()).toEqual(again)
    serviceAsks({ maxAge: 600 })
    world.now += 600
    expect(await view()).toMatchObject({ ok: true })
    world.now += 1
    expect(await view()).toEqual(again)
    expect((await raise(session)).went).toEqual(again)
    expect(code.started).toEqual([])
  })

  it('isn’t offered after the password was changed, in this very session', async () => {
    const session = await basicSession()
    world.now += 10
    const next = 'Green-Teapot-77'
    const { current } = session
    const changed = { current, currentPassword: goodPassword, newPassword: next, confirmPassword: next }
    const { flow } = await raise(session)
    expect(await changePassword(world.context, { ...changed, visitor: visitor() })).toEqual({ ok: true })
    const fresh = { token: session.token, current: await live(session.token) }
    expect((await raise(fresh)).went).toEqual({ ok: false, reason: 'sign-in-again' })
    // What was begun with the old password is over as well.
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: false })
  })

  it('ends with the session that it raises', async () => {
    const session = await basicSession()
    const { flow } = await raise(session)
    await endSession(world.context, { token: session.token })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect((await raise(session)).went).toEqual({ ok: false, reason: 'sign-in-again' })
    expect(await levels()).toEqual([])
  })

  it('offers the preferred method first, else the one last used here; the one that is chosen begins', async () => {
    const key = codeMethod([{ id: 'key-1', name: 'Key' }], { name: 'key' })
    await janeWithPhone(key)
    const session = await basicSession()
    const offered = async (lastMethod: string | null, preferredMethod: string | null = null) => {
      const current = { ...session.current, account: { ...session.current.account, preferredMethod } }
      const seen = await viewStepUp(world.context, { current, continueTo: service, lastMethod })
      return 'offers' in seen ? seen.offers.map(({ name }) => name) : seen.reason
    }
    expect(await offered(null)).toEqual(['code', 'key'])
    expect(await offered('key')).toEqual(['key', 'code'])
    expect(await offered('code', 'key')).toEqual(['key', 'code'])
    await raise(session, 'key')
    expect([code.started, key.started]).toEqual([[], ['key-1']])
    await raise(session, null)
    expect([code.started, key.started]).toEqual([['phone-1'], ['key-1']])
  })

  it('says whether the account’s only second factor was retired', async () => {
    credentials.length = 0
    const { current } = await basicSession()
    const mail = codeMethod([{ id: 'mail', name: jane.email }], { name: 'mail', kind: 'confirmation', level: 'BASIC' })
    const view = (context = world.context) => viewStepUp(context, { current, continueTo: service })
    expect(await view()).toMatchObject({ reason: 'nothing-set-up', leftBehind: false })
    const methods = [...world.context.methods, mail]
    expect(await view({ ...world.context, methods })).toMatchObject({ reason: 'nothing-set-up', leftBehind: true })
  })

  it('says when the account has nothing that would do', async () => {
    credentials.length = 0
    const session = await basicSession()
    expect(await viewStepUp(world.context, { current: session.current, continueTo: service })).toMatchObject({
      ok: false,
      reason: 'nothing-set-up',
      requirement: { serviceName: 'Europass' },
    })
    expect((await raise(session)).went).toMatchObject({ ok: false, reason: 'nothing-set-up' })
  })

  it('lets the person choose among several devices', async () => {
    credentials.push(tablet)
    const session = await basicSession()
    const { flow } = await raise(session)
    expect(code.started).toEqual([])
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'choose-credential', credentials: [phone, tablet] })
  })

  it('is bound to the browser', async () => {
    const { flow } = await raise(await basicSession())
    expect(await resumeSignIn(world.context, { ...flow, visitor: visitor('thief') })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('opens one session for fifty right answers at once, for one of them', async () => {
    const { flow } = await raise(await basicSession())
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => submitAnswer(world.context, { ...flow, answer: { code: '1234' } })),
    )
    expect(answers.filter((answer) => answer.ok && answer.opened)).toHaveLength(1)
    expect(await levels()).toEqual(['MEDIUM'])
  })
})
