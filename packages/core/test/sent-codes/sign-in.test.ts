import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/mobile'
import { beforeEach, describe, expect, it } from 'vitest'
import { password } from '../../src/methods/password/method.ts'
import { submitPassword } from '../../src/methods/password/use-cases.ts'
import { sms } from '../../src/methods/sms/method.ts'
import { confirmPhone, removePhone, startPhone } from '../../src/methods/sms/use-cases.ts'
import type { Account } from '../../src/ports/index.ts'
import { chooseMethod, resumeSignIn, type SignInRef, submitAnswer } from '../../src/sign-in/index.ts'
import { findSignIn, knowsWho, methodState } from '../../src/sign-in/load.ts'
import { asks, begin, withJane } from '../support/flow.ts'
import { freshly } from '../support/fresh.ts'
import { goodPassword, visitor, type World } from '../support/world.ts'

let world: World
let jane: Account
let phoneId: string
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [password(), sms()], describeDestination: () => asks() }))
  const fresh = await freshly(world.context, jane)
  const started = await startPhone(world.context, { fresh, number: '+32 470 12 34 12', parse, visitor: visitor() })
  phoneId = started.ok ? started.id : ''
  const text = (await world.mails()).at(-1)
  await confirmPhone(world.context, { fresh, id: phoneId, code: String(text?.params['code']) })
  // What adding the number spent counts no more.
  world.now += 86_400
  await world.mails()
})

/** A sign-in that waits for a code, and the code. */
async function waiting(name = 'laptop'): Promise<{ readonly flow: SignInRef; readonly code: string }> {
  const flow = await begin(world, jane.email, { browser: visitor(name) })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'sms' })
  return { flow, code: await sent() }
}

async function sent(as = 'text-sign-in'): Promise<string> {
  const text = (await world.mails()).findLast(({ template }) => template === as)
  return String(text?.params['code'])
}

const answer = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })
const another = (flow: SignInRef) => chooseMethod(world.context, { ...flow, method: 'sms', credentialId: null })
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const refused = (code: string, more: object = {}) => ({ ok: false, reason: 'refused', code, ...more })

async function view(flow: SignInRef) {
  const resumed = await resumeSignIn(world.context, flow)
  return resumed.ok && resumed.progress.step.kind === 'verify' ? resumed.progress.step.view : null
}

describe('a code that is sent', () => {
  it('opens the gate once, however it is typed, and says which number it went to', async () => {
    const { code, flow } = await waiting()
    const name = expect.stringMatching(/12$/)
    expect(await view(flow)).toMatchObject({
      status: 'ready',
      credential: { id: phoneId, name },
      expiresAt: world.now + 600,
      params: { left: 5, tries: 5 },
    })
    expect(await answer(flow, '12345')).toMatchObject(refused('code-incomplete'))
    expect(await view(flow)).toMatchObject({ params: { left: 5 } })
    const opened = await answer(flow, ` ${code.slice(0, 3)} ${code.slice(3)} `)
    expect(opened).toMatchObject({
      ok: true,
      opened: {
        session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'sms', credentialId: phoneId }] },
      },
    })
    expect(await answer(flow, code)).toMatchObject({ ok: false, reason: 'not-found' })
  })

  it('has five tries', async () => {
    const { code, flow } = await waiting()
    for (const left of [4, 3, 2, 1, 0])
      expect(await answer(flow, wrongOf(code))).toMatchObject(refused('wrong-code', { params: { left } }))
    expect(await view(flow)).toMatchObject({ status: 'ended', reason: 'no-tries', credential: { id: phoneId } })
    expect(await answer(flow, code)).toMatchObject(refused('no-tries'))
  })

  it('lives ten minutes', async () => {
    const { code, flow } = await waiting()
    world.now += 599
    expect(await view(flow)).toMatchObject({ status: 'ready' })
    world.now += 1
    expect(await view(flow)).toMatchObject({ status: 'ended', reason: 'expired', credential: { id: phoneId } })
    expect(await answer(flow, code)).toMatchObject(refused('expired'))
  })

  it('ends with the next one', async () => {
    const { code, flow } = await waiting()
    await another(flow)
    const second = await sent()
    if (code !== second) expect(await answer(flow, code)).toMatchObject(refused('wrong-code', { params: { left: 4 } }))
    expect(await answer(flow, second)).toMatchObject({ ok: true })
  })

  it('is that of its sign-in alone', async () => {
    const [one, other] = [await waiting('one'), await waiting('two')]
    if (one.code !== other.code) expect(await answer(one.flow, other.code)).toMatchObject(refused('wrong-code'))
    expect(await answer(one.flow, one.code)).toMatchObject({ ok: true })
  })

  it('is that of its number alone', async () => {
    const fresh = await freshly(world.context, jane)
    const started = await startPhone(world.context, { fresh, number: '+32 470 12 34 56', parse, visitor: visitor() })
    const other = started.ok ? started.id : ''
    await confirmPhone(world.context, { fresh, id: other, code: await sent('text-new-phone') })
    world.now += 86_400
    const flow = await begin(world, jane.email)
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'sms' })
    const to = (credentialId: string) => chooseMethod(world.context, { ...flow, method: 'sms', credentialId })
    for (let texts = 0; texts < 5; texts++) expect(await to(other)).toMatchObject({ ok: true })
    expect(await to(phoneId)).toMatchObject({ ok: true })
    const code = await sent()
    // No sixth goes there; the first number's code stays, and proves nothing of this one.
    expect(await to(other)).toMatchObject({ ok: false, reason: 'not-started', code: 'too-many' })
    const credential = { id: other, name: expect.stringMatching(/56$/) }
    expect(await view(flow)).toMatchObject({ status: 'ended', reason: 'expired', credential })
    expect(await answer(flow, code)).toMatchObject(refused('expired'))
  })

  it('ends with its number', async () => {
    const { code, flow } = await waiting()
    await removePhone(world.context, { fresh: await freshly(world.context, jane), phoneId })
    const state = await findSignIn(world.context, flow)
    if (!state || !knowsWho(world.context, state)) throw new Error('no sign-in')
    const stored = methodState(state, flow.visitor)
    expect(await sms().view(world.context, stored)).toEqual({
      status: 'ended',
      reason: 'expired',
      expiresAt: null,
      credential: null,
      params: {},
    })
    expect(await sms().verify(world.context, stored, { code })).toEqual({ ok: false, reason: 'expired' })
  })

  it('spends ten tries of the account in a quarter of an hour, whichever code they are of', async () => {
    for (const name of ['one', 'two']) {
      const { code, flow } = await waiting(name)
      for (let index = 0; index < 5; index++)
        expect(await answer(flow, wrongOf(code))).toMatchObject(refused('wrong-code'))
    }
    const { code, flow } = await waiting('three')
    expect(await answer(flow, code)).toMatchObject(refused('throttled', { until: world.now + 900 }))
    world.now += 900
    const later = await waiting('three')
    expect(await answer(later.flow, later.code)).toMatchObject({ ok: true })
    // A right one clears the count.
    const again = await waiting('four')
    for (let index = 0; index < 5; index++)
      expect(await answer(again.flow, wrongOf(again.code))).toMatchObject(refused('wrong-code'))
  })

  it('rests the account for a day after fifty wrong ones in a row, however far apart', async () => {
    for (let round = 0; round < 10; round++) {
      world.now += 86_400
      const { code, flow } = await waiting(`browser ${round}`)
      for (let index = 0; index < 5; index++)
        expect(await answer(flow, wrongOf(code))).toMatchObject(refused('wrong-code'))
    }
    const { code, flow } = await waiting('last')
    expect(await answer(flow, code)).toMatchObject(refused('throttled', { until: world.now + 86_400 }))
  })

  it('leaves a browser that the account knows its own count', async () => {
    const known = await waiting('known')
    expect(await answer(known.flow, known.code)).toMatchObject({ ok: true })
    for (const name of ['one', 'two']) {
      const { code, flow } = await waiting(name)
      for (let index = 0; index < 5; index++) await answer(flow, wrongOf(code))
    }
    const { code, flow } = await waiting('known')
    expect(await answer(flow, code)).toMatchObject({ ok: true })
  })
})
