import { beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../src/account/index.ts'
import type { Destination, MethodCredential } from '../../src/context/index.ts'
import type { Account } from '../../src/ports/index.ts'
import { checkSession, type CurrentSession, endSession } from '../../src/sessions/index.ts'
import { completeSignIn, resumeSignIn, setUpFirst, stepUp, submitAnswer, viewStepUp } from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { password } from '../../src/methods/password/method.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { asks, begin, phone, stepOf, tablet, withJane } from '../support/flow.ts'
import { codeMethod, goodPassword, visitor, type World } from '../support/world.ts'

const service = '/cas/service'
let world: World
let jane: Account
/** What the account has set up: tests add to it. */
let credentials: MethodCredential[]
let asked: Destination
let code: ReturnType<typeof codeMethod>

beforeEach(async () => {
  credentials = [phone]
  asked = asks()
  code = codeMethod(credentials)
  ;({ world, jane } = await withJane({
    methods: [code, password()],
    describeDestination: (path) => (path.startsWith(service) ? asked : null),
  }))
})

/** Signs in with the password alone. */
async function basicSession(): Promise<{ readonly token: string; readonly current: CurrentSession }> {
  const flow = await begin(world, jane.email, { continueTo: null })
  const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  if (!done.ok || !done.opened) throw new Error('not signed in')
  return { token: done.opened.sessionToken, current: await live(done.opened.sessionToken) }
}

async function live(token: string): Promise<CurrentSession> {
  const current = await checkSession(world.context, { token })
  if (!current) throw new Error('no session')
  return current
}

async function raise({ token, current }: Awaited<ReturnType<typeof basicSession>>, method: string | null = 'code') {
  const here = visitor('laptop', { sessionToken: token })
  const went = await stepUp(world.context, { current, continueTo: service, method, credentialId: null, visitor: here })
  return { went, flow: { signInId: 'signInId' in went ? went.signInId : '', visitor: here } }
}

const levels = async () =>
  (await world.context.store.sessions.list({ accountId: jane.id, now: world.now })).map(({ level }) => level)

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
    asked = asks({ level: 'BASIC' })
    expect(await viewStepUp(world.context, { current, continueTo: service })).toEqual(nothing)
  })

  it('isn’t offered where the password has to be given again', async () => {
    const session = await basicSession()
    const again = { ok: false, reason: 'sign-in-again' }
    const view = () => viewStepUp(world.context, { current: session.current, continueTo: service })
    asked = { ...asks(), forceFresh: true }
    expect(await view()).toEqual(again)
    asked = { ...asks(), maxAge: 600 }
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
    const here = await withJane({ methods: [code, key, password()], describeDestination: () => asked })
    world = here.world
    jane = here.jane
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

describe('setting up a first second factor on the way', () => {
  const to = (continueTo: string | null) => `/cas/mobile?continue=${encodeURIComponent(continueTo ?? '')}`

  async function passwordGiven() {
    const flow = await begin(world, jane.email, { continueTo: service })
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
    return flow
  }

  it('needs no second password, and leads nowhere but there', async () => {
    credentials.length = 0
    const flow = await passwordGiven()
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'choose-method', missing: 'code', nothingSetUp: true })
    const done = await setUpFirst(world.context, { ...flow, to })
    expect(done).toMatchObject({
      ok: true,
      opened: { session: { level: 'BASIC' }, continueTo: '/cas/mobile?continue=%2Fcas%2Fservice' },
    })
    expect(await levels()).toEqual(['BASIC'])
    // The sign-in is over: nothing more is proved in it, and it gives nothing to who asks again.
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: false })
    expect(await setUpFirst(world.context, { ...flow, to })).toEqual({ ok: false, reason: 'not-found' })
    expect(await setUpFirst(world.context, { ...flow, visitor: visitor('thief'), to })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('goes on where the method can’t be started just now: the sign-in is there all the same', async () => {
    const { token, current } = await basicSession()
    const start = async () => ({ ok: false, reason: 'too-many', until: world.now + 60 }) as const
    const context = { ...world.context, methods: [{ ...code, start }, password()] }
    const from = visitor('laptop', { sessionToken: token })
    const wish = { current, continueTo: service, method: null, credentialId: null, visitor: from }
    const raised = await stepUp(context, wish)
    expect(raised).toMatchObject({ ok: false, reason: 'not-started', signInId: expect.any(String) })
    const signInId = 'signInId' in raised ? raised.signInId : ''
    expect(await resumeSignIn(world.context, { signInId, visitor: from })).toMatchObject({ ok: true })
  })

  it('then the phone is the only thing asked on the way to the service', async () => {
    credentials.length = 0
    const set = await setUpFirst(world.context, { ...(await passwordGiven()), to })
    if (!set.ok || !set.opened) throw new Error('not opened')
    credentials.push(phone)
    const { sessionToken: token } = set.opened
    const { flow } = await raise({ token, current: await live(token) })
    expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({
      ok: true,
      opened: { continueTo: service, session: { level: 'MEDIUM' } },
    })
  })

  it('is refused before the password, and to whoever has a second factor', async () => {
    const refused = { ok: false, reason: 'not-accepted' }
    const flow = await passwordGiven()
    expect(await setUpFirst(world.context, { ...flow, to })).toEqual(refused)
    credentials.length = 0
    const early = await begin(world, jane.email, { continueTo: service })
    expect(await setUpFirst(world.context, { ...early, to })).toEqual(refused)
    const nobody = await begin(world, 'nobody@example.org', { continueTo: service })
    expect(await setUpFirst(world.context, { ...nobody, to })).toEqual(refused)
    // Where the page itself asks for more than a password, there is no way round it.
    expect(await setUpFirst(world.context, { ...flow, to: () => service })).toEqual(refused)
    expect(await levels()).toEqual([])
    expect(await stepOf(world, early)).toMatchObject({ kind: 'password' })
  })

  it('is confirmed first where a factor was retired: by mail once, and then leads there', async () => {
    credentials.length = 0
    const mail = codeMethod([{ id: 'mail', name: jane.email }], { name: 'mail', kind: 'confirmation', level: 'BASIC' })
    const context = () => ({ ...world.context, methods: [...world.context.methods, mail] })
    const flow = await passwordGiven()
    expect(await setUpFirst(context(), { ...flow, to })).toEqual({ ok: true, opened: null })
    expect(await setUpFirst(context(), { ...flow, to })).toEqual({ ok: true, opened: null })
    expect(mail.started).toHaveLength(1)
    expect(await levels()).toEqual([])
    expect(await submitAnswer(context(), { ...flow, answer: { code: '1234' } })).toMatchObject({
      ok: true,
      opened: { session: { level: 'BASIC' }, continueTo: '/cas/mobile?continue=%2Fcas%2Fservice' },
    })
  })

  it('throws when a programmer names a page that is none of ours', async () => {
    credentials.length = 0
    const flow = await passwordGiven()
    await expect(setUpFirst(world.context, { ...flow, to: () => 'https://elsewhere.example/' })).rejects.toMatchObject({
      code: 'invalid-destination',
    })
  })

  it('opens one session for fifty at once, for one of them', async () => {
    credentials.length = 0
    const flow = await passwordGiven()
    const all = await Promise.all(Array.from({ length: 50 }, () => setUpFirst(world.context, { ...flow, to })))
    expect(all.filter((one) => one.ok && one.opened)).toHaveLength(1)
    expect(await levels()).toEqual(['BASIC'])
  })
})
