import { beforeEach, describe, expect, it } from 'vitest'
import { fromHex, utf8 } from '../../../src/authenticator/bytes.ts'
import { ocra, parseOcraSuite } from '../../../src/authenticator/ocra.ts'
import type { Account, CodeToken } from '../../../src/ports/index.ts'
import { chooseMethod, type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { tokenCram } from '../../../src/methods/token/token-cram.ts'
import { judgeAnswer, newChallenge, typedSuite } from '../../../src/methods/token/answer.ts'
import { importTokens } from '../../../src/methods/token/index.ts'
import { sealSecret } from '../../../src/methods/token/secret.ts'
import { asks, begin, stepOf, withJane } from '../../support/flow.ts'
import { secureRandom } from '../../support/random.ts'
import { goodPassword, visitor, type World } from '../../support/world.ts'
import vectors from '../../vectors/ocra-rfc6287.json' with { type: 'json' }

const key = utf8('12345678901234567890')
const plain = 'OCRA-1:HOTP-SHA1-6:QN08'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({
    methods: [password(), tokenCram()],
    describeDestination: (path) => (path === '/cas/x' ? asks() : null),
  }))
})

async function withToken(suite: string, counter = 7): Promise<void> {
  const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>9</SerialNo></DeviceInfo>
    <Key Id="c" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:ocra"><AlgorithmParameters><Suite>${suite}</Suite></AlgorithmParameters>
    <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret><Counter><PlainValue>${counter}</PlainValue></Counter></Data></Key></KeyPackage></KeyContainer>`
  expect(
    await importTokens(world.context, { source, sharedKey: null, ownerOf: () => ({ uid: jane.uid }) }),
  ).toMatchObject({
    keys: [{ outcome: 'added' }],
  })
}

async function entered(browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, jane.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'token-cram' })
  return flow
}

async function shown(flow: SignInRef): Promise<{ readonly challenge: string; readonly left: number }> {
  const step = await stepOf(world, flow)
  if (step === 'not-found' || step.kind !== 'verify') throw new Error(JSON.stringify(step))
  return { challenge: String(step.view.params.challenge), left: Number(step.view.params.left) }
}

const answer = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })

/** What the device shows. */
function device(suite: string, question: string, moving: { readonly counter?: number; readonly time?: number } = {}) {
  const parsed = parseOcraSuite(suite)
  return (parsed && ocra(parsed, key, { question, ...moving })) ?? ''
}

const off = (code: string) => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))

describe('a token with a challenge', () => {
  it('signs in at HIGH; each challenge is answered once', async () => {
    await withToken(plain)
    const flow = await entered()
    const { challenge, left } = await shown(flow)
    expect(challenge).toMatch(/^\d{8}$/)
    expect(left).toBe(5)
    expect(await stepOf(world, flow)).toMatchObject({ view: { credential: { name: '9' } } })
    const code = device(plain, challenge)
    expect(await answer(flow, code)).toMatchObject({
      ok: true,
      opened: { session: { level: 'HIGH', proofs: [{ method: 'password' }, { method: 'token-cram' }] } },
    })
    const next = await entered()
    expect((await shown(next)).challenge).not.toBe(challenge)
    expect(await answer(next, code)).toMatchObject({ ok: false, code: 'wrong-code', params: { left: 4 } })
  })

  it('asked again, has a new challenge; an answer to the earlier one, or late, is none', async () => {
    await withToken(plain)
    const flow = await entered()
    const first = await shown(flow)
    const [listed] = await world.context.store.codeTokens.list(jane.id)
    await chooseMethod(world.context, { ...flow, method: 'token-cram', credentialId: listed?.id ?? '' })
    const second = await shown(flow)
    expect(second.challenge).not.toBe(first.challenge)
    expect(await answer(flow, device(plain, first.challenge))).toMatchObject({ code: 'wrong-code' })
    expect(await answer(flow, '12345')).toMatchObject({ code: 'code-incomplete' })
    expect((await shown(flow)).left).toBe(4)
    world.now += 300
    expect(await answer(flow, device(plain, second.challenge))).toMatchObject({ ok: false, code: 'expired' })
    expect(await stepOf(world, flow)).toMatchObject({ view: { status: 'ended', reason: 'expired' } })
  })

  it('five tries, however they come, on new challenges too', async () => {
    await withToken(plain)
    const flow = await entered()
    const { challenge } = await shown(flow)
    const right = device(plain, challenge)
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => answer(flow, off(right))))
    expect(outcomes.filter((one) => !one.ok && one.reason === 'refused' && one.code === 'wrong-code')).toHaveLength(5)
    expect(await answer(flow, right)).toMatchObject({ ok: false, code: 'throttled' })
    expect(await stepOf(world, flow)).toMatchObject({ view: { status: 'ended', reason: 'no-tries' } })
    const fresh = await entered(visitor('stranger'))
    expect(await answer(fresh, device(plain, (await shown(fresh)).challenge))).toMatchObject({ code: 'throttled' })
  })

  it('with a counter goes forward only', async () => {
    const suite = 'OCRA-1:HOTP-SHA256-8:C-QN08'
    await withToken(suite)
    const first = await entered()
    expect(await answer(first, device(suite, (await shown(first)).challenge, { counter: 9 }))).toMatchObject({
      ok: true,
    })
    const next = await entered()
    const { challenge } = await shown(next)
    expect(await answer(next, device(suite, challenge, { counter: 9 }))).toMatchObject({ code: 'wrong-code' })
    expect(await answer(next, device(suite, challenge, { counter: 10 }))).toMatchObject({ ok: true })
  })

  it('with a counter may have been pressed nine times in vain, not ten', async () => {
    const suite = 'OCRA-1:HOTP-SHA256-8:C-QN08'
    await withToken(suite)
    const first = await entered()
    const { challenge } = await shown(first)
    expect(await answer(first, device(suite, challenge, { counter: 17 }))).toMatchObject({ code: 'wrong-code' })
    expect(await answer(first, device(suite, challenge, { counter: 16 }))).toMatchObject({ ok: true })
    const next = await entered()
    const again = await shown(next)
    expect(await answer(next, device(suite, again.challenge, { counter: 27 }))).toMatchObject({ code: 'wrong-code' })
    expect(await answer(next, device(suite, again.challenge, { counter: 26 }))).toMatchObject({ ok: true })
  })

  it('with a clock is taken a step early or late', async () => {
    const suite = 'OCRA-1:HOTP-SHA512-8:QN08-T1M'
    await withToken(suite)
    for (const ahead of [0, 60, -60]) {
      const flow = await entered()
      const { challenge } = await shown(flow)
      for (const far of [2 * 60, -2 * 60])
        expect(await answer(flow, device(suite, challenge, { time: world.now + far }))).toMatchObject({
          code: 'wrong-code',
        })
      expect(await answer(flow, device(suite, challenge, { time: world.now + ahead }))).toMatchObject({ ok: true })
      world.now += 300
    }
  })

  it.each([
    [plain, /^\d{8}$/],
    ['OCRA-1:HOTP-SHA1-6:QA08', /^[0-9A-Z]{8}$/],
    ['OCRA-1:HOTP-SHA1-6:QH40', /^[0-9A-F]{10}$/],
  ])('%s: a challenge in its format', (text, format) => {
    const suite = typedSuite(text)
    expect(suite && newChallenge(suite, secureRandom)).toMatch(format)
  })
})

describe('RFC 6287', () => {
  const typeable = vectors.vectors.filter(({ suite }) => typedSuite(suite) !== null)

  it('has vectors of plain, counted and timed suites that can be typed', () => {
    expect(new Set(typeable.map(({ suite }) => suite)).size).toBeGreaterThanOrEqual(3)
  })

  it.each(typeable)('$suite, $question: $code is right, another isn’t', async (vector) => {
    const { keyRing } = world.context
    const secret = fromHex(vector.key) ?? new Uint8Array()
    const token: CodeToken = {
      id: 'a',
      accountId: jane.id,
      kind: 'ocra',
      origin: 'device',
      name: 'Token',
      serial: null,
      source: null,
      hash: 'SHA1',
      codeDigits: vector.code.length,
      stepSeconds: 30,
      suite: vector.suite,
      sealedSecret: await sealSecret(keyRing, { id: 'a', secret }),
      countFrom: 'counter' in vector ? Number(vector.counter) : 0,
      driftSeconds: 0,
      validUntil: null,
      resyncFrom: null,
      resyncUntil: null,
      createdAt: 0,
      expiresAt: null,
      lastSeenAt: null,
    }
    const now = 'time' in vector ? Number(vector.time) : world.now
    const judge = (code: string) => judgeAnswer({ keyRing, now }, { token, challenge: vector.question, code })
    expect(await judge(vector.code)).toEqual({ counter: 'counter' in vector ? Number(vector.counter) : null })
    expect(await judge(off(vector.code))).toBe('wrong')
  })
})
