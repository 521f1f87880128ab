import { beforeEach, describe, expect, it } from 'vitest'
import { resumeSignIn, setUpFirst, stepUp, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { begin, phone, stepOf } from '../../support/flow.ts'
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
  world,
} from './support/world.ts'

beforeEach(() => janeWithPhone())

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
