import { beforeEach, describe, expect, it } from 'vitest'
import { LaissezPasserError } from '../../../src/errors.ts'
import type { Account } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { startSignIn, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { passwordRules } from '../../../src/methods/password/tries.ts'
import { codeMethod, goodPassword, newWorld, tokenIn, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld({
    methods: [password(), codeMethod([{ id: 'phone-1', name: 'Phone' }])],
    describeDestination: () => ({ serviceName: null, level: 'MEDIUM', methods: null, forceFresh: false, maxAge: null }),
  })
  jane = await world.person()
  world.forget()
})

async function tries(passwordTyped: string, { identifier = jane.email, browser = visitor() } = {}) {
  const started = await startSignIn(world.context, { identifier, continueTo: null, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  const answer = await submitPassword(world.context, {
    ...started,
    visitor: browser,
    password: passwordTyped,
    method: 'password',
  })
  return answer.ok ? 'signed-in' : answer.reason
}

async function repeat(times: number, run: (i: number) => Promise<string>): Promise<readonly string[]> {
  const answers: string[] = []
  for (let i = 0; i < times; i++) answers.push(await run(i))
  return answers
}

const from = (i: number) => visitor(`browser-${i}`, { address: `198.51.100.${i % 250}` })
const wrong = (i: number, identifier?: string) =>
  tries('wrong', { browser: from(i), ...(identifier ? { identifier } : {}) })

/** Makes this browser known to the account. */
async function twoFactors(browser = visitor()) {
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: '/cas/x', visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  await submitPassword(world.context, { ...started, visitor: browser, password: goodPassword, method: 'code' })
  expect(await submitAnswer(world.context, { ...started, visitor: browser, answer: { code: '1234' } })).toMatchObject({
    ok: true,
  })
}

describe('ten wrong passwords', () => {
  it('lock the account for 15 minutes, wherever they come from; the right one is not even compared', async () => {
    expect(await repeat(10, (i) => wrong(i))).toEqual(Array(10).fill('wrong-password'))
    world.hasher.calls.length = 0
    expect(await tries(goodPassword, { browser: from(11) })).toBe('throttled')
    expect(world.hasher.calls).toEqual([])
    world.now += 899
    expect(await tries(goodPassword, { browser: from(11) })).toBe('throttled')
    world.now += 2
    expect(await tries(goodPassword, { browser: from(11) })).toBe('signed-in')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    const answers = await repeat(11, (i) => wrong(i, 'unknown@example.org'))
    expect(answers).toEqual([...Array<string>(10).fill('wrong-password'), 'throttled'])
    world.hasher.calls.length = 0
    await wrong(12, ' UNKNOWN@example.org')
    expect(world.hasher.calls).toEqual([])
  })

  it.each([false, true])(
    'leave no row for ever where no right one will clear it (known browser: %s)',
    async (knownBrowser) => {
      const account = knownBrowser ? jane : null
      const rules = await passwordRules(world.context, {
        account,
        identifier: 'unknown@example.org',
        knownBrowser,
        visitor: visitor(),
      })
      const { store } = world.context
      const later = world.now + 91 * 86_400
      await store.sweep({ now: later })
      expect(await store.throttle.spend(rules.before, { now: world.now })).toEqual({ ok: true })
      expect(await store.sweep({ now: later })).toBe(rules.before.length)
    },
  )

  it('are counted, and told, by one commit: for somebody and for nobody alike', async () => {
    for (const identifier of [jane.email, 'unknown@example.org']) {
      await repeat(9, (i) => wrong(i, identifier))
      world.forget()
      await wrong(9, identifier)
      // The sign-in starts, an attempt is spent, and the failure is written with what is told of it.
      const writes = world.queries.filter(({ kind }) => kind === 'commit')
      expect(writes).toHaveLength(3)
    }
    expect((await world.mails()).map(({ template }) => template)).toEqual(['password-locked'])
  })

  it('are forgotten after a right one', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
    expect(await repeat(9, (i) => wrong(i))).not.toContain('throttled')
  })

  it('lock the address for 15 minutes, whoever is tried from it', async () => {
    const browser = visitor('one', { address: '203.0.113.9' })
    const answers = await repeat(12, (i) => tries('wrong', { identifier: `person${i}@example.org`, browser }))
    expect(answers).toEqual([...Array<string>(10).fill('wrong-password'), 'throttled', 'throttled'])
    expect(await tries(goodPassword, { browser })).toBe('throttled')
    expect(await tries(goodPassword)).toBe('signed-in')
  })

  it('lock an address even when its own account signs in between', async () => {
    const browser = visitor('one', { address: '203.0.113.9' })
    const answers = await repeat(12, async (i) => {
      const answer = await tries('wrong', { identifier: `person${i}@example.org`, browser })
      await tries(goodPassword, { browser })
      return answer
    })
    expect(answers.slice(10)).toEqual(['throttled', 'throttled'])
  })

  it('don’t lock an office where sixty people sign in at the same moment', async () => {
    const people: Account[] = []
    for (let i = 0; i < 60; i++) people.push(await world.person({ email: `p${i}@example.org` }))
    const answers = await Promise.all(
      people.map(({ uid }, i) => tries(goodPassword, { identifier: uid, browser: visitor(`b${i}`) })),
    )
    expect(new Set(answers)).toEqual(new Set(['signed-in']))
  })
})

describe('a browser that the account knows', () => {
  it('has a count of its own: strangers can’t lock its owner out', async () => {
    await twoFactors()
    await repeat(15, (i) => wrong(i))
    expect(await tries(goodPassword, { browser: from(99) })).toBe('throttled')
    expect(await tries(goodPassword)).toBe('signed-in')
  })

  it('locks by itself, and leaves others alone', async () => {
    await twoFactors()
    expect((await repeat(11, () => tries('wrong'))).at(-1)).toBe('throttled')
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
  })

  it('is known to that account only', async () => {
    await twoFactors()
    const other = await world.person({ email: 'other@example.org' })
    await repeat(10, (i) => wrong(i, other.email))
    expect(await tries(goodPassword, { identifier: other.email })).toBe('throttled')
  })
})

describe('a hundred wrong passwords in a row', () => {
  async function hundred() {
    for (let i = 0; i < 100; i++) {
      if (i > 0 && i % 10 === 0) world.now += 901
      expect(await wrong(i)).toBe('wrong-password')
    }
    world.now += 901
  }

  it('close the password to unknown browsers until a link in a mail is used', async () => {
    await hundred()
    expect(await tries(goodPassword, { browser: from(1) })).toBe('password-closed')
    world.now += 365 * 86_400
    expect(await tries(goodPassword, { browser: from(1) })).toBe('password-closed')

    await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: visitor() })
    const token = tokenIn((await world.mails()).find((mail) => mail.template === 'password-reset'))
    expect(
      await choosePassword(world.context, {
        visitor: visitor(),
        token,
        newPassword: 'Other-Kettle-43',
        confirmPassword: 'Other-Kettle-43',
      }),
    ).toMatchObject({ ok: true })
    expect(await tries('Other-Kettle-43', { browser: from(1) })).toBe('signed-in')
  })

  it('leave it open to a known one', async () => {
    await twoFactors()
    await hundred()
    expect(await tries(goodPassword)).toBe('signed-in')
    expect(await tries(goodPassword, { browser: from(1) })).toBe('password-closed')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    for (let i = 0; i < 100; i++) {
      if (i > 0 && i % 10 === 0) world.now += 901
      expect(await wrong(i, 'unknown@example.org')).toBe('wrong-password')
    }
    world.now += 901
    expect(await wrong(1, 'unknown@example.org')).toBe('password-closed')
  })
})

it('of 300 wrong passwords at the same moment no more than ten are compared', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => wrong(i)))
  expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(10)
  expect(answers.filter((answer) => answer === 'throttled')).toHaveLength(290)
  expect(world.hasher.calls).toHaveLength(10)
})

it('of 300 guesses over as many people from one address at the same moment no more than a hundred are compared', async () => {
  const browser = visitor('one', { address: '203.0.113.9' })
  await Promise.all(Array.from({ length: 300 }, (_, i) => tries('wrong', { identifier: `p${i}@example.org`, browser })))
  expect(world.hasher.calls.length).toBeLessThanOrEqual(100)
  world.hasher.calls.length = 0
  world.now += 60
  expect(await tries('wrong', { identifier: 'more@example.org', browser })).toBe('throttled')
  expect(world.hasher.calls).toEqual([])
})

it('while no password can be hashed nobody’s tries are used up', async () => {
  const { context } = world
  const refuse = () => Promise.reject(new LaissezPasserError('busy', 'the line is full'))
  const busy = { ...context, hasher: { ...context.hasher, verify: refuse, verifyNothing: refuse } }
  for (const identifier of [jane.email, 'nobody@example.org']) {
    const started = await startSignIn(context, { identifier, continueTo: null, visitor: visitor() })
    if (!started.ok) throw new Error(started.reason)
    const typed = { ...started, visitor: visitor(), password: goodPassword, method: 'password' }
    for (let i = 0; i < 12; i++)
      expect(await submitPassword(busy, typed)).toMatchObject({
        ok: false,
        reason: 'busy',
        progress: expect.anything(),
      })
    expect(await submitPassword(context, typed)).not.toMatchObject({ reason: 'throttled' })
  }
  expect(await repeat(10, (i) => wrong(i))).toEqual(Array(10).fill('wrong-password'))
})

describe('the mail about wrong passwords', () => {
  const told = async () => (await world.mails()).map(({ template, to }) => [template, to])

  it('comes when they lock the account, once a day, and says until when', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await told()).toEqual([])
    await wrong(9)
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ template: 'password-locked', to: jane.email, language: 'fr' })
    expect(mail?.params).toMatchObject({ until: world.now + 900, resetLink: 'https://id.example.eu/cas/password/lost' })
    world.now += 901
    await repeat(10, (i) => wrong(i + 20))
    expect(await told()).toEqual([])
    world.now += 86_400
    await repeat(10, (i) => wrong(i + 40))
    expect(await told()).toEqual([['password-locked', jane.email]])
  })

  it('comes when the hundredth closes it, with a link that opens it again', async () => {
    for (let round = 0; round < 10; round++) {
      await repeat(10, (i) => wrong(round * 20 + i))
      world.now += 901
    }
    const closed = (await world.mails()).filter(({ template }) => template === 'password-closed')
    expect(closed).toHaveLength(1)
    expect(await tries(goodPassword, { browser: from(240) })).toBe('password-closed')
    world.now -= 901
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    expect(
      await choosePassword(world.context, { visitor: visitor(), token: tokenIn(closed[0]), ...fields }),
    ).toMatchObject({ ok: true })
    world.now += 901
    expect(await tries('Green-Teapot-77', { browser: from(241) })).toBe('signed-in')
  })

  it('comes to nobody for an identifier that nobody has; as much is looked up and written', async () => {
    await repeat(9, (i) => wrong(i))
    await repeat(9, (i) => wrong(i + 20, 'nobody@example.org'))
    const counted = async (i: number, identifier?: string) => {
      world.forget()
      await wrong(i, identifier)
      return world.queries.map(({ kind }) => kind)
    }
    expect(await counted(30, 'nobody@example.org')).toEqual(await counted(31))
    expect(await told()).toEqual([['password-locked', jane.email]])
  })

  it('doesn’t come for a browser that the account knows', async () => {
    await twoFactors()
    await world.mails()
    await repeat(10, () => tries('wrong'))
    expect(await told()).toEqual([])
  })
})
