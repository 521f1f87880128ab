import { describe, expect, it } from 'vitest'
import type { Destination, MethodCredential } from '../../src/context/index.ts'
import { hashToken } from '../../src/ids/index.ts'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { ruleOfDomain } from '../../src/policy/domains.ts'
import type { Account } from '../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../src/registration/index.ts'
import { checkSession } from '../../src/sessions/index.ts'
import {
  completeSignIn,
  isGoodEnough,
  meetsOwnWish,
  setUpFirst,
  submitAnswer,
  viewStepUp,
} from '../../src/sign-in/index.ts'
import { restingLevel } from '../../src/sign-in/demands.ts'
import { findSignIn } from '../../src/sign-in/load.ts'
import { asks, begin, phone, stepOf } from '../support/flow.ts'
import { codeMethod, goodPassword, newWorld, tokenIn, visitor, type World } from '../support/world.ts'

const service = asks({ level: 'BASIC' })
const own: Destination = { serviceName: null, level: 'BASIC', methods: null, forceFresh: false, maxAge: null }

describe('the rule of a domain', () => {
  const assuranceByDomain = {
    'example.eu': 'HIGH',
    '*.example.eu': { assurance: 'MEDIUM', level: 'MEDIUM' },
    '*.lab.example.eu': { assurance: 'TOP', level: 'HIGH' },
    'xn--mller-kva.example': 'MEDIUM',
  } as const
  it.each([
    ['ana@example.eu', 'HIGH', 'BASIC'],
    ['ana@staff.example.eu', 'MEDIUM', 'MEDIUM'],
    ['ANA@a.b.STAFF.Example.eu', 'MEDIUM', 'MEDIUM'],
    ['ana@x.lab.example.eu', 'TOP', 'HIGH'],
    ['ana@lab.example.eu', 'MEDIUM', 'MEDIUM'],
    ['ana@notexample.eu', 'LOW', 'BASIC'],
    ['ana@example.eu.evil.example', 'LOW', 'BASIC'],
    ['ana@müller.example', 'MEDIUM', 'BASIC'],
    ['ana@constructor', 'LOW', 'BASIC'],
  ])('of %s is %s, and %s for services', (email, assurance, level) => {
    expect(ruleOfDomain({ email }, { assuranceByDomain })).toEqual({ assurance, level })
  })
})

it.each([
  [{ alwaysTwoFactors: false }, 'BASIC'],
  [{ alwaysTwoFactors: false, needs: 'BASIC' }, 'BASIC'],
  [{ alwaysTwoFactors: false, needs: 'MEDIUM' }, 'MEDIUM'],
  [{ alwaysTwoFactors: false, needs: 'HIGH' }, 'MEDIUM'],
  [{ alwaysTwoFactors: true }, 'MEDIUM'],
] as const)('who has a second factor, and of whom %j is wanted, is asked for %s', (wish, level) => {
  expect(restingLevel({ preferredMethod: null, ...wish })).toBe(level)
})

describe('a domain that needs two factors', () => {
  let world: World
  let jane: Account
  const credentials: MethodCredential[] = []

  async function setUp(...has: readonly MethodCredential[]): Promise<void> {
    credentials.splice(0, credentials.length, ...has)
    world = await newWorld({
      settings: { assuranceByDomain: { '*.example.org': { assurance: 'MEDIUM', level: 'MEDIUM' } } },
      methods: [password(), codeMethod(credentials)],
      describeDestination: (path) => (path.startsWith('/cas/x') ? service : own),
    })
    jane = await world.person({ email: 'jane@staff.example.org' })
    world.now += 5
  }
  const byPassword = async (continueTo: string, email = jane.email) => {
    const flow = await begin(world, email, { continueTo })
    return { flow, done: await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' }) }
  }

  it('is looked at by the gate again, whoever decided: a service isn’t opened by the password, a page of ours is', async () => {
    await setUp()
    const opens = async (continueTo: string) => {
      const flow = await begin(world, jane.email, { continueTo })
      const idHash = hashToken(flow.signInId)
      const proof = { method: 'password', at: world.now, credentialId: null }
      const proving = { proof, method: 'password', credentialId: null, clearThrottle: [] }
      await world.context.store.signIns.prove({ ...proving, idHash, now: world.now })
      const state = await findSignIn(world.context, flow)
      return state && completeSignIn(world.context, { ...flow, state })
    }
    expect(await opens('/cas/x')).toEqual({ ok: false, reason: 'not-proved' })
    expect(await opens('/cas/y')).toMatchObject({ ok: true })
  })

  it('asks for the second one after the password, whatever the service asks, and the gate opens then', async () => {
    await setUp(phone)
    const { done, flow } = await byPassword('/cas/x')
    expect(done).toEqual({ ok: true, opened: null })
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'verify', method: 'code' })
    const answered = await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })
    expect(answered).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM' } } })
  })

  it('asks for it on pages of the provider, too, where there is one', async () => {
    await setUp(phone)
    expect((await byPassword('/cas/account')).done).toEqual({ ok: true, opened: null })
  })

  it('leads who has none to set one up: no service opens, the page for it does', async () => {
    await setUp()
    const { done, flow } = await byPassword('/cas/x')
    expect(done).toEqual({ ok: true, opened: null })
    expect(await stepOf(world, flow)).toMatchObject({
      kind: 'choose-method',
      nothingSetUp: true,
      why: { addable: [{ name: 'code' }] },
    })
    const opened = await setUpFirst(world.context, { ...flow, to: () => '/cas/mobile' })
    expect(opened).toMatchObject({ ok: true, opened: { continueTo: '/cas/mobile', session: { level: 'BASIC' } } })
  })

  it('lets no session of one factor into a service, which was opened on a page of the provider', async () => {
    await setUp()
    const { done } = await byPassword('/cas/account')
    const token = done.ok ? (done.opened?.sessionToken ?? null) : null
    const current = await checkSession(world.context, { token })
    if (current === null) throw new Error('not signed in')
    const good = (destination: Destination) => isGoodEnough(world.context, { current, destination })
    expect([await good(service), await good(own)]).toEqual([false, true])
    const { account, session } = current
    const meets = (forService: boolean) => meetsOwnWish(world.context, { account, proofs: session.proofs, forService })
    expect([await meets(true), await meets(false)]).toEqual([false, true])
    expect(await viewStepUp(world.context, { current, continueTo: '/cas/x' })).toMatchObject({
      ok: false,
      reason: 'nothing-set-up',
      requirement: { level: 'MEDIUM' },
    })
    credentials.push(phone)
    expect([await good(service), await good(own)]).toEqual([false, false])
    expect(await viewStepUp(world.context, { current, continueTo: '/cas/x' })).toMatchObject({
      ok: true,
      offers: [{ name: 'code' }],
    })
  })

  it('holds for who chose a password by a link in a mail, on the way to a service', async () => {
    await setUp()
    await requestReset(world.context, {
      identifier: jane.email,
      captcha: null,
      continueTo: '/cas/x',
      visitor: visitor(),
    })
    const [mail] = await world.mails()
    const chosen = { newPassword: 'Green-Kettle-42', confirmPassword: 'Green-Kettle-42', visitor: visitor() }
    const set = await choosePassword(world.context, { token: tokenIn(mail), ...chosen })
    if (!set.ok) throw new Error(set.reason)
    expect(await stepOf(world, { signInId: set.signInId, visitor: visitor() })).toMatchObject({
      kind: 'choose-method',
      nothingSetUp: true,
    })
  })

  it('asks nobody else, and tells no stranger: the first page is the same', async () => {
    await setUp()
    const ann = await world.person({ email: 'ann@example.org' })
    expect((await byPassword('/cas/x', ann.email)).done).toMatchObject({ ok: true, opened: { session: {} } })
    const [staff, nobody] = [await begin(world, jane.email), await begin(world, 'nobody@staff.example.org')]
    expect(await stepOf(world, staff)).toEqual(await stepOf(world, nobody))
  })
})
