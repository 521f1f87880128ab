import { beforeEach, describe, expect, it } from 'vitest'
import type { Destination } from '../../src/context.ts'
import type { Account, Requirement } from '../../src/ports/index.ts'
import { checkSession, endSession } from '../../src/sessions/index.ts'
import { chooseMethod, resumeSignIn, signInMoved, startSignIn, submitAnswer, submitPassword } from '../../src/sign-in/index.ts'
import { password } from '../../src/sign-in/methods/password.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

const phone = { id: 'phone-1', name: 'My phone' }
const tablet = { id: 'tablet-1', name: 'My tablet' }
const asks = (requirement: Partial<Requirement> = {}): Destination => ({
  serviceName: 'Europass',
  level: 'MEDIUM',
  methods: null,
  forceFresh: false,
  maxAge: null,
  ...requirement,
})

let world: World
let jane: Account

async function setUp(options: Parameters<typeof newWorld>[0] = {}) {
  world = await newWorld(options)
  jane = await world.person()
  world.now += 5
  world.forget()
}

async function start(identifier = jane.email, continueTo: string | null = null, browser = visitor()) {
  const started = await startSignIn(world.context, { identifier, continueTo, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  return { signInId: started.signInId, visitor: browser }
}

async function stepOf(flow: Awaited<ReturnType<typeof start>>) {
  const resumed = await resumeSignIn(world.context, flow)
  return resumed.ok ? resumed.progress.step : resumed.reason
}

describe('password only', () => {
  beforeEach(() => setUp())

  it.each(['jane@example.org', ' JANE@Example.org ', 'uid', 'UID'])('signs in who typed %s', async (typed) => {
    const identifier = typed === 'uid' ? jane.uid : typed === 'UID' ? jane.uid.toUpperCase() : typed
    const flow = await start(identifier, '/cas/account?x=1')
    const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    if (!done.ok || !done.opened) throw new Error('not signed in')
    expect(done.opened).toMatchObject({ continueTo: '/cas/account?x=1', account: { id: jane.id }, session: { level: 'BASIC' } })
    expect(done.opened.sessionToken).toMatch(/^[\w-]{43}$/)
    expect(await checkSession(world.context, { token: done.opened.sessionToken })).toMatchObject({ account: { uid: jane.uid } })
    expect(await world.context.store.activity.list(jane.id, { limit: 1 })).toMatchObject([
      { kind: 'signed-in', details: { method: 'password', browser: 'Firefox on Linux' } },
    ])
  })

  it('writes nothing until the first form is sent, and two commits after it', async () => {
    world.forget()
    const flow = await start()
    expect(world.queries.map((query) => query.kind)).toEqual(['query', 'commit'])
    world.forget()
    await stepOf(flow)
    expect(world.queries.map((query) => query.kind)).toEqual(['query'])
  })

  it('asks what is missing', async () => {
    for (const [identifier, code] of [[' ', 'required'], ['x'.repeat(400), 'too-long']] as const) {
      expect(await startSignIn(world.context, { identifier, continueTo: null, visitor: visitor() })).toMatchObject({
        reason: 'invalid',
        issues: [{ field: 'identifier', code }],
      })
    }
  })

  it('gives the same session again to a page loaded twice, and to nobody else', async () => {
    const flow = await start()
    const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    const token = done.ok ? done.opened?.sessionToken : undefined
    expect(await stepOf(flow)).toMatchObject({ kind: 'done', opened: { sessionToken: token } })
    expect(await stepOf({ ...flow, visitor: visitor('stranger') })).toBe('not-found')
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toHaveLength(1)

    await endSession(world.context, { token: token ?? null })
    expect(await stepOf(flow)).toBe('not-found')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('opens one session however often the page is sent at the same moment', async () => {
    const flow = await start()
    const answers = await Promise.all(Array.from({ length: 8 }, () => submitPassword(world.context, { ...flow, password: goodPassword, method: null })))
    const tokens = new Set(answers.flatMap((answer) => (answer.ok && answer.opened ? [answer.opened.sessionToken] : [])))
    expect(tokens.size).toBe(1)
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toHaveLength(1)
  })

  it('ends the session that the browser had', async () => {
    const first = await submitPassword(world.context, { ...(await start()), password: goodPassword, method: null })
    const sessionToken = first.ok ? (first.opened?.sessionToken ?? null) : null
    const second = await submitPassword(world.context, { ...(await start(jane.email, null, visitor('laptop', { sessionToken }))), password: goodPassword, method: null })
    expect(second).toMatchObject({ ok: true })
    expect(await checkSession(world.context, { token: sessionToken })).toBeNull()
  })

  it('expires after a quarter of an hour', async () => {
    const flow = await start()
    world.now += 900
    expect(await stepOf(flow)).toBe('not-found')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: null })).toMatchObject({ reason: 'not-found' })
  })

  it('is bound to its browser', async () => {
    const flow = await start()
    expect(await submitPassword(world.context, { ...flow, visitor: visitor('stranger'), password: goodPassword, method: null })).toMatchObject({ reason: 'not-found' })
  })

  it('hashes the password anew when costs have risen', async () => {
    world.hasher.cost = 2
    await submitPassword(world.context, { ...(await start()), password: goodPassword, method: null })
    expect((await world.context.store.accounts.find({ id: jane.id }))?.passwordHash).toBe(`$test$2$${goodPassword}`)
  })

  it('takes the same keys on every system for the same password', async () => {
    const account = await world.person({ email: 'zoe@example.org', password: 'Caf\u00e9-Kettle-42' })
    const done = await submitPassword(world.context, { ...(await start(account.email)), password: 'Cafe\u0301-Kettle-42', method: null })
    expect(done).toMatchObject({ ok: true, opened: { account: { id: account.id } } })
  })
})

describe('what strangers learn', () => {
  beforeEach(() => setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks({ level: 'BASIC' }) }))

  it('is nothing: unknown, pending, locked and known identifiers look and cost the same', async () => {
    await world.context.store.accounts.register({
      account: { ...jane, id: 'p', uid: 'n00pppp1', email: 'pending@example.org', status: 'pending', passwordHash: null },
      emailKey: 'pending@example.org',
      link: { tokenHash: 'h', accountId: 'p', purpose: 'choose-password', continueTo: null, createdAt: world.now, expiresAt: world.now + 9 },
      message: { id: 'm', kind: 'mail', to: 'x', template: 'x', language: 'en', sealed: '', createdAt: world.now },
    })
    const seen = []
    for (const identifier of ['jane@example.org', jane.uid, 'pending@example.org', 'unknown@example.org', 'n00zzzzz', 'nonsense']) {
      world.forget()
      const flow = await start(identifier, '/cas/x')
      const step = await stepOf(flow)
      const wrong = await submitPassword(world.context, { ...flow, password: 'wrong', method: 'code' })
      if (wrong.ok || wrong.reason !== 'wrong-password') throw new Error('accepted')
      seen.push({
        step,
        keys: Object.keys(wrong).sort(),
        stepAgain: wrong.progress.step,
        trips: world.queries.map((query) => query.kind),
        hashes: world.hasher.calls.length,
      })
    }
    for (const one of seen) expect(one).toEqual(seen[0])
    expect(seen[0]?.hashes).toBe(1)
  })

  it('not even what is set up: the form offers what the service accepts', async () => {
    expect(await stepOf(await start('unknown@example.org', '/cas/x'))).toEqual({
      kind: 'password',
      offers: [
        { name: 'password', level: 'BASIC', phishingResistant: false },
        { name: 'code', level: 'MEDIUM', phishingResistant: false },
      ],
      firstName: null,
    })
  })

  it('offers the method last used in this browser first', async () => {
    const resumed = await resumeSignIn(world.context, { ...(await start('unknown@example.org', '/cas/x')), lastMethod: 'code' })
    expect(resumed).toMatchObject({ progress: { step: { offers: [{ name: 'code' }, { name: 'password' }] } } })
  })
})

describe('two factors', () => {
  const code = codeMethod([phone])
  beforeEach(() => {
    code.started.length = 0
    return setUp({ methods: [password(), code], describeDestination: () => asks() })
  })

  it('starts the method after the password, and opens the gate after its answer', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await stepOf(flow)).toMatchObject({ kind: 'password', offers: [{ name: 'code' }] })
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({ ok: true, opened: null })
    expect(code.started).toEqual(['phone-1'])
    expect(await stepOf(flow)).toMatchObject({ kind: 'verify', method: 'code', view: { status: 'ready', credential: phone }, others: [] })

    expect(await submitAnswer(world.context, { ...flow, answer: { code: '0000' } })).toMatchObject({
      ok: false,
      reason: 'refused',
      code: 'wrong-code',
      params: { left: 4 },
      progress: { step: { kind: 'verify' } },
    })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(done).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'code', credentialId: 'phone-1' }] } } })
  })

  it('never skips the password', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toEqual({ ok: false, reason: 'not-accepted' })
    expect(code.started).toEqual([])
    expect(await stepOf(flow)).toMatchObject({ kind: 'password' })
  })

  it('is not satisfied with the password, whatever method the form names', async () => {
    for (const method of ['password', 'passkey', '', null]) {
      const flow = await start(jane.email, '/cas/x')
      expect(await submitPassword(world.context, { ...flow, password: goodPassword, method })).toEqual({ ok: true, opened: null })
      expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toEqual({ ok: false, reason: 'not-accepted' })
      expect(await stepOf(flow)).toMatchObject({ kind: 'verify', method: 'code' })
    }
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toEqual([])
  })

  it('starts again when asked to', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'phone-1' })).toEqual({ ok: true, opened: null })
    expect(code.started).toEqual(['phone-1', 'phone-1'])
  })

  it('makes the browser known, which is then greeted by name', async () => {
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: true })
    expect(await stepOf(await start())).toMatchObject({ kind: 'password', firstName: 'Jane' })
    expect(await stepOf(await start(jane.email, null, visitor('stranger')))).toMatchObject({ firstName: null })
    expect(await stepOf(await start('unknown@example.org'))).toMatchObject({ firstName: null })
  })
})

describe('a service that takes one factor or two', () => {
  beforeEach(() => setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks({ level: 'BASIC' }) }))

  it('asks for the second factor of who chose it, and lets them change their mind', async () => {
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({ ok: true, opened: null })
    expect(await stepOf(flow)).toMatchObject({ kind: 'verify', method: 'code', others: [{ name: 'password' }] })
    expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toMatchObject({ ok: true, opened: { session: { level: 'BASIC' } } })
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
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })).toEqual({ ok: true, opened: null })
    expect(await stepOf(flow)).toEqual({ kind: 'choose-credential', method: 'code', credentials: [phone, tablet] })
    await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'somebody-elses' })
    expect(code.started).toEqual([])
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: 'tablet-1' })).toEqual({ ok: true, opened: null })
    expect(code.started).toEqual(['tablet-1'])
    expect(await stepOf(flow)).toMatchObject({ kind: 'verify', view: { credential: tablet } })
  })
})

describe('a method that is missing', () => {
  it('is named, with what there is instead', async () => {
    await setUp({
      methods: [password(), codeMethod([], { name: 'app' }), codeMethod([phone])],
      describeDestination: () => asks(),
    })
    const flow = await start(jane.email, '/cas/x')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'app' })).toEqual({ ok: true, opened: null })
    expect(await stepOf(flow)).toMatchObject({ kind: 'choose-method', missing: 'app', offers: [{ name: 'code' }] })
    expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toEqual({ ok: true, opened: null })
    expect(await stepOf(flow)).toMatchObject({ kind: 'verify', method: 'code' })
  })

  it('leaves nothing where nothing is set up (A10)', async () => {
    await setUp({ methods: [password(), codeMethod([])], describeDestination: () => asks() })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await stepOf(flow)).toEqual({ kind: 'choose-method', missing: 'code', offers: [] })
  })

  it('accepts only the methods that the service names', async () => {
    await setUp({
      methods: [password(), codeMethod([phone], { name: 'app' }), codeMethod([phone])],
      describeDestination: () => asks({ methods: ['code'] }),
    })
    const flow = await start(jane.email, '/cas/x')
    expect(await stepOf(flow)).toMatchObject({ kind: 'password', offers: [{ name: 'code' }] })
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'app' })
    expect(await stepOf(flow)).toMatchObject({ kind: 'verify', method: 'code' })
    expect(await chooseMethod(world.context, { ...flow, method: 'app', credentialId: null })).toEqual({ ok: false, reason: 'not-accepted' })
  })
})

it('says why a method could not start, once the password was right', async () => {
  await setUp({
    methods: [password(), codeMethod([phone], { start: async () => ({ ok: false, reason: 'too-many', until: 1_800_000_600 }) })],
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

describe('a waiting page', () => {
  it('is told when it is out of date, without anything being written', async () => {
    await setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks() })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    world.forget()
    const waiting = await signInMoved(world.context, flow)
    expect(waiting).toMatchObject({ ok: true, moved: false })
    expect(await signInMoved(world.context, { ...flow, visitor: visitor('stranger') })).toEqual({ ok: false, reason: 'not-found' })
    expect(world.queries.map((query) => query.kind)).toEqual(['query', 'query'])

    await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(await signInMoved(world.context, flow)).toMatchObject({ ok: true, moved: true })
    expect(waiting.ok && waiting.topic).toMatch(/^sign-in:[\w-]{43}$/)
  })

  it('is out of date as soon as the method has ended', async () => {
    const ended = { status: 'ended', reason: 'refused', expiresAt: null, credential: phone, params: {} } as const
    await setUp({ methods: [password(), codeMethod([phone], { view: async () => ended })], describeDestination: () => asks() })
    const flow = await start(jane.email, '/cas/x')
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    expect(await signInMoved(world.context, flow)).toMatchObject({ moved: true })
  })
})
