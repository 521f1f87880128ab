import { beforeEach, describe, expect, it } from 'vitest'
import { setAlwaysTwoFactors } from '../../../src/account/index.ts'
import { password } from '../../../src/methods/password/method.ts'
import { passwordRules } from '../../../src/methods/password/tries.ts'
import { passwordWork, submitPassword } from '../../../src/methods/password/use-cases.ts'
import type { Account } from '../../../src/ports/index.ts'
import { resumeSignIn, type SignInRef } from '../../../src/sign-in/index.ts'
import { begin, phone, tablet, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { codeMethod, goodPassword, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password()] }))
})

const submit = (flow: SignInRef) =>
  submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })

it('a sign-in that is unknown here, or over, takes no password: none is compared', async () => {
  const flow = await begin(world, jane.email)
  expect(await submit(flow)).toMatchObject({ ok: true })
  world.forget()
  for (const other of [flow, { ...flow, signInId: 'unknown' }, { ...flow, visitor: visitor('thief') }])
    expect(await submit(other)).toEqual({ ok: false, reason: 'not-found' })
  expect(world.hasher.calls).toEqual([])
})

it('where a clock was set back, a proof isn’t older than the password by which it was judged', async () => {
  world.now -= 1000
  const opened = await submit(await begin(world, jane.email))
  expect(opened).toMatchObject({
    opened: { session: { proofs: [{ method: 'password', at: jane.passwordChangedAt }] } },
  })
  world.now += 2000
  const later = await submit(await begin(world, jane.email))
  expect(later).toMatchObject({ opened: { session: { proofs: [{ method: 'password', at: world.now }] } } })
})

it('goes on with no method, where the person is asked which', async () => {
  const methods = [password(), codeMethod([phone]), codeMethod([tablet], { name: 'other' })]
  const context = { ...world.context, methods }
  const fresh = await freshly(context, jane)
  expect(await setAlwaysTwoFactors(context, { fresh, on: true, browserName: '' })).toMatchObject({ ok: true })
  const flow = await begin(world, jane.email)
  const answer = { ...flow, password: goodPassword, method: 'password' }
  expect(await submitPassword(context, answer)).toEqual({ ok: true, opened: null })
  const shown = await resumeSignIn(context, flow)
  expect(shown).toMatchObject({
    progress: { step: { kind: 'choose-method', missing: '', offers: [{ name: 'code' }, { name: 'other' }] } },
  })
})

describe('the work that a page asks for with the next password', () => {
  it.each(['jane@example.org', 'nobody@example.org'])('is none, then a little, then long: of %s', async (email) => {
    const flow = await begin(world, email)
    const shown = await resumeSignIn(world.context, flow)
    if (!shown.ok) throw new Error(shown.reason)
    const { signIn } = shown.progress
    const work = (usualBrowser = false) => passwordWork(world.context, { signIn, usualBrowser, visitor: flow.visitor })
    const by = { kind: 'browser', token: 'b', usual: false, address: '198.51.100.1' } as const
    const { rules } = await passwordRules(world.context, { accountId: signIn.accountId, identifier: email, by })
    const seen: string[] = []
    for (let wrong = 0; wrong <= 50; wrong++) {
      seen.push(await work())
      await world.context.store.throttle.spend(rules, { now: world.now, work: 'long' })
    }
    expect(seen).toEqual([...Array(10).fill('none'), ...Array(40).fill('usual'), 'long'])
    // A browser in which the account was opened has counts of its own.
    expect(await work(true)).toBe(email === jane.email ? 'none' : 'long')
  })
})
