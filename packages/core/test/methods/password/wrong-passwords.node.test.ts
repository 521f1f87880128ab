import { beforeEach, describe, expect, it } from 'vitest'
import { LaissezPasserError } from '../../../src/errors.ts'
import type { Account, HashingTurn } from '../../../src/ports/index.ts'
import { canReport, kindsOf } from '../../../src/account/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { startSignIn, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { passwordRules, type Trier } from '../../../src/methods/password/tries.ts'
import { readPicture } from '../../support/pictures.ts'
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

async function tries(passwordTyped: string, { identifier = jane.email, browser = visitor(), work = false } = {}) {
  const started = await startSignIn(world.context, { identifier, continueTo: null, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  const answer = await submitPassword(world.context, {
    ...started,
    visitor: browser,
    password: passwordTyped,
    method: 'password',
    proof: work ? await readPicture(world.context) : null,
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
const paid = (i: number, identifier = jane.email) => tries('wrong', { browser: from(i), identifier, work: true })
const all = (answer: string, times: number) => Array<string>(times).fill(answer)

/** Signs in with one factor: the account knows where from now on. */
async function oneFactor(browser = visitor(), passwordTyped = goodPassword) {
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: null, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  const opened = await submitPassword(world.context, {
    ...started,
    visitor: browser,
    password: passwordTyped,
    method: 'password',
  })
  expect(opened).toMatchObject({ ok: true, opened: expect.anything() })
}

/** Signs in with two factors. */
async function twoFactors(browser = visitor()) {
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: '/cas/x', visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  await submitPassword(world.context, { ...started, visitor: browser, password: goodPassword, method: 'code' })
  expect(await submitAnswer(world.context, { ...started, visitor: browser, answer: { code: '1234' } })).toMatchObject({
    ok: true,
  })
}

describe('ten wrong passwords of strangers', () => {
  it('cost a try more work from then on, wherever it comes from; without, nothing is compared', async () => {
    expect(await repeat(10, (i) => wrong(i))).toEqual(all('wrong-password', 10))
    world.hasher.calls.length = 0
    expect(await tries(goodPassword, { browser: from(11) })).toBe('work-asked')
    expect(world.hasher.calls).toEqual([])
    world.now += 30 * 86_400
    expect(await tries(goodPassword, { browser: from(11) })).toBe('work-asked')
    expect(await tries(goodPassword, { browser: from(11), work: true })).toBe('signed-in')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    const answers = await repeat(11, (i) => wrong(i, 'unknown@example.org'))
    expect(answers).toEqual([...all('wrong-password', 10), 'work-asked'])
    world.hasher.calls.length = 0
    await wrong(12, ' UNKNOWN@example.org')
    expect(world.hasher.calls).toEqual([])
  })

  it('are counted by the account, whether its address or its identifier was typed', async () => {
    const answers = await repeat(11, (i) => wrong(i, i % 2 === 0 ? jane.uid : jane.email))
    expect(answers).toEqual([...all('wrong-password', 10), 'work-asked'])
  })

  it.each<[string, boolean, Trier]>([
    ['of nobody', false, { kind: 'browser', token: 'b', usual: false, address: 'a' }],
    ['of a browser in which the account was opened', true, { kind: 'browser', token: 'b', usual: true, address: 'a' }],
    ['of who holds a session', true, { kind: 'holder', id: 'h' }],
  ])('leave no row for ever where no right one will clear it: %s', async (_, somebody, by) => {
    const accountId = somebody ? jane.id : null
    const { rules } = await passwordRules(world.context, { accountId, identifier: 'unknown@example.org', by })
    const { store } = world.context
    const later = world.now + 91 * 86_400
    await store.sweep({ now: later })
    expect(await store.throttle.spend(rules, { now: world.now })).toEqual({ ok: true })
    expect(await store.sweep({ now: later })).toBe(rules.length)
  })

  it('take as many commits for somebody and for nobody, and one where the password is right', async () => {
    const commits = () => world.queries.filter(({ kind }) => kind === 'commit')
    const writes = () => commits().length
    const counted: number[] = []
    const inserted: number[] = []
    for (const identifier of [jane.email, 'unknown@example.org']) {
      world.forget()
      await wrong(0, identifier)
      // The sign-in starts, an attempt is spent, it was wrong.
      expect(writes()).toBe(3)
      inserted.push(commits().at(-1)?.sql.length ?? 0)
      await repeat(8, (i) => wrong(i + 1, identifier))
      world.forget()
      await wrong(9, identifier)
      counted.push(writes())
    }
    expect(counted).toEqual([3, 3])
    // For nobody the row of the audit log is taken away again.
    expect(inserted).toEqual([2, 3])
    expect((await world.mails()).map(({ template }) => template)).toEqual(['password-guessed'])
  })

  it('stand in the activity, each with its browser, and in the audit log; of nobody nothing does', async () => {
    const { store } = world.context
    await tries('wrong', { browser: visitor('b', { browserName: 'Firefox, Linux', country: 'BE' }) })
    await tries('wrong', { identifier: 'unknown@example.org' })
    const lines = await store.activity.list(jane.id, { limit: 9, kinds: ['password-refused'] })
    const details = { browser: 'Firefox, Linux', country: 'BE' }
    expect(lines).toMatchObject([{ kind: 'password-refused', details, at: world.now }])
    expect(kindsOf('refusals')).toContain('password-refused')
    expect(canReport(lines[0] ?? { kind: '' })).toBe(false)
    const rows = (await store.audit.unsealed({ limit: 99 })).filter(({ kind }) => kind === 'password-refused')
    expect(rows.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    expect(await tries(goodPassword)).toBe('signed-in')
    expect(await store.activity.list(jane.id, { limit: 9, kinds: ['password-refused'] })).toHaveLength(1)
  })

  it('are forgotten after a right one', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
    expect(await repeat(9, (i) => wrong(i))).toEqual(all('wrong-password', 9))
  })
})

describe('an address from which many accounts are tried', () => {
  const browser = visitor('one', { address: '203.0.113.9' })
  const spray = (count: number, first = 0) =>
    repeat(count, (i) => tries('wrong', { identifier: `person${first + i}@example.org`, browser }))

  it('pays with work after a hundred accounts, whoever is tried from it; others don’t', async () => {
    expect(await spray(102)).toEqual([...all('wrong-password', 100), 'work-asked', 'work-asked'])
    expect(await tries(goodPassword, { browser })).toBe('work-asked')
    expect(await tries(goodPassword, { browser, work: true })).toBe('signed-in')
    // Where the account was opened once, it is as always.
    expect(await tries(goodPassword, { browser })).toBe('signed-in')
    expect(await tries(goodPassword, { browser: visitor('two') })).toBe('signed-in')
  })

  it('is forgiven a day later', async () => {
    await spray(100)
    world.now += 86_399
    expect(await tries('wrong', { browser })).toBe('work-asked')
    world.now += 1
    expect(await tries('wrong', { browser })).toBe('wrong-password')
  })

  it('isn’t bought free by an account of its own that signs in between', async () => {
    await spray(100)
    const own = visitor('own', { address: '203.0.113.9' })
    await oneFactor(visitor('own', { address: '192.0.2.77' }))
    expect(await tries(goodPassword, { browser: own })).toBe('signed-in')
    expect(await spray(1, 100)).toEqual(['work-asked'])
  })

  it('counts each account once, and forgets the one that is opened', async () => {
    await repeat(9, () => tries('wrong', { browser }))
    await spray(99)
    expect(await tries(goodPassword, { browser })).toBe('signed-in')
    expect(await spray(2, 99)).toEqual(['wrong-password', 'work-asked'])
  })

  it('may be an office where sixty people sign in at the same moment', async () => {
    const people: Account[] = []
    for (let i = 0; i < 60; i++) people.push(await world.person({ email: `p${i}@example.org` }))
    const answers = await Promise.all(
      people.map(({ uid }, i) => tries(goodPassword, { identifier: uid, browser: visitor(`b${i}`) })),
    )
    expect(new Set(answers)).toEqual(new Set(['signed-in']))
  })
})

describe('a browser in which the account was opened', () => {
  it.each(['one factor', 'two factors'])(
    'with %s has a count of its own: strangers can’t keep its owner out',
    async (how) => {
      await (how === 'one factor' ? oneFactor() : twoFactors())
      await repeat(10, (i) => wrong(i))
      await repeat(90, (i) => paid(i))
      expect(await tries(goodPassword, { browser: from(99), work: true })).toBe('password-closed')
      for (let i = 0; i < 3; i++) expect(await tries(goodPassword)).toBe('signed-in')
    },
  )

  it('pays with work after ten of its own, for thirty days, and leaves others alone', async () => {
    await oneFactor()
    expect(await repeat(11, () => tries('wrong'))).toEqual([...all('wrong-password', 10), 'work-asked'])
    expect(await tries(goodPassword, { browser: from(1) })).toBe('signed-in')
    world.now += 30 * 86_400 - 1
    expect(await tries('wrong')).toBe('work-asked')
    world.now += 1
    expect(await tries('wrong')).toBe('wrong-password')
    expect(await tries(goodPassword)).toBe('signed-in')
    expect(await repeat(10, () => tries('wrong'))).toEqual(all('wrong-password', 10))
  })

  it('is a stranger’s after a hundred of its own', async () => {
    await oneFactor()
    await repeat(10, () => tries('wrong'))
    expect(await repeat(90, () => tries('wrong', { work: true }))).toEqual(all('wrong-password', 90))
    expect(await repeat(11, () => tries('wrong'))).toEqual([...all('wrong-password', 10), 'work-asked'])
    expect(await tries(goodPassword, { work: true })).toBe('signed-in')
  })

  it('is a stranger’s to every other account', async () => {
    await oneFactor()
    const other = await world.person({ email: 'other@example.org' })
    await repeat(10, (i) => wrong(i, other.email))
    expect(await tries(goodPassword, { identifier: other.email })).toBe('work-asked')
  })

  it('with one factor is a stranger’s once the password is another', async () => {
    await oneFactor()
    world.now += 10
    await reset('Other-Kettle-43', visitor('elsewhere'))
    await repeat(10, (i) => wrong(i))
    expect(await tries('Other-Kettle-43')).toBe('work-asked')
    expect(await tries('Other-Kettle-43', { browser: visitor('elsewhere') })).toBe('signed-in')
  })
})

/** By a link in a mail. */
async function reset(newPassword: string, browser: ReturnType<typeof visitor>) {
  await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: browser })
  const token = tokenIn((await world.mails()).find((mail) => mail.template === 'password-reset'))
  const fields = { token, newPassword, confirmPassword: newPassword, visitor: browser }
  expect(await choosePassword(world.context, fields)).toMatchObject({ ok: true })
}

describe('a hundred wrong passwords in a row', () => {
  const hundred = async (identifier = jane.email) => {
    expect(await repeat(10, (i) => wrong(i, identifier))).toEqual(all('wrong-password', 10))
    expect(await repeat(90, (i) => paid(i, identifier))).toEqual(all('wrong-password', 90))
  }

  it('close the password to strangers until a link in a mail is used', async () => {
    await hundred()
    expect(await tries(goodPassword, { browser: from(1), work: true })).toBe('password-closed')
    world.now += 365 * 86_400
    expect(await tries(goodPassword, { browser: from(1), work: true })).toBe('password-closed')
    await reset('Other-Kettle-43', visitor('new'))
    expect(await tries('Other-Kettle-43', { browser: from(1) })).toBe('signed-in')
  })

  it('can’t close it again to the browser where the link was used', async () => {
    await hundred()
    await reset('Other-Kettle-43', visitor('new'))
    await hundred()
    expect(await tries('Other-Kettle-43', { browser: visitor('new') })).toBe('signed-in')
  })

  it('are counted alike for an identifier that nobody has', async () => {
    await hundred('unknown@example.org')
    expect(await tries('wrong', { browser: from(1), identifier: 'unknown@example.org', work: true })).toBe(
      'password-closed',
    )
  })
})

it('of 300 wrong passwords at the same moment no more than ten are compared', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, i) => wrong(i)))
  expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(10)
  expect(answers.filter((answer) => answer === 'work-asked')).toHaveLength(290)
  expect(world.hasher.calls).toHaveLength(10)
})

it('of 300 guesses over as many people from one address at the same moment no more than a hundred are compared', async () => {
  const browser = visitor('one', { address: '203.0.113.9' })
  await Promise.all(Array.from({ length: 300 }, (_, i) => tries('wrong', { identifier: `p${i}@example.org`, browser })))
  expect(world.hasher.calls).toHaveLength(100)
  world.hasher.calls.length = 0
  world.now += 60
  expect(await tries('wrong', { identifier: 'more@example.org', browser })).toBe('work-asked')
  expect(world.hasher.calls).toEqual([])
})

it('work is good for one try', async () => {
  await repeat(10, (i) => wrong(i))
  const proof = await readPicture(world.context)
  const started = await startSignIn(world.context, { identifier: jane.email, continueTo: null, visitor: from(1) })
  if (!started.ok) throw new Error(started.reason)
  const typed = { ...started, visitor: from(1), password: 'wrong', method: 'password', proof }
  expect(await submitPassword(world.context, typed)).toMatchObject({ reason: 'wrong-password' })
  expect(await submitPassword(world.context, typed)).toMatchObject({ reason: 'work-asked', code: 'captcha-expired' })
  expect(await submitPassword(world.context, { ...typed, proof: null })).toMatchObject({ code: 'captcha-required' })
  const misread = { ...(await readPicture(world.context)), code: 'QQQQQ' }
  expect(await submitPassword(world.context, { ...typed, proof: misread })).toMatchObject({ code: 'captcha-wrong' })
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
    expect(await submitPassword(context, typed)).not.toMatchObject({ reason: 'work-asked' })
  }
  expect(await repeat(10, (i) => wrong(i))).toEqual(Array(10).fill('wrong-password'))
})

it('a stranger whom the hasher would refuse spends nothing, and a browser of the account goes before them', async () => {
  const { context } = world
  await oneFactor()
  let spent = 0
  const throttle = {
    ...context.store.throttle,
    spend: (...given: Parameters<typeof context.store.throttle.spend>) => {
      spent += 1
      return context.store.throttle.spend(...given)
    },
  }
  const isBusy = ({ known = false }: HashingTurn) => !known
  const flooded = { ...context, store: { ...context.store, throttle }, hasher: { ...context.hasher, isBusy } }
  const answer = async (browser: ReturnType<typeof visitor>) => {
    const started = await startSignIn(context, { identifier: jane.email, continueTo: null, visitor: browser })
    if (!started.ok) throw new Error(started.reason)
    return submitPassword(flooded, { ...started, visitor: browser, password: goodPassword, method: 'password' })
  }
  expect(await answer(from(1))).toMatchObject({ ok: false, reason: 'busy', progress: expect.anything() })
  expect(spent).toBe(0)
  expect(await answer(visitor())).toMatchObject({ ok: true })
})

describe('the mail about wrong passwords', () => {
  const told = async () => (await world.mails()).map(({ template, to }) => [template, to])

  it('comes at the tenth, once a day', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await told()).toEqual([])
    await wrong(9)
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ template: 'password-guessed', to: jane.email, language: 'fr' })
    expect(mail?.params).toMatchObject({ resetLink: 'https://id.example.eu/cas/password/lost' })
    await repeat(10, (i) => paid(i + 20))
    expect(await told()).toEqual([])
    world.now += 86_400
    await paid(40)
    expect(await told()).toEqual([['password-guessed', jane.email]])
  })

  it('comes when the hundredth closes it, with a link that opens it again', async () => {
    await repeat(10, (i) => wrong(i))
    await repeat(90, (i) => paid(i))
    const closed = (await world.mails()).filter(({ template }) => template === 'password-closed')
    expect(closed).toHaveLength(1)
    expect(await tries(goodPassword, { browser: from(240), work: true })).toBe('password-closed')
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    const chosen = { visitor: visitor(), token: tokenIn(closed[0]), ...fields }
    expect(await choosePassword(world.context, chosen)).toMatchObject({ ok: true })
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
    expect(await told()).toEqual([['password-guessed', jane.email]])
  })

  it('doesn’t come for a browser in which the account was opened', async () => {
    await oneFactor()
    await world.mails()
    await repeat(10, () => tries('wrong'))
    expect(await told()).toEqual([])
  })
})
