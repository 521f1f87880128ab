import { expect, it } from 'vitest'
import { choosePassword, registerAccount, requestReset } from '../../src/registration/index.ts'
import { chooseMethod, resumeSignIn, submitAnswer } from '../../src/sign-in/index.ts'
import { asks, phone, stepOf } from '../support/flow.ts'
import { password } from '../../src/methods/password/method.ts'
import { codeMethod, form, goodPassword, newWorld, tokenIn, visitor, type World } from '../support/world.ts'

const both = (word: string) => ({ newPassword: word, confirmPassword: word })
const mine = visitor('mine')

/** Registers and chooses the first password, in the browser `mine`. */
async function chosen(world: World, continueTo: string | null = null) {
  await registerAccount(world.context, form({ continueTo }))
  const token = tokenIn((await world.mails())[0])
  const done = await choosePassword(world.context, { token, ...both(goodPassword), visitor: mine })
  if (!done.ok) throw new Error(done.reason)
  return { signInId: done.signInId, token }
}

/** Jane has lost her password and chooses another. */
async function reset(world: World, continueTo: string | null = null) {
  await world.person()
  world.now += 5
  await requestReset(world.context, { identifier: 'jane@example.org', captcha: null, continueTo, visitor: mine })
  const token = tokenIn((await world.mails()).find(({ template }) => template === 'password-reset'))
  const done = await choosePassword(world.context, { token, ...both('Other-Kettle-43'), visitor: mine })
  if (!done.ok) throw new Error(done.reason)
  return { signInId: done.signInId, visitor: mine }
}

it('who has chosen their password is signed in by it, with one factor, where they were going', async () => {
  const world = await newWorld({ describeDestination: () => asks({ level: 'BASIC' }) })
  const { signInId } = await chosen(world, '/cas/x')
  const step = await stepOf(world, { signInId, visitor: mine })
  expect(step).toMatchObject({
    kind: 'done',
    opened: {
      continueTo: '/cas/x',
      session: { level: 'BASIC', proofs: [{ method: 'password', at: world.now }], authenticatedAt: world.now },
    },
  })
})

it('no other browser goes on with it, and nobody once its quarter of an hour is over', async () => {
  const world = await newWorld()
  const { signInId } = await chosen(world)
  expect(await stepOf(world, { signInId, visitor: visitor('other') })).toBe('not-found')
  world.now += 900
  expect(await stepOf(world, { signInId, visitor: mine })).toBe('not-found')
})

it('a link that was spent begins nothing', async () => {
  const world = await newWorld()
  const { token } = await chosen(world)
  const [second, third] = await Promise.all(
    [visitor('second'), visitor('third')].map((browser) =>
      choosePassword(world.context, { token, ...both('Third-Kettle-44'), visitor: browser }),
    ),
  )
  expect([second, third]).toEqual([
    { ok: false, reason: 'not-found' },
    { ok: false, reason: 'not-found' },
  ])
})

it('a service that asks for two factors gets no session by one: what is missing is explained', async () => {
  const world = await newWorld({ methods: [password(), codeMethod([])], describeDestination: () => asks() })
  const { signInId } = await chosen(world, '/cas/x')
  const step = await stepOf(world, { signInId, visitor: mine })
  expect(step).toMatchObject({ kind: 'choose-method', offers: [], nothingSetUp: true })
})

it.each([
  ['a service that asks for one', '/cas/x'],
  ['nowhere', null],
])('after a reset an account with a second factor is asked for it, on the way to %s', async (_where, continueTo) => {
  const world = await newWorld({
    methods: [password(), codeMethod([phone])],
    describeDestination: () => asks({ level: 'BASIC' }),
  })
  const flow = await reset(world, continueTo)
  const step = await stepOf(world, flow)
  expect(step).toMatchObject({ kind: 'choose-method', offers: [{ name: 'code' }] })
  // The password alone isn't to be had by asking for it.
  expect(await chooseMethod(world.context, { ...flow, method: 'password', credentialId: null })).toEqual({
    ok: false,
    reason: 'not-accepted',
  })
  expect(await chooseMethod(world.context, { ...flow, method: 'code', credentialId: null })).toMatchObject({
    ok: true,
    opened: null,
  })
  expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({
    ok: true,
    opened: { session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'code' }] } },
  })
})

it('a later password ends what an earlier link began', async () => {
  const world = await newWorld()
  const flow = await reset(world)
  world.now += 1
  await requestReset(world.context, {
    identifier: 'jane@example.org',
    captcha: null,
    continueTo: null,
    visitor: visitor('other'),
  })
  const token = tokenIn((await world.mails()).find(({ template }) => template === 'password-reset'))
  await choosePassword(world.context, { token, ...both('Third-Kettle-44'), visitor: visitor('other') })
  expect(await resumeSignIn(world.context, flow)).toEqual({ ok: false, reason: 'not-found' })
})
