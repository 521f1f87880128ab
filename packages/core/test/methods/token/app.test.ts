import { beforeEach, describe, expect, it } from 'vitest'
import { parseOtpauth } from '../../../src/one-time-codes/index.ts'
import { chooseMethod, type SignInRef } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { listTokens } from '../../../src/methods/token/index.ts'
import {
  confirmTokenApp,
  removeToken,
  renameToken,
  startTokenApp,
  viewTokenApp,
} from '../../../src/methods/token/use-cases.ts'
import { begin, stepOf } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, visitor } from '../../support/world.ts'
import pskc from '../../vectors/pskc-rfc6030.json' with { type: 'json' }
import {
  answer,
  codeOf,
  entered,
  give,
  jane,
  janeAlone,
  oneKey,
  press,
  typed,
  withApp,
  withDevice,
  world,
} from './support/world.ts'

beforeEach(janeAlone)

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
