import { beforeEach, describe, expect, it } from 'vitest'
import { accountChoices, configureAccount, setAlwaysTwoFactors } from '../../src/account/index.ts'
import type { Account, Requirement } from '../../src/ports/index.ts'
import { checkSession, type CurrentSession } from '../../src/sessions/index.ts'
import {
  chooseMethod,
  completeSignIn,
  isGoodEnough,
  type SignInRef,
  stepUp,
  submitAnswer,
  viewStepUp,
} from '../../src/sign-in/index.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import type { MethodCredential } from '../../src/context/index.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { password } from '../../src/methods/password/method.ts'
import { asks, begin, phone, stepOf, tablet, withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { codeMethod, goodPassword, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
let phones: MethodCredential[]
let keys: MethodCredential[]
let asked: Partial<Requirement>
beforeEach(async () => {
  phones = [phone]
  keys = [{ id: 'key-1', name: 'My key' }]
  asked = { level: 'BASIC' }
  const methods = [codeMethod(phones), codeMethod(keys, { name: 'key' }), password()]
  ;({ world, jane } = await withJane({ methods, describeDestination: () => asks(asked) }))
})

const browser = visitor('laptop')
const send = (flow: SignInRef, method: string) =>
  submitPassword(world.context, { ...flow, password: goodPassword, method })

async function current(result: Awaited<ReturnType<typeof submitAnswer>> | Awaited<ReturnType<typeof send>>) {
  const token = result.ok && result.opened ? result.opened.sessionToken : null
  const found = await checkSession(world.context, { token })
  if (!found) throw new Error(JSON.stringify(result))
  return found
}

/** Signs in with both factors, in some browser. */
async function twoFactors(in_ = browser): Promise<CurrentSession> {
  const flow = await begin(world, jane.email, { browser: in_ })
  await send(flow, phones.length > 0 ? 'code' : 'key')
  return current(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } }))
}

const always = async (on = true, signedIn?: CurrentSession) =>
  setAlwaysTwoFactors(world.context, {
    fresh: await freshly(world.context, signedIn ?? (await twoFactors())),
    on,
    browserName: 'Firefox',
  })

describe('“always ask for two factors”', () => {
  it.each([
    ['Firefox', { browser: 'Firefox' }],
    ['', {}],
  ])('is noted, with the browser where that is known: %j', async (browserName, details) => {
    const fresh = await freshly(world.context, await twoFactors())
    expect(await setAlwaysTwoFactors(world.context, { fresh, on: true, browserName })).toEqual({ ok: true })
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'always-two-factors-on' })
    expect(line?.details).toEqual(details)
  })

  it('is refused with one second factor, or none, and says how many there are', async () => {
    keys.length = 0
    expect(await always()).toEqual({ ok: false, reason: 'too-few', factors: 1 })
    phones.length = 0
    const alone = await current(await send(await begin(world, jane.email), 'password'))
    expect(await always(true, alone)).toEqual({ ok: false, reason: 'too-few', factors: 0 })
    expect((await world.context.store.accounts.find({ id: jane.id }))?.alwaysTwoFactors).toBe(false)
    expect(await world.mails()).not.toContainEqual(expect.objectContaining({ template: 'always-two-factors-on' }))
  })

  it('is told of by mail and in the activity, once, and ends the sessions of one factor', async () => {
    const weak = await current(await send(await begin(world, jane.email, { browser: visitor('old') }), 'password'))
    const strong = await twoFactors(visitor('other'))
    const here = await twoFactors()
    expect(await Promise.all([always(true, here), always(true, here)])).toEqual([{ ok: true }, { ok: true }])
    const mails = (await world.mails()).filter(({ template }) => template === 'always-two-factors-on')
    expect(mails).toMatchObject([{ to: jane.email, params: { notMeLink: expect.any(String) } }])
    const entries = await world.context.store.activity.list(jane.id, { limit: 50 })
    expect(entries.filter(({ kind }) => kind === 'always-two-factors-on')).toHaveLength(1)
    const find = ({ session: { idHash } }: CurrentSession) =>
      world.context.store.sessions.find({ idHash, now: world.now })
    expect(await find(weak)).toBeNull()
    for (const one of [strong, here]) expect(await find(one)).not.toBeNull()
    expect(await always(false, await twoFactors())).toEqual({ ok: true })
    expect((await world.mails()).map(({ template }) => template)).toContain('always-two-factors-off')
  })
})

describe('with “always” on, at a service for which the password would do', () => {
  beforeEach(async () => {
    if (!(await always()).ok) throw new Error('not on')
  })

  it('the password alone opens nothing; which factor is asked, and any of them will do', async () => {
    const flow = await begin(world, jane.email)
    expect(await send(flow, 'password')).toEqual({ ok: true, opened: null })
    expect(await stepOf(world, flow)).toMatchObject({
      kind: 'choose-method',
      missing: '',
      offers: [{ name: 'code' }, { name: 'key' }],
      why: { ownWish: true },
    })
    expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toMatchObject({
      reason: 'not-accepted',
    })
    await chooseMethod(world.context, { ...flow, method: 'key', credentialId: null })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(done).toMatchObject({ opened: { session: { level: 'MEDIUM' } } })
  })

  it('the gate itself stays shut, whoever asks it', async () => {
    const flow = await begin(world, jane.email)
    await send(flow, 'password')
    const state = await findSignIn(world.context, flow)
    if (!state) throw new Error('no sign-in')
    expect(await completeSignIn(world.context, { ...flow, state })).toEqual({ ok: false, reason: 'not-proved' })
  })

  it('the preferred one is asked at once', async () => {
    await configureAccount(world.context, { current: await twoFactors(), preferredMethod: 'key' })
    const flow = await begin(world, jane.email)
    await send(flow, 'password')
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'key', others: [{ name: 'code' }] })
  })

  it('the page before the password is that of everybody', async () => {
    const from = { browser: visitor('unknown') }
    const [hers, nobodys] = [await begin(world, jane.email, from), await begin(world, 'nobody@example.org', from)]
    expect(await stepOf(world, hers)).toEqual(await stepOf(world, nobodys))
  })

  it('a service that takes the password and no second factor by name gets both', async () => {
    asked = { level: 'BASIC', methods: ['password'] }
    const flow = await begin(world, jane.email)
    await send(flow, 'password')
    expect(await stepOf(world, flow)).toMatchObject({
      kind: 'choose-method',
      offers: [{ name: 'code' }, { name: 'key' }],
    })
    await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })
    const done = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(done).toMatchObject({ opened: { session: { level: 'MEDIUM' } } })
  })

  it('holds with one factor left, and rests with none, so that nobody is locked out', async () => {
    keys.length = 0
    const flow = await begin(world, jane.email)
    expect(await send(flow, 'password')).toEqual({ ok: true, opened: null })
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'code' })
    phones.length = 0
    const left = await current(await send(await begin(world, jane.email, { browser: visitor('b') }), 'password'))
    expect(left.session.level).toBe('BASIC')
    const destination = asks(asked)
    expect(await isGoodEnough(world.context, { current: left, destination })).toBe(true)

    // A factor again: the wish is awake, for this session too.
    phones.push(tablet)
    expect(await isGoodEnough(world.context, { current: left, destination })).toBe(false)
    const input = { current: left, continueTo: '/cas/x' }
    expect(await viewStepUp(world.context, input)).toMatchObject({ ok: true, offers: [{ name: 'code' }] })
    const raised = await stepUp(world.context, { ...input, method: 'code', credentialId: null, visitor: visitor('b') })
    if (!raised.ok) throw new Error(raised.reason)
    const step = { signInId: raised.signInId, visitor: visitor('b') }
    const done = await submitAnswer(world.context, { ...step, answer: { code: '1234' } })
    expect(done).toMatchObject({ opened: { session: { level: 'MEDIUM' } } })
  })
})

describe('the preferred method', () => {
  it('is one that is set up', async () => {
    keys.length = 0
    const here = await twoFactors()
    world.forget()
    expect((await accountChoices(world.context, { current: here })).methods.map(({ name }) => name)).toEqual([
      'code',
      'password',
    ])
    expect(world.queries).toHaveLength(1)
    expect(await configureAccount(world.context, { current: here, preferredMethod: 'key' })).toMatchObject({
      issues: [{ field: 'preferredMethod', code: 'unknown-method' }],
    })
  })

  it('comes first, before the password only in a browser that the account knows', async () => {
    await configureAccount(world.context, { current: await twoFactors(), preferredMethod: 'key' })
    expect(await stepOf(world, await begin(world, jane.email))).toMatchObject({ offers: [{ name: 'key' }, {}, {}] })
    const stranger = await begin(world, jane.email, { browser: visitor('stranger') })
    expect(await stepOf(world, stranger)).toMatchObject({ offers: [{ name: 'code' }, {}, {}] })
  })
})
