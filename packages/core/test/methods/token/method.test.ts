import { beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { ocra, parseOcraSuite } from '../../../src/authenticator/ocra.ts'
import type { MethodState, VerificationMethod } from '../../../src/context/index.ts'
import { importTokens } from '../../../src/methods/token/index.ts'
import { token, tokenApp } from '../../../src/methods/token/token.ts'
import { tokenCram } from '../../../src/methods/token/token-cram.ts'
import { hotp } from '../../../src/one-time-codes/index.ts'
import type { Account, CodeToken } from '../../../src/ports/index.ts'
import { factor } from '../../support/factors.ts'
import { withJane } from '../../support/flow.ts'
import { methodState } from '../../support/method-state.ts'
import { visitor, type World } from '../../support/world.ts'

const key = utf8('12345678901234567890')
const suite = 'OCRA-1:HOTP-SHA1-6:QN08'
const press = (counter: number) => hotp(key, { hash: 'SHA1', digits: 6, counter })

let world: World
let jane: Account
let opened = 0
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [token(), tokenApp(), tokenCram()] }))
})

/** Gives Jane a device. */
async function device(
  profile: 'hotp' | 'ocra',
  { policy = '', secret = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', serial = profile as string } = {},
): Promise<CodeToken> {
  const parameters = profile === 'ocra' ? `<Suite>${suite}</Suite>` : ''
  const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>${serial}</SerialNo></DeviceInfo>
    <Key Id="k" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${parameters}</AlgorithmParameters>
    <Data><Secret><PlainValue>${secret}</PlainValue></Secret></Data><Policy>${policy}</Policy></Key></KeyPackage></KeyContainer>`
  await importTokens(world.context, { source, sharedKey: null, ownerOf: () => ({ id: jane.id }) })
  const found = (await world.context.store.codeTokens.list(jane.id)).find((one) => one.serial === serial)
  if (!found) throw new Error('not imported')
  return found
}

/** On the way to a token. */
async function entered(credentialId: string | null, changed: Partial<MethodState> = {}): Promise<MethodState> {
  const state = methodState(jane, { now: world.now, idHash: `sign-in ${opened++}`, credentialId })
  await world.context.store.signIns.start(state.signIn)
  return { ...state, ...changed }
}

/** Types an answer, and makes use of it. */
async function use(method: VerificationMethod, state: MethodState, code?: string): Promise<unknown> {
  const judged = await method.verify(world.context, state, code === undefined ? {} : { code })
  if (!judged.ok) return judged
  const proof = { method: method.name, at: world.now, credentialId: judged.credentialId }
  return (await judged.claim?.commit(proof)) ? 'used' : judged.claim?.lost
}

it('each way with tokens is for its own kind', async () => {
  const variants = ['device', 'app', 'challenge']
  const factors = [
    ...(['token', 'phone'] as const).flatMap((kind) =>
      variants.map((variant) => factor(kind, { id: `${kind} ${variant}`, variant })),
    ),
    factor('device'),
  ]
  const own = async (method: VerificationMethod) =>
    (await method.credentials?.(factors, { context: world.context, account: jane }))?.map(({ id }) => id)
  expect(await own(token())).toEqual(['token device'])
  expect(await own(tokenApp())).toEqual(['token app'])
  expect(await own(tokenCram())).toEqual(['token challenge'])
})

describe('a code of a token', () => {
  it('is taken of the token that was chosen, of that way; what has not its length costs no try', async () => {
    const { id } = await device('hotp')
    const expired = { ok: false, reason: 'expired' }
    for (const credentialId of [null, 'another'])
      expect(await use(token(), await entered(credentialId), press(0))).toEqual(expired)
    expect(await use(tokenApp(), await entered(id), press(0))).toEqual(expired)
    const cram = await device('ocra')
    const step = Math.floor(world.now / 30)
    for (const code of [press(0), press(step)])
      expect(await use(token(), await entered(cram.id), code)).toEqual(expired)
    expect(await token().view(world.context, await entered('another'))).toMatchObject({
      status: 'ready',
      credential: null,
    })
    expect(await token().view(world.context, await entered(id))).toMatchObject({
      status: 'ready',
      credential: { id, name: 'hotp' },
    })
    for (let i = 0; i < 9; i++)
      for (const code of [undefined, '', '12345', '1234567'])
        expect(await use(token(), await entered(id), code)).toEqual({ ok: false, reason: 'code-incomplete' })
    expect(await use(token(), await entered(id), press(0))).toBe('used')
  })

  it('that is wrong is a guess; a right one clears what was wrong; twice at once it is right once', async () => {
    const { id } = await device('hotp')
    const wrong = { ok: false, reason: 'wrong-code', wrong: true }
    for (const counter of [0, 1]) {
      for (let i = 0; i < 4; i++) expect(await use(token(), await entered(id), '000000')).toEqual(wrong)
      expect(await use(token(), await entered(id), press(counter))).toBe('used')
    }
    const states = [await entered(id), await entered(id)]
    const both = await Promise.all(states.map((state) => use(token(), state, press(2))))
    expect(both).toContainEqual('used')
    expect(both).toContainEqual(wrong)
  })

  it('is guessed at five times from strangers’ browsers, and as often in each that the account knows', async () => {
    const { id } = await device('hotp')
    const browsers = [
      { knownBrowser: false, visitor: visitor('a') },
      { knownBrowser: true, visitor: visitor('a') },
      { knownBrowser: true, visitor: visitor('b') },
    ]
    for (const browser of browsers) {
      for (let i = 0; i < 5; i++)
        expect(await use(token(), await entered(id, browser), '000000')).toMatchObject({ reason: 'wrong-code' })
      const until = world.now + 15 * 60
      expect(await use(token(), await entered(id, browser), press(0))).toEqual({
        ok: false,
        reason: 'throttled',
        until,
      })
    }
    const stranger = { knownBrowser: false, visitor: visitor('c') }
    expect(await use(token(), await entered(id, stranger), press(0))).toMatchObject({ reason: 'throttled' })
  })
})

describe('a challenge', () => {
  const start = (state: MethodState) => tokenCram().start(world.context, state)
  const view = (state: MethodState) => tokenCram().view(world.context, state)

  async function challenged(id: string) {
    const state = await entered(id)
    expect(await start(state)).toEqual({ ok: true })
    const shown = await view(state)
    const parsed = parseOcraSuite(suite)
    if (shown.status !== 'ready' || !parsed) throw new Error('no challenge')
    return { state, shown, code: ocra(parsed, key, { question: shown.params.challenge }) ?? '' }
  }

  it('goes to a token that answers some; nothing waits before', async () => {
    const { id } = await device('ocra')
    const other = await device('hotp')
    for (const credentialId of [null, 'another', other.id])
      expect(await start(await entered(credentialId))).toEqual({ ok: false, reason: 'expired' })
    expect(await view(await entered(id))).toMatchObject({ status: 'ended', reason: 'expired' })
    expect(await use(tokenCram(), await entered(id), '123456')).toEqual({ ok: false, reason: 'expired' })
  })

  it('is for one token, for five minutes and five tries', async () => {
    const { id } = await device('ocra')
    const { code, shown, state } = await challenged(id)
    expect(shown).toMatchObject({
      credential: { id, name: 'ocra' },
      expiresAt: world.now + 300,
      params: { left: 5, tries: 5 },
    })
    const elsewhere = { ...state, credentialId: 'another' }
    expect(await use(tokenCram(), elsewhere, code)).toEqual({ ok: false, reason: 'expired' })
    expect(await view(elsewhere)).toMatchObject({ status: 'ended', reason: 'expired' })
    for (const typed of [undefined, '12345', '1234567'])
      expect(await use(tokenCram(), state, typed)).toEqual({ ok: false, reason: 'code-incomplete' })
    expect(await use(tokenCram(), state, code)).toBe('used')
  })

  it('is answered by the token that was chosen, of several', async () => {
    await device('ocra', { serial: 'other', secret: 'YWJjZGVmZ2hpamtsbW5vcHFyc3Q=' })
    world.now += 1
    const { id } = await device('ocra')
    const { code, shown, state } = await challenged(id)
    expect(shown).toMatchObject({ credential: { id, name: 'ocra' } })
    expect(await use(tokenCram(), state, code)).toBe('used')
  })

  it('ends with its token', async () => {
    const until = new Date((world.now + 100) * 1000).toISOString()
    const { id } = await device('ocra', { policy: `<ExpiryDate>${until}</ExpiryDate>` })
    const { code, state } = await challenged(id)
    world.now += 101
    expect(await view(state)).toMatchObject({ status: 'ended', reason: 'outlived', credential: { id, name: 'ocra' } })
    expect(await use(tokenCram(), state, code)).toEqual({ ok: false, reason: 'outlived' })
    expect(await start(await entered(id))).toEqual({ ok: false, reason: 'outlived' })
  })

  it('wrongly answered is a guess, with how many are left; a right answer clears them', async () => {
    const { id } = await device('ocra')
    const off = (code: string) => code.replace(/.$/, (last) => String((Number(last) + 1) % 10))
    for (let round = 0; round < 2; round++) {
      const { code, state } = await challenged(id)
      for (const left of [4, 3, 2, 1])
        expect(await use(tokenCram(), state, off(code))).toEqual({
          ok: false,
          reason: 'wrong-code',
          wrong: true,
          params: { left },
        })
      expect(await view(state)).toMatchObject({ status: 'ready', params: { left: 1 } })
      expect(await use(tokenCram(), state, code)).toBe('used')
    }
    const { code, state } = await challenged(id)
    for (let i = 0; i < 5; i++) await use(tokenCram(), state, off(code))
    expect(await view(state)).toMatchObject({ status: 'ended', reason: 'no-tries' })
    const known = { ...state, knownBrowser: true }
    expect(await use(tokenCram(), known, code)).toEqual({ ok: false, reason: 'no-tries' })
    expect(await use(tokenCram(), state, code)).toEqual({
      ok: false,
      reason: 'throttled',
      until: world.now + 15 * 60,
    })
  })
})
