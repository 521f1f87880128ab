import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '../../src/ids/index.ts'
import { placeOf } from '../../src/places/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession, endSession } from '../../src/sessions/index.ts'
import {
  chooseMethod,
  completeSignIn,
  findCompleted,
  resumeSignIn,
  type SignInRef,
  startSignIn,
  startWork,
  viewSignIn,
} from '../../src/sign-in/index.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { lockAccount } from '../../src/operator/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin, phone, stepOf, withJane } from '../support/flow.ts'
import { readPicture } from '../support/pictures.ts'
import { codeMethod, goodPassword, newWorld, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account

async function setUp(options: Parameters<typeof newWorld>[0] = {}) {
  ;({ world, jane } = await withJane(options))
}

const start = (identifier = jane.email, continueTo: string | null = null, browser = visitor()) =>
  begin(world, identifier, { continueTo, browser })
const step = (flow: SignInRef) => stepOf(world, flow)

describe('password only', () => {
  beforeEach(() => setUp())

  it.each(['jane@example.org', ' JANE@Example.org ', 'uid', 'UID'])('signs in who typed %s', async (typed) => {
    const identifier = typed === 'uid' ? jane.uid : typed === 'UID' ? jane.uid.toUpperCase() : typed
    const flow = await start(identifier, '/cas/account?x=1')
    const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    if (!done.ok || !done.opened) throw new Error('not signed in')
    expect(done.opened).toMatchObject({
      continueTo: '/cas/account?x=1',
      account: { id: jane.id },
      session: { level: 'BASIC' },
    })
    expect(done.opened.sessionToken).toMatch(/^0[\w-]{43}$/)
    expect(placeOf(done.opened.sessionToken)).toEqual(placeOf(jane.id))
    expect(await checkSession(world.context, { token: done.opened.sessionToken })).toMatchObject({
      account: { uid: jane.uid },
    })
    expect(await world.context.store.activity.list(jane.id, { limit: 1 })).toMatchObject([
      { kind: 'signed-in', details: { method: 'password', browser: 'Firefox (Linux)' } },
    ])
  })

  it('writes nothing until the first form is sent, and two commits after it', async () => {
    world.forget()
    const flow = await start()
    expect(world.queries.map((query) => query.kind)).toEqual(['query', 'commit'])
    world.forget()
    await step(flow)
    expect(world.queries.map((query) => query.kind)).toEqual(['query'])
  })

  it('asks what is missing', async () => {
    for (const [identifier, code] of [
      [' ', 'required'],
      ['x'.repeat(321), 'too-long'],
    ] as const) {
      expect(await startSignIn(world.context, { identifier, continueTo: null, visitor: visitor() })).toMatchObject({
        ok: false,
        reason: 'invalid',
        issues: [{ field: 'identifier', code }],
      })
    }
    expect(
      await startSignIn(world.context, { identifier: 'x'.repeat(320), continueTo: null, visitor: visitor() }),
    ).toMatchObject({ ok: true })
  })

  it('hands its session out once', async () => {
    const flow = await start()
    const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    const token = done.ok ? done.opened?.sessionToken : undefined
    // Handed out again, a closed browser was signed in from its history.
    expect(await step(flow)).toBe('not-found')
    expect(await findCompleted(world.context, flow)).toMatchObject({ continueTo: null })
    expect(await findCompleted(world.context, { ...flow, visitor: visitor('stranger') })).toBeNull()
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toHaveLength(1)

    await endSession(world.context, { token: token ?? null })
    expect(await step(flow)).toBe('not-found')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('opens nothing more from the state of a sign-in that is over', async () => {
    const flow = await start()
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    const state = await findSignIn(world.context, flow)
    if (!state) throw new Error('no sign-in')
    world.forget()
    expect(await completeSignIn(world.context, { ...flow, state })).toEqual({ ok: false, reason: 'not-found' })
    expect(world.queries).toEqual([])
  })

  it('remembers the zone of the browser, when it is known', async () => {
    const zones: (string | null)[] = []
    for (const timeZone of ['Europe/Vilnius', null, 'Europe/Vilnius', 'Indian/Reunion']) {
      const flow = await begin(world, jane.email, { continueTo: null, browser: visitor('laptop', { timeZone }) })
      await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
      zones.push((await world.context.store.accounts.find({ id: jane.id }))?.timeZone ?? null)
    }
    expect(zones).toEqual(['Europe/Vilnius', 'Europe/Vilnius', 'Europe/Vilnius', 'Indian/Reunion'])
  })

  it('opens one session however often the page is sent at the same moment', async () => {
    const flow = await start()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => submitPassword(world.context, { ...flow, password: goodPassword, method: null })),
    )
    expect(answers.filter((answer) => answer.ok && answer.opened)).toHaveLength(1)
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toHaveLength(1)
  })

  it('opens nothing for who only looks, and one session for fifty that go on', async () => {
    const flow = await start()
    const { browserToken } = flow.visitor
    const [idHash, browserHash] = [hashToken(flow.signInId), hashToken(browserToken)]
    const state = await world.context.store.signIns.find({ idHash, browserHash, now: world.now })
    if (!state) throw new Error('no sign-in')
    // As after a push was answered on the phone: all is proved, the page wasn't loaded yet.
    const proof = { method: 'password', at: world.now, credentialId: null }
    const chosen = { method: 'password', credentialId: null, clearThrottle: [], now: world.now }
    await world.context.store.signIns.prove({ idHash, proof, ...chosen })
    expect(await viewSignIn(world.context, flow)).toMatchObject({ step: { kind: 'proved' } })
    expect(await findCompleted(world.context, flow)).toBeNull()
    expect(await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).toHaveLength(0)
    const steps = await Promise.all(Array.from({ length: 50 }, () => step(flow)))
    expect(steps.filter((one) => one !== 'not-found')).toMatchObject([{ kind: 'done' }])
  })

  it('ends the session that the browser had', async () => {
    const first = await submitPassword(world.context, { ...(await start()), password: goodPassword, method: null })
    const sessionToken = first.ok ? (first.opened?.sessionToken ?? null) : null
    const second = await submitPassword(world.context, {
      ...(await start(jane.email, null, visitor('laptop', { sessionToken }))),
      password: goodPassword,
      method: null,
    })
    expect(second).toMatchObject({ ok: true })
    expect(await checkSession(world.context, { token: sessionToken })).toBeNull()
  })

  it('expires after a quarter of an hour', async () => {
    const flow = await start()
    world.now += 900
    expect(await step(flow)).toBe('not-found')
    expect(await submitPassword(world.context, { ...flow, password: goodPassword, method: null })).toMatchObject({
      reason: 'not-found',
    })
  })

  it('is bound to its browser', async () => {
    const flow = await start()
    expect(
      await submitPassword(world.context, {
        ...flow,
        visitor: visitor('stranger'),
        password: goodPassword,
        method: null,
      }),
    ).toMatchObject({ reason: 'not-found' })
    const chosen = { method: 'password', credentialId: null }
    expect(await chooseMethod(world.context, { ...flow, ...chosen, visitor: visitor('stranger') })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('hashes the password anew when costs have risen', async () => {
    world.hasher.cost = 2
    await submitPassword(world.context, { ...(await start()), password: goodPassword, method: null })
    expect((await world.context.store.accounts.find({ id: jane.id }))?.passwordHash).toBe(`$test$2$${goodPassword}`)
  })

  it('takes the same keys on every system for the same password', async () => {
    const account = await world.person({ email: 'zoe@example.org', password: 'Caf\u00e9-Kettle-42' })
    const done = await submitPassword(world.context, {
      ...(await start(account.email)),
      password: 'Cafe\u0301-Kettle-42',
      method: null,
    })
    expect(done).toMatchObject({ ok: true, opened: { account: { id: account.id } } })
  })
})

describe('what strangers learn', () => {
  beforeEach(() =>
    setUp({ methods: [password(), codeMethod([phone])], describeDestination: () => asks({ level: 'BASIC' }) }),
  )

  it('is nothing: unknown, pending, locked and known identifiers look and cost the same', async () => {
    const locked = await world.person({ email: 'locked@example.org' })
    const by = { via: 'command', name: 'root' } as const
    await lockAccount(world.context, { accountId: locked.id, by, reason: null })
    await world.context.store.accounts.register({
      account: {
        ...jane,
        id: 'p',
        uid: 'n00pppp1',
        email: 'pending@example.org',
        status: 'pending',
        passwordHash: null,
      },
      emailKey: 'pending@example.org',
      uidMarks: [],
      link: {
        tokenHash: 'h',
        accountId: 'p',
        purpose: 'choose-password',
        continueTo: null,
        createdAt: world.now,
        expiresAt: world.now + 9,
      },
      message: {
        id: 'm',
        accountId: 'p',
        kind: 'mail',
        to: 'x',
        template: 'x',
        language: 'en',
        sealed: '',
        createdAt: world.now,
      },
    })
    const seen = []
    for (const identifier of [
      'jane@example.org',
      jane.uid,
      'locked@example.org',
      'pending@example.org',
      'unknown@example.org',
      'n00zzzzz',
      'nonsense',
    ]) {
      world.forget()
      const flow = await start(identifier, '/cas/x')
      const shown = await step(flow)
      const wrong = await submitPassword(world.context, { ...flow, password: 'wrong', method: 'code' })
      if (wrong.ok || wrong.reason !== 'wrong-password') throw new Error('accepted')
      seen.push({
        shown,
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
    expect(await step(await start('unknown@example.org', '/cas/x'))).toEqual({
      kind: 'password',
      offers: [
        { name: 'password', level: 'BASIC', phishingResistant: false },
        { name: 'code', level: 'MEDIUM', phishingResistant: false },
      ],
      firstName: null,
      usualBrowser: false,
    })
  })

  it('offers the method last used in this browser first', async () => {
    const resumed = await resumeSignIn(world.context, {
      ...(await start('unknown@example.org', '/cas/x')),
      lastMethod: 'code',
    })
    expect(resumed).toMatchObject({ progress: { step: { offers: [{ name: 'code' }, { name: 'password' }] } } })
  })
})

it('six hundred sign-ins a minute start from one address, more cost work; other addresses go on', async () => {
  world = await newWorld()
  const begin = (address: string) =>
    startSignIn(world.context, { identifier: 'jane@example.org', continueTo: null, visitor: { ...visitor(), address } })
  const crowd = await Promise.all(Array.from({ length: 601 }, () => begin('192.0.2.7')))
  expect(crowd.filter(({ ok }) => ok)).toHaveLength(600)
  const asked = { ok: false, reason: 'invalid', issues: [{ field: 'captchaCode', code: 'captcha-required' }] }
  expect(await begin('192.0.2.7')).toEqual(asked)
  expect(await startWork(world.context, { address: '192.0.2.7' })).toBe('usual')
  const paid = { identifier: 'jane@example.org', continueTo: null, proof: await readPicture(world.context) }
  expect(await startSignIn(world.context, { ...paid, visitor: visitor('b', { address: '192.0.2.7' }) })).toMatchObject({
    ok: true,
  })
  expect(await begin('192.0.2.8')).toMatchObject({ ok: true })
  world.now += 60
  expect(await begin('192.0.2.7')).toMatchObject({ ok: true })
})
