import { beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { hotp, parseOtpauth, totp } from '../../../src/one-time-codes/index.ts'
import type { Destination } from '../../../src/context/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { chooseMethod, type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { tokenCram } from '../../../src/methods/token/token-cram.ts'
import { token, tokenApp } from '../../../src/methods/token/token.ts'
import { importTokens, listTokens } from '../../../src/methods/token/index.ts'
import {
  confirmTokenApp,
  removeToken,
  renameToken,
  startTokenApp,
  viewTokenApp,
} from '../../../src/methods/token/use-cases.ts'
import { asks, begin, stepOf, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, visitor, type World } from '../../support/world.ts'
import pskc from '../../vectors/pskc-rfc6030.json' with { type: 'json' }

const key = utf8('12345678901234567890')
const six = { hash: 'SHA1', digits: 6 } as const

let world: World
let jane: Account
beforeEach(async () => {
  const methods = [password(), token(), tokenApp(), tokenCram()]
  const destinations: Readonly<Record<string, Destination>> = {
    '/cas/x': asks(),
    '/cas/high': asks({ level: 'HIGH' }),
    '/cas/devices': asks({ methods: ['token'] }),
    '/cas/apps': asks({ methods: ['token-app'] }),
  }
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => destinations[path] ?? null }))
})

/** A sign-in whose password was right, on its way to this method. */
async function entered(method: string, browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, jane.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method })
  return flow
}

const answer = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })

async function typed(method: string, code: string, browser = visitor()) {
  return answer(await entered(method, browser), code)
}

/** The secret of an app that was set up by the code of this moment. */
async function withApp(name = 'Phone'): Promise<Uint8Array> {
  const fresh = await freshly(world.context, jane)
  const started = await startTokenApp(world.context, { fresh, name })
  if (!started.ok) throw new Error(started.reason)
  const { id, link } = started.app
  const secret = parseOtpauth(link)?.secret ?? new Uint8Array()
  const confirmed = await confirmTokenApp(world.context, { fresh, id, code: codeOf(secret) })
  expect(confirmed).toMatchObject({ ok: true })
  world.now += 30
  return secret
}

const codeOf = (secret: Uint8Array, ahead = 0) => totp(secret, { ...six, stepSeconds: 30, time: world.now + ahead })

const give = (source: string, sharedKey: Uint8Array<ArrayBuffer> | null = null) =>
  importTokens(world.context, { source, sharedKey, ownerOf: () => ({ uid: jane.uid }) })

/** Imports a HOTP device of eight digits with the RFC's key. */
async function withDevice(): Promise<void> {
  const source = oneKey(pskc.figure10)
  expect(await give(source)).toEqual({ ok: true, keys: [{ key: '1', serial: '654321', outcome: 'added' }] })
}

const oneKey = (source: string) => source.replace(/<\/KeyPackage>[\s\S]*$/, '</KeyPackage></KeyContainer>')
const press = (counter: number) => hotp(key, { hash: 'SHA1', digits: 8, counter })

const cram = (suite: string) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>9</SerialNo></DeviceInfo>
   <Key Id="c" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:ocra"><AlgorithmParameters><Suite>${suite}</Suite></AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret><Counter><PlainValue>7</PlainValue></Counter></Data></Key></KeyPackage></KeyContainer>`

describe('an authenticator app', () => {
  it('is set up by a code, named, told of by mail, and signs in at MEDIUM', async () => {
    const secret = await withApp(' My   phone ')
    expect(await listTokens(world.context, { accountId: jane.id })).toMatchObject([{ name: 'My phone' }])
    expect((await world.mails()).map(({ template, to }) => [template, to])).toContainEqual(['token-added', jane.email])
    expect(await typed('token-app', ` ${codeOf(secret).replace(/^.../, '$& ')}`)).toMatchObject({
      ok: true,
      opened: { session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'token-app' }] } },
    })
  })

  it('is asked for under the entry of tokens by whom has no token device', async () => {
    const flow = await begin(world, jane.email)
    expect(await stepOf(world, flow)).toMatchObject({ offers: [{ name: 'token' }, { name: 'token-cram' }] })
    expect(await stepOf(world, await entered('token'))).toMatchObject({ kind: 'choose-method', missing: 'token' })
    const secret = await withApp()
    const again = await entered('token')
    expect(await stepOf(world, again)).toMatchObject({ kind: 'verify', method: 'token-app', others: [] })
    expect(await answer(again, codeOf(secret))).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM' } } })
    await withDevice()
    expect(await stepOf(world, await entered('token'))).toMatchObject({
      method: 'token',
      credentials: [{ name: 'TokenVendorAcme 654321' }],
      others: [{ name: 'token-app' }],
    })
    const elsewhere = await entered('token')
    await chooseMethod(world.context, { ...elsewhere, method: 'token-app', credentialId: null })
    expect(await stepOf(world, elsewhere)).toMatchObject({ method: 'token-app', others: [{ name: 'token' }] })
  })

  it('is no token device: what asks for one isn’t satisfied', async () => {
    const secret = await withApp()
    for (const continueTo of ['/cas/high', '/cas/devices']) {
      const flow = await begin(world, jane.email, { continueTo })
      await submitPassword(world.context, { ...flow, password: goodPassword, method: 'token' })
      expect(await stepOf(world, flow)).toMatchObject({ kind: 'choose-method', missing: 'token', offers: [] })
      expect(await answer(flow, codeOf(secret))).toMatchObject({ ok: false, code: 'expired' })
    }
    const named = await begin(world, jane.email, { continueTo: '/cas/apps' })
    expect(await stepOf(world, named)).toMatchObject({ offers: [{ name: 'token-app' }] })
  })

  it('shows its secret until it is confirmed, to its person, for ten minutes', async () => {
    const fresh = await freshly(world.context, jane)
    const started = await startTokenApp(world.context, { fresh, name: 'Phone' })
    if (!started.ok) throw new Error(started.reason)
    const { app } = started
    expect(parseOtpauth(app.link)).toMatchObject({ issuer: 'Example ID', account: jane.email, digits: 6, hash: 'SHA1' })
    expect(await viewTokenApp(world.context, { account: jane, id: app.id })).toEqual(app)
    const other = await world.person({ email: 'joe@example.org' })
    expect(await viewTokenApp(world.context, { account: other, id: app.id })).toBeNull()
    const confirm = async (code: string, account = jane) =>
      confirmTokenApp(world.context, { fresh: await freshly(world.context, account), id: app.id, code })
    const issue = (code: string) => ({ ok: false, reason: 'invalid', issues: [{ field: 'code', code }] })
    expect(await confirm('')).toEqual(issue('required'))
    expect(await confirm('12345')).toEqual(issue('incomplete'))
    const secret = parseOtpauth(app.link)?.secret ?? new Uint8Array()
    const wrong = codeOf(secret).replace(/.$/, (last) => String((Number(last) + 1) % 10))
    expect(await confirm(wrong)).toEqual(issue('wrong'))
    expect(await confirm(codeOf(secret, 300))).toEqual(issue('clock'))
    expect(await confirm(codeOf(secret), other)).toEqual({ ok: false, reason: 'unknown' })
    expect(await listTokens(world.context, { accountId: jane.id })).toEqual([])
    expect(await confirm(codeOf(secret))).toMatchObject({ ok: true })
    expect(await viewTokenApp(world.context, { account: jane, id: app.id })).toBeNull()
    const late = await startTokenApp(world.context, { fresh, name: 'Late' })
    world.now += 600
    expect(late.ok && (await viewTokenApp(world.context, { account: jane, id: late.app.id }))).toBeNull()
  })

  it('its code is good once, the confirming one never, nor an earlier one; the next one is', async () => {
    const secret = await withApp()
    expect(await typed('token-app', codeOf(secret, -30))).toMatchObject({ ok: false, code: 'wrong-code' })
    const now = codeOf(secret)
    expect(await typed('token-app', now)).toMatchObject({ ok: true })
    expect(await typed('token-app', now)).toMatchObject({ ok: false, code: 'wrong-code' })
    world.now += 30
    expect(await typed('token-app', now)).toMatchObject({ ok: false, code: 'wrong-code' })
    expect(await typed('token-app', codeOf(secret))).toMatchObject({ ok: true })
  })

  it('whose clock runs away is followed; far off, two codes in a row bring it back', async () => {
    const secret = await withApp()
    for (const ahead of [30, 60, 90]) {
      world.now += 60
      expect(await typed('token-app', codeOf(secret, ahead))).toMatchObject({ ok: true })
    }
    world.now += 60
    const flow = await entered('token-app')
    expect(await answer(flow, codeOf(secret, 300))).toMatchObject({ ok: false, code: 'next-code' })
    expect(await answer(flow, codeOf(secret, 300))).toMatchObject({ ok: false, code: 'next-code' })
    expect(await answer(flow, codeOf(secret, 330))).toMatchObject({ ok: true })
    world.now += 60
    expect(await typed('token-app', codeOf(secret, 330))).toMatchObject({ ok: true })
    world.now += 60
    expect(await typed('token-app', codeOf(secret, 900))).toMatchObject({ ok: false, code: 'wrong-code' })
  })

  it('can’t be guessed: five tries in parallel, whatever sign-in and cookie; a slip costs none', async () => {
    const secret = await withApp()
    const right = codeOf(secret)
    const wrong = right.replace(/.$/, (last) => String((Number(last) + 1) % 10))
    const flows: SignInRef[] = []
    for (let i = 0; i < 12; i++) flows.push(await entered('token-app', visitor(`stranger-${i}`)))
    const [first] = flows
    if (!first) throw new Error('no sign-in')
    for (let i = 0; i < 7; i++) expect(await answer(first, '12345')).toMatchObject({ code: 'code-incomplete' })
    const outcomes = await Promise.all(flows.map((flow) => answer(flow, wrong)))
    const codes = outcomes.map((outcome) => (outcome.ok || outcome.reason !== 'refused' ? 'ok' : outcome.code))
    expect(codes.filter((code) => code === 'wrong-code')).toHaveLength(5)
    expect(codes.filter((code) => code === 'throttled')).toHaveLength(7)
    expect(await typed('token-app', right, visitor('newcomer'))).toMatchObject({ ok: false, code: 'throttled' })
    world.now += 15 * 60
    expect(await typed('token-app', codeOf(secret), visitor('newcomer'))).toMatchObject({ ok: true })
  })

  it('isn’t used up by strangers in a browser that the account knows', async () => {
    const secret = await withApp()
    expect(await typed('token-app', codeOf(secret))).toMatchObject({ ok: true })
    world.now += 30
    for (let tries = 0; tries < 5; tries++) await typed('token-app', '000000', visitor('stranger'))
    expect(await typed('token-app', codeOf(secret), visitor('stranger'))).toMatchObject({ code: 'throttled' })
    expect(await typed('token-app', codeOf(secret))).toMatchObject({ ok: true })
  })

  it('rests for a day after fifty wrong ones in a row, however far apart', async () => {
    await withDevice()
    for (let round = 0; round < 10; round++) {
      world.now += 86_400
      const flow = await entered('token')
      for (let tries = 0; tries < 5; tries++)
        expect(await answer(flow, '00000000')).toMatchObject({ code: 'wrong-code' })
    }
    const throttled = { code: 'throttled', until: world.now + 86_400 }
    expect(await answer(await entered('token'), press(0))).toMatchObject(throttled)
  })

  it('is confirmed by ten tries at most', async () => {
    const fresh = await freshly(world.context, jane)
    const started = await startTokenApp(world.context, { fresh, name: 'Phone' })
    const [id, link] = started.ok ? [started.app.id, started.app.link] : ['', '']
    const right = codeOf(parseOtpauth(link)?.secret ?? new Uint8Array())
    const confirm = (code: string) => confirmTokenApp(world.context, { fresh, id, code })
    const wrong = right.replace(/.$/, (last) => String((Number(last) + 1) % 10))
    for (let tries = 0; tries < 10; tries++) expect(await confirm(wrong)).toMatchObject({ reason: 'invalid' })
    expect(await confirm(right)).toEqual({ ok: false, reason: 'throttled', until: world.now + 600 })
  })

  it('one code in parallel opens one session', async () => {
    const secret = await withApp()
    const flows = await Promise.all([1, 2, 3, 4].map((i) => entered('token-app', visitor(`side-${i}`))))
    const outcomes = await Promise.all(flows.map((flow) => answer(flow, codeOf(secret))))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is renamed and removed by its person alone; removed, it is no factor any more', async () => {
    const secret = await withApp()
    const other = await world.person({ email: 'joe@example.org' })
    const [listed] = await listTokens(world.context, { accountId: jane.id })
    const tokenId = listed?.id ?? ''
    expect(listed).toMatchObject({ name: 'Phone', kind: 'totp', origin: 'app' })
    expect(JSON.stringify(listed)).not.toContain('ealed')
    expect(await renameToken(world.context, { accountId: other.id, tokenId, name: 'x' })).toMatchObject({ ok: false })
    expect(await renameToken(world.context, { accountId: jane.id, tokenId, name: ' ' })).toMatchObject({
      reason: 'invalid',
    })
    expect(await renameToken(world.context, { accountId: jane.id, tokenId, name: 'Tablet' })).toEqual({ ok: true })
    expect(await removeToken(world.context, { fresh: await freshly(world.context, other), tokenId })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    const flow = await entered('token-app')
    expect(await removeToken(world.context, { fresh: await freshly(world.context, jane), tokenId })).toEqual({
      ok: true,
    })
    expect((await world.mails()).at(-1)).toMatchObject({ template: 'token-removed', params: { device: 'Tablet' } })
    expect(await answer(flow, codeOf(secret))).toMatchObject({ ok: false, code: 'expired' })
    expect(await listTokens(world.context, { accountId: jane.id })).toEqual([])
  })

  it('ten at most', async () => {
    for (let i = 0; i < 10; i++) await withApp(`Phone ${i}`)
    expect(await startTokenApp(world.context, { fresh: await freshly(world.context, jane), name: 'One more' })).toEqual(
      {
        ok: false,
        reason: 'too-many',
      },
    )
    expect(await give(oneKey(pskc.figure10))).toMatchObject({ keys: [{ outcome: 'too-many' }] })
  })
})

describe('a token device', () => {
  it('of a key file signs in at HIGH, by counters that only rise; its owner is told', async () => {
    await withDevice()
    expect((await world.mails()).at(-1)).toMatchObject({
      template: 'token-added',
      params: { device: 'TokenVendorAcme 654321' },
    })
    expect(await typed('token', press(3))).toMatchObject({ ok: true, opened: { session: { level: 'HIGH' } } })
    for (const counter of [0, 2, 3]) expect(await typed('token', press(counter))).toMatchObject({ code: 'wrong-code' })
    expect(await typed('token', press(4))).toMatchObject({ ok: true })
  })

  it('pressed too often, is taken back by two codes in a row', async () => {
    await withDevice()
    const flow = await entered('token')
    expect(await answer(flow, press(50))).toMatchObject({ code: 'next-code' })
    expect(await answer(flow, press(52))).toMatchObject({ code: 'next-code' })
    expect(await answer(flow, press(53))).toMatchObject({ ok: true })
    expect(await typed('token', press(54))).toMatchObject({ ok: true })
    const again = await entered('token')
    expect(await answer(again, press(120))).toMatchObject({ code: 'next-code' })
    world.now += 301
    expect(await answer(again, press(121))).toMatchObject({ code: 'next-code' })
    expect(await answer(again, press(155))).toMatchObject({ code: 'wrong-code' })
  })

  it('under a pre-shared key; twice is refused; removed and imported again, it counts on', async () => {
    const sharedKey = Uint8Array.from(pskc.sharedKey.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    expect(await give(pskc.figure6)).toMatchObject({ keys: [{ key: '12345678', outcome: 'key-needed' }] })
    expect(await give(pskc.figure6, sharedKey)).toMatchObject({ ok: true, keys: [{ outcome: 'added' }] })
    expect(await give(pskc.figure6, sharedKey)).toMatchObject({ keys: [{ outcome: 'taken' }] })
    expect(await typed('token', press(5))).toMatchObject({ ok: true })
    const [listed] = await listTokens(world.context, { accountId: jane.id })
    await removeToken(world.context, { fresh: await freshly(world.context, jane), tokenId: listed?.id ?? '' })
    expect(await give(pskc.figure6, sharedKey)).toMatchObject({ keys: [{ outcome: 'added' }] })
    expect(await typed('token', press(5))).toMatchObject({ code: 'wrong-code' })
    expect(await typed('token', press(6))).toMatchObject({ ok: true })
  })

  it('each key of a file by itself, and why not', async () => {
    const owners: Readonly<Record<string, string>> = { '1': jane.uid, '2': 'n00nobody' }
    expect(
      await importTokens(world.context, {
        source: pskc.figure10,
        sharedKey: null,
        ownerOf: ({ id }) => (owners[id] === undefined ? null : { uid: owners[id] }),
      }),
    ).toMatchObject({
      keys: [{ outcome: 'added' }, { outcome: 'owner-unknown' }, { outcome: 'stocked' }, { outcome: 'stocked' }],
    })
    expect(await give(pskc.figure2)).toMatchObject({ keys: [{ outcome: 'secret-short' }] })
    expect(await give(cram('OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1'))).toMatchObject({
      keys: [{ outcome: 'suite-unsupported' }],
    })
    expect(await give(cram('OCRA-1:HOTP-SHA1-0:QN08'))).toMatchObject({ keys: [{ outcome: 'suite-unsupported' }] })
    expect(await give('<!DOCTYPE x><x/>')).toEqual({ ok: false, reason: 'doctype' })
  })

  it('needs choosing where there are several; one’s code isn’t another’s', async () => {
    await withDevice()
    const second = oneKey(pskc.figure10)
      .replace('654321', '777')
      .replace('MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', 'YWJjZGVmZ2hpamtsbW5vcHFyc3Q=')
    expect(await give(second)).toMatchObject({ keys: [{ outcome: 'added' }] })
    const flow = await entered('token')
    expect(await stepOf(world, flow)).toMatchObject({ kind: 'choose-credential', credentials: { length: 2 } })
    const tokens = await listTokens(world.context, { accountId: jane.id })
    const id = (serial: string) => tokens.find((one) => one.serial === serial)?.id ?? ''
    await chooseMethod(world.context, { ...flow, method: 'token', credentialId: id('777') })
    expect(await stepOf(world, flow)).toMatchObject({ view: { credential: { name: 'TokenVendorAcme 777' } } })
    expect(await answer(flow, press(0))).toMatchObject({ code: 'wrong-code' })
    await chooseMethod(world.context, { ...flow, method: 'token', credentialId: id('654321') })
    expect(await answer(flow, press(0))).toMatchObject({ ok: true })
  })
})
