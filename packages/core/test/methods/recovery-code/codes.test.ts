import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Account } from '../../../src/ports/index.ts'
import { hashRecoveryCode, newRecoveryCode, readRecoveryCode } from '../../../src/methods/recovery-code/code.ts'
import { makeRecoveryCodes, recoveryState } from '../../../src/methods/recovery-code/codes.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession, type CurrentSession } from '../../../src/sessions/index.ts'
import { chooseMethod, type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import type { MethodCredential } from '../../../src/context/index.ts'
import { password } from '../../../src/methods/password/method.ts'
import { recoveryCode } from '../../../src/methods/recovery-code/method.ts'
import { asks, begin, phone, stepOf, tablet, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { secureRandom } from '../../support/random.ts'
import { codeMethod, goodPassword, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let phones: MethodCredential[]
beforeEach(async () => {
  phones = [phone]
  const methods = [password(), codeMethod(phones), recoveryCode()]
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => (path === '/cas/x' ? asks() : null) }))
})

/** Signed in with both factors. */
async function current(code = 'code', answer = '1234'): Promise<CurrentSession> {
  const flow = await entered()
  await chooseMethod(world.context, { ...flow, method: code, credentialId: null })
  const done = await submitAnswer(world.context, { ...flow, answer: { code: answer } })
  if (!done.ok || !done.opened) throw new Error(JSON.stringify(done))
  const found = await checkSession(world.context, { token: done.opened.sessionToken })
  if (!found) throw new Error('no session')
  return found
}

/** A sign-in whose password was right. */
async function entered(browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, jane.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  return flow
}

async function ten(): Promise<readonly string[]> {
  const made = await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, jane) })
  if (!made.ok) throw new Error(made.reason)
  await world.mails()
  return made.codes
}

async function submit(flow: SignInRef, code: string) {
  await chooseMethod(world.context, { ...flow, method: 'recovery-code', credentialId: null })
  return submitAnswer(world.context, { ...flow, answer: { code } })
}

describe('a recovery code', () => {
  it('is written without letters that look alike, and read however it is typed', async () => {
    for (let i = 0; i < 50; i++)
      expect(newRecoveryCode(secureRandom)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(readRecoveryCode(' 7k2m q9xd–o4tb pz6l ')).toBe('7K2MQ9XD04TBPZ61')
    expect(readRecoveryCode('7K2M-Q9XD-04TB-PZ6')).toBeNull()
    expect(readRecoveryCode('7K2M-Q9XD-04TB-PZ6U')).toBeNull()
    expect(hashRecoveryCode('a', '7')).not.toBe(hashRecoveryCode('b', '7'))
  })

  it('is one of ten, kept as a hash, told of by mail', async () => {
    const { recoveryCodes } = world.context.store
    const kept = vi.spyOn(recoveryCodes, 'replace')
    const made = await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, jane) })
    const codes = made.ok ? made.codes : []
    expect(new Set(codes).size).toBe(10)
    const written = kept.mock.calls.map(([given]) => given)
    kept.mockRestore()
    expect(written.map(({ hashes }) => hashes)).toEqual([
      codes.map((code) => hashRecoveryCode(jane.id, readRecoveryCode(code) ?? '')),
    ])
    for (const code of codes.flatMap((each) => [each, each.replaceAll('-', '')]))
      expect(JSON.stringify(written)).not.toContain(code)
    expect(await world.mails()).toContainEqual(
      expect.objectContaining({ to: jane.email, template: 'recovery-codes-made' }),
    )
    expect(JSON.stringify(await world.context.store.activity.list(jane.id, { limit: 9 }))).toContain(
      'recovery-codes-made',
    )
  })

  it('opens what asks for two factors, once, may change factors, and a mail says how many are left', async () => {
    const [first = '', second = ''] = await ten()
    const opened = await current('recovery-code', first.toLowerCase().replaceAll('-', ' '))
    expect(opened.session).toMatchObject({
      level: 'MEDIUM',
      proofs: [{ method: 'password' }, { method: 'recovery-code' }],
    })
    expect(await requireFresh(world.context, { current: opened })).toMatchObject({ ok: true })
    expect((await world.mails()).find(({ template }) => template === 'recovery-code-used')).toMatchObject({
      params: { left: 9 },
    })

    const again = await entered()
    expect(await submit(again, first)).toMatchObject({
      ok: false,
      code: 'wrong-code',
      progress: { step: { kind: 'verify' } },
    })
    expect(await submit(again, second)).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM' } } })
  })

  it('ends when new ones are made', async () => {
    const [old = ''] = await ten()
    world.now += 1
    const [fresh = ''] = await ten()
    const flow = await entered()
    expect(await submit(flow, old)).toMatchObject({ ok: false, code: 'wrong-code' })
    expect(await submit(flow, fresh)).toMatchObject({ ok: true })
  })

  it('is offered after the password alone, to whom has one', async () => {
    const before = await begin(world, jane.email)
    expect(await stepOf(world, before)).toMatchObject({ offers: [{ name: 'code' }] })
    expect(await stepOf(world, await entered())).toMatchObject({ kind: 'verify', others: [] })
    await ten()
    expect(await stepOf(world, await entered())).toMatchObject({ others: [{ name: 'recovery-code' }] })
    expect(await stepOf(world, before)).toMatchObject({ offers: [{ name: 'code' }] })
  })

  it('isn’t offered before the password in a browser that the account knows either, which is told what it has', async () => {
    await current()
    await ten()
    expect(await stepOf(world, await begin(world, jane.email))).toMatchObject({
      firstName: 'Jane',
      offers: [{ name: 'code' }],
    })
  })

  it('proves nothing before the password', async () => {
    const [code = ''] = await ten()
    const flow = await begin(world, jane.email)
    expect(await submit(flow, code)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await submit(await entered(), code)).toMatchObject({ ok: true })
  })

  it('can’t be guessed: five tries, in parallel too, whatever cookie; a slip of the pen costs none', async () => {
    const [right = ''] = await ten()
    const flows = await Promise.all(Array.from({ length: 12 }, (_, i) => entered(visitor(`stranger-${i}`))))
    for (const flow of flows)
      await chooseMethod(world.context, { ...flow, method: 'recovery-code', credentialId: null })
    const [first] = flows
    if (!first) throw new Error('no sign-in')
    const judge = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })
    expect(await judge(first, 'ABCD')).toMatchObject({ code: 'wrong-code' })
    const answers = await Promise.all(flows.map((flow) => judge(flow, newRecoveryCode(secureRandom))))
    expect(answers.filter((answer) => !answer.ok && 'code' in answer && answer.code === 'wrong-code')).toHaveLength(5)
    expect(await judge(first, right)).toMatchObject({ code: 'throttled', until: expect.any(Number) })
    world.now += 15 * 60 + 1
    expect(await submit(await entered(visitor('stranger-0')), right)).toMatchObject({ ok: true })
  })

  it('isn’t used up by strangers in a browser that the account knows, which has five tries of its own', async () => {
    await current()
    const [right = ''] = await ten()
    for (const name of ['stranger', 'laptop']) {
      const flow = await entered(visitor(name))
      for (let tries = 0; tries < 5; tries++)
        expect(await submit(flow, newRecoveryCode(secureRandom))).toMatchObject({ code: 'wrong-code' })
      expect(await submit(flow, right)).toMatchObject({ code: 'throttled' })
    }
    world.now += 15 * 60
    expect(await submit(await entered(), right)).toMatchObject({ ok: true })
  })
})

describe('two factors in a browser that the account doesn’t know', () => {
  const told = async () => (await world.mails()).filter(({ template }) => template === 'new-browser')

  it('are told by mail, once for each browser; the password alone isn’t', async () => {
    await current()
    expect(await told()).toMatchObject([{ to: jane.email, params: { notMeLink: expect.any(String) } }])
    world.now += 60
    await current()
    expect(await told()).toEqual([])
    const flow = await begin(world, jane.email, { continueTo: null, browser: visitor('another') })
    await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    expect(await told()).toEqual([])
  })
})

describe('ways back in', () => {
  it('are advised to who has one factor and no code', async () => {
    const here = await current()
    expect(await recoveryState(world.context, { current: here })).toEqual({
      left: 0,
      createdAt: null,
      factors: 1,
      advised: true,
    })
    phones.push(tablet)
    expect(await recoveryState(world.context, { current: here })).toMatchObject({ factors: 2, advised: false })
    phones.pop()
    await makeRecoveryCodes(world.context, { fresh: await freshly(world.context, here) })
    expect(await recoveryState(world.context, { current: here })).toMatchObject({
      left: 10,
      createdAt: world.now,
      advised: false,
    })
  })

  it('are made only by who has a factor to lose', async () => {
    const fresh = await freshly(world.context, await current())
    phones.pop()
    expect(await makeRecoveryCodes(world.context, { fresh })).toEqual({ ok: false, reason: 'no-second-factor' })
  })

  it('don’t count as a factor: with only codes left, the password is enough to add one', async () => {
    await ten()
    phones.pop()
    const flow = await begin(world, jane.email, { continueTo: null })
    const done = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
    if (!done.ok || !done.opened) throw new Error('not opened')
    expect(await requireFresh(world.context, { current: done.opened })).toMatchObject({ ok: true })
  })
})
