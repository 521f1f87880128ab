import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { chooseMethod, type SignInRef, isOutdated, submitAnswer } from '../../src/sign-in/index.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { passwordDue, submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin, phone, stepOf, tablet, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, type newWorld, tokenIn, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account

async function setUp(options: Parameters<typeof newWorld>[0] = {}) {
  ;({ world, jane } = await withJane(options))
}

const start = (identifier = jane.email, continueTo: string | null = null, browser = visitor()) =>
  begin(world, identifier, { continueTo, browser })
const step = (flow: SignInRef) => stepOf(world, flow)

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
