import { beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { ocra, parseOcraSuite } from '../../../src/authenticator/ocra.ts'
import { hotp } from '../../../src/one-time-codes/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { giveToken, importTokens } from '../../../src/methods/token/index.ts'
import { tokenCram } from '../../../src/methods/token/token-cram.ts'
import { token } from '../../../src/methods/token/token.ts'
import { takeToken } from '../../../src/methods/token/use-cases.ts'
import { asks, begin, stepOf, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, type World } from '../../support/world.ts'

const acting = { by: { via: 'command', name: 'root' }, reason: null } as const

const key = utf8('12345678901234567890')
const suite = 'OCRA-1:HOTP-SHA1-6:QN08'
const press = (counter: number) => hotp(key, { hash: 'SHA1', digits: 6, counter })

let world: World
let jane: Account
beforeEach(async () => {
  const methods = [password(), token(), tokenCram()]
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => (path === '/cas/x' ? asks() : null) }))
})

const moment = (seconds: number) => new Date(seconds * 1000).toISOString()

/** A file with one device and the policy of its key. */
function device(policy: string, profile: 'hotp' | 'ocra' = 'hotp'): string {
  const parameters = profile === 'ocra' ? `<Suite>${suite}</Suite>` : ''
  return `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>7</SerialNo></DeviceInfo>
    <Key Id="k" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${parameters}</AlgorithmParameters>
    <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data><Policy>${policy}</Policy></Key></KeyPackage></KeyContainer>`
}

const until = (seconds: number) => `<ExpiryDate>${moment(seconds)}</ExpiryDate>`

const imports = async (source: string, owner: Account | null = jane) => {
  const ownerOf = () => (owner === null ? null : { uid: owner.uid })
  const file = await importTokens(world.context, { source, sharedKey: null, ownerOf })
  return file.ok ? file.keys.map(({ outcome }) => outcome) : [file.reason]
}

async function entered(method: string): Promise<SignInRef> {
  const flow = await begin(world, jane.email)
  await submitPassword(world.context, { ...flow, password: goodPassword, method })
  return flow
}

const answer = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })

describe('a token whose maker set an end', () => {
  it('isn’t imported after it, nor before its beginning', async () => {
    expect(await imports(device(until(world.now - 1)))).toEqual(['outlived'])
    expect(await imports(device(`<StartDate>${moment(world.now + 1)}</StartDate>`))).toEqual(['not-yet-valid'])
    expect(await imports(device(`<StartDate>${moment(world.now)}</StartDate>${until(world.now)}`))).toEqual(['added'])
  })

  it('signs in until that second, and not after it', async () => {
    await imports(device(until(world.now + 100)))
    world.now += 100
    expect(await answer(await entered('token'), press(0))).toMatchObject({ ok: true, opened: { session: {} } })
    const early = await entered('token')
    world.now += 1
    expect(await answer(early, press(1))).toMatchObject({ reason: 'refused', code: 'outlived' })
    expect(await stepOf(world, await entered('token'))).toMatchObject({
      kind: 'verify',
      view: { status: 'ended', reason: 'outlived' },
    })
  })

  it('is asked for no answer after it, and what was asked before isn’t answered', async () => {
    await imports(device(until(world.now + 100), 'ocra'))
    const early = await entered('token-cram')
    const step = await stepOf(world, early)
    const question = step !== 'not-found' && step.kind === 'verify' ? String(step.view.params.challenge) : ''
    const parsed = parseOcraSuite(suite)
    const code = (parsed && ocra(parsed, key, { question })) ?? ''
    world.now += 101
    expect(await answer(early, code)).toMatchObject({ reason: 'refused', code: 'outlived' })
    const flow = await begin(world, jane.email)
    const typed = { ...flow, password: goodPassword, method: 'token-cram' }
    expect(await submitPassword(world.context, typed)).toMatchObject({ reason: 'not-started', code: 'outlived' })
  })

  it('is neither taken nor given away after it', async () => {
    expect(await imports(device(until(world.now + 100)), null)).toEqual(['stocked'])
    world.now += 101
    const typed = { serial: '7', name: '', code: press(0), nextCode: press(1) }
    const taken = await takeToken(world.context, { fresh: await freshly(world.context, jane), ...typed })
    expect(taken).toMatchObject({ issues: [{ field: 'serial', code: 'unknown-token' }] })
    const given = await giveToken(world.context, { serial: '7', owner: { uid: jane.uid }, ...acting })
    expect(given).toEqual({ ok: false, reason: 'outlived' })
    world.now -= 1
    expect(await giveToken(world.context, { serial: '7', owner: { uid: jane.uid }, ...acting })).toMatchObject({
      ok: true,
    })
    expect(await answer(await entered('token'), press(0))).toMatchObject({ ok: true })
    world.now += 1
    expect(await answer(await entered('token'), press(1))).toMatchObject({ code: 'outlived' })
  })
})
