import { beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { hotp, parseOtpauth, totp } from '../../../src/one-time-codes/index.ts'
import type { Account, AccountKey } from '../../../src/ports/index.ts'
import { submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { token, tokenApp } from '../../../src/methods/token/token.ts'
import { importTokens, listTokens, revokeToken } from '../../../src/methods/token/index.ts'
import {
  confirmTokenApp,
  removeToken,
  resynchroniseToken,
  startTokenApp,
  takeToken,
} from '../../../src/methods/token/use-cases.ts'
import { asks, begin, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { goodPassword, visitor, type World } from '../../support/world.ts'

const key = utf8('12345678901234567890')
const press = (counter: number) => hotp(key, { hash: 'SHA1', digits: 6, counter })

let world: World
let jane: Account
beforeEach(async () => {
  const methods = [password(), token(), tokenApp()]
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => (path === '/cas/x' ? asks() : null) }))
})

const device = (serial: string, { profile = 'hotp', data = '' } = {}) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
   <Key Id="k${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${profile === 'ocra' ? '<Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite>' : ''}</AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>${data}</Data></Key></KeyPackage></KeyContainer>`

const imported = (source: string) => importTokens(world.context, { source, sharedKey: null, ownerOf: () => null })

const take = async (
  serial: string,
  counter: number,
  options: { readonly account?: Account; readonly name?: string } = {},
) =>
  takeToken(world.context, {
    fresh: await freshly(world.context, options.account ?? jane),
    serial,
    name: options.name ?? '',
    code: press(counter),
    nextCode: press(counter + 1),
  })

async function typed(code: string, method = 'token') {
  const flow = await begin(world, jane.email, { browser: visitor() })
  await submitPassword(world.context, { ...flow, password: goodPassword, method })
  return submitAnswer(world.context, { ...flow, answer: { code } })
}

describe('a device that nobody has', () => {
  it('is kept once, and taken by its serial number and two codes in a row, which are spent', async () => {
    expect(await imported(device('aa 7'))).toEqual({
      ok: true,
      keys: [{ key: 'kaa 7', serial: 'aa 7', outcome: 'stocked' }],
    })
    expect(await imported(device('aa 7'))).toMatchObject({ keys: [{ outcome: 'taken' }] })
    expect(await take(' Aa7 ', 400)).toEqual({ ok: true, name: 'Acme aa 7' })
    expect((await world.mails()).at(-1)).toMatchObject({ template: 'token-added', params: { device: 'Acme aa 7' } })
    expect(await listTokens(world.context, { accountId: jane.id })).toMatchObject([{ serial: 'AA7', origin: 'device' }])
    for (const counter of [0, 400, 401]) expect(await typed(press(counter))).toMatchObject({ code: 'wrong-code' })
    expect(await typed(press(402))).toMatchObject({ ok: true, opened: { session: { level: 'HIGH' } } })
    expect(await imported(device('aa 7'))).toMatchObject({ keys: [{ outcome: 'taken' }] })
  })

  it('is taken away by an operator: from a person, who is told and signs in with it no more, or out of stock', async () => {
    const acting = { by: { via: 'command', name: 'root' }, reason: 'lost' } as const
    const revoke = (serial: string, owner: AccountKey | null) =>
      revokeToken(world.context, { serial, owner, ...acting })
    await imported(device('7'))
    expect(await take('7', 400)).toMatchObject({ ok: true })
    expect(await revoke('7', null)).toEqual({ ok: false, reason: 'unknown-token' })
    expect(await revoke('8', { id: jane.id })).toEqual({ ok: false, reason: 'unknown-token' })
    expect(await revoke('7', { email: 'nobody@example.eu' })).toEqual({ ok: false, reason: 'owner-unknown' })
    expect(await revoke(' 7 ', { id: jane.id })).toEqual({ ok: true, name: 'Acme 7' })
    const removed = (await world.mails()).find(({ template }) => template === 'token-removed')
    expect(removed).toMatchObject({ params: { device: 'Acme 7' } })
    expect(await listTokens(world.context, { accountId: jane.id })).toEqual([])
    const { store } = world.context
    expect((await store.activity.list(jane.id, { limit: 1 }))[0]).toMatchObject({
      kind: 'token-removed',
      by: acting.by,
    })
    expect(await typed(press(402))).toMatchObject({ ok: false })
    await imported(device('9'))
    expect(await revoke('9', null)).toEqual({ ok: true, name: 'Acme 9' })
    expect(await take('9', 1)).toMatchObject({ ok: false, issues: [{ code: 'unknown-token' }] })
  })

  it('isn’t told apart from none, and is guessed at five times at most', async () => {
    await imported(device('7'))
    const refused = { ok: false, reason: 'invalid', issues: [{ field: 'serial', code: 'unknown-token' }] }
    expect(await take('7', 1001)).toEqual(refused)
    expect(await take('8', 3)).toEqual(refused)
    const swapped = {
      fresh: await freshly(world.context, jane),
      serial: '7',
      name: '',
      code: press(4),
      nextCode: press(3),
    }
    expect(await takeToken(world.context, swapped)).toEqual(refused)
    expect(await takeToken(world.context, { ...swapped, nextCode: press(6) })).toEqual(refused)
    expect(await take('9', 3)).toEqual(refused)
    expect(await take('7', 3)).toEqual({ ok: false, reason: 'throttled', until: world.now + 900 })
    world.now += 900
    expect(await take('7', 1000, { name: ' Key  ring ' })).toEqual({ ok: true, name: 'Key ring' })
  })

  it('says what is wrong with a form, and spends nothing on it', async () => {
    const empty = {
      fresh: await freshly(world.context, jane),
      serial: ' ',
      name: 'x'.repeat(51),
      code: '',
      nextCode: '12345',
    }
    for (let i = 0; i < 9; i++)
      expect(await takeToken(world.context, empty)).toEqual({
        ok: false,
        reason: 'invalid',
        issues: [
          { field: 'serial', code: 'required' },
          { field: 'code', code: 'required' },
          { field: 'nextCode', code: 'incomplete' },
          { field: 'name', code: 'too-long', params: { max: 50 } },
        ],
      })
    const twice = { fresh: empty.fresh, serial: '7', name: '', code: '123456', nextCode: '123 456' }
    expect(await takeToken(world.context, twice)).toMatchObject({ issues: [{ field: 'nextCode', code: 'same-code' }] })
    await imported(device('7'))
    expect(await take('7', 0)).toMatchObject({ ok: true })
  })

  it('two of one serial number are told apart by their codes; one that answers challenges isn’t taken', async () => {
    await imported(
      device('7').replace('Acme', 'Other').replace('MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=', 'YWJjZGVmZ2hpamtsbW5vcHFyc3Q='),
    )
    await imported(device('7'))
    await imported(device('8', { profile: 'ocra' }))
    expect(await take('7', 5)).toEqual({ ok: true, name: 'Acme 7' })
    for (const counter of [5, Math.floor(world.now / 30)])
      expect(await take('8', counter)).toMatchObject({ issues: [{ code: 'unknown-token' }] })
  })

  it('by its clock is taken with how far it is off', async () => {
    await imported(device('7', { profile: 'totp' }))
    const step = Math.floor(world.now / 30)
    expect(await take('7', step + 400)).toMatchObject({ ok: true })
    const [kept] = await world.context.store.codeTokens.list(jane.id)
    expect(kept).toMatchObject({ countFrom: step + 402, driftSeconds: 401 * 30 })
    expect(await typed(press(step + 402))).toMatchObject({ ok: true })
  })

  it('is one person’s: of two in parallel one has it', async () => {
    await imported(device('7'))
    const joe = await world.person({ email: 'joe@example.org' })
    const both = await Promise.all([take('7', 0), take('7', 0, { account: joe })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'serial', code: 'unknown-token' }],
    })
  })

  it('without a serial number can’t be kept; given to somebody after all, it leaves the stock', async () => {
    expect(await imported(device(''))).toMatchObject({ keys: [{ outcome: 'owner-missing' }] })
    await imported(device('7'))
    const given = { source: device('7'), sharedKey: null, ownerOf: () => ({ uid: jane.uid }) }
    expect(await importTokens(world.context, given)).toMatchObject({ keys: [{ outcome: 'added' }] })
    expect(await world.context.store.codeTokens.inStock({ serial: null, limit: 9 })).toEqual([])
  })
})

describe('a token out of step', () => {
  const back = (tokenId: string, code: string, nextCode: string, accountId = jane.id) =>
    resynchroniseToken(world.context, { accountId, tokenId, code, nextCode })
  const wrong = { ok: false, reason: 'invalid', issues: [{ field: 'code', code: 'wrong-pair' }] }

  it('by its counter, is taken back from far away, forwards only, by its person', async () => {
    await imported(device('7'))
    await take('7', 0)
    const [listed] = await listTokens(world.context, { accountId: jane.id })
    const id = listed?.id ?? ''
    expect(await typed(press(700))).toMatchObject({ code: 'wrong-code' })
    const joe = await world.person({ email: 'joe@example.org' })
    expect(await back(id, press(700), press(701), joe.id)).toEqual({ ok: false, reason: 'unknown' })
    expect(await back(id, press(0), press(1))).toEqual(wrong)
    expect(await back(id, press(700), press(702))).toEqual(wrong)
    expect(await back(id, press(700), press(701))).toEqual({ ok: true, name: 'Acme 7' })
    expect(await back(id, press(700), press(701))).toEqual(wrong)
    for (const counter of [700, 701]) expect(await typed(press(counter))).toMatchObject({ code: 'wrong-code' })
    expect(await typed(press(702))).toMatchObject({ ok: true })
    await removeToken(world.context, { fresh: await freshly(world.context, jane), tokenId: id })
    expect(await back(id, press(800), press(801))).toEqual({ ok: false, reason: 'unknown' })
  })

  it('by its clock, four hours at most; five wrong pairs, then none for a while, in parallel too', async () => {
    const fresh = await freshly(world.context, jane)
    const started = await startTokenApp(world.context, { fresh, name: 'Old phone' })
    if (!started.ok) throw new Error(started.reason)
    const secret = parseOtpauth(started.app.link)?.secret ?? new Uint8Array()
    const { id } = started.app
    const at = (ahead: number) => totp(secret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time: world.now + ahead })
    await confirmTokenApp(world.context, { fresh, id, code: at(0) })
    world.now += 5 * 3600
    expect(await typed(at(-3 * 3600), 'token-app')).toMatchObject({ code: 'wrong-code' })
    expect(await back(id, at(-3 * 3600), at(-3 * 3600 + 30))).toMatchObject({ ok: true })
    const [kept] = await world.context.store.codeTokens.list(jane.id)
    expect(kept?.driftSeconds).toBe(-3 * 3600 + 30)
    world.now += 60
    expect(await typed(at(-3 * 3600), 'token-app')).toMatchObject({ ok: true })
    world.now += 900
    const pairs = await Promise.all(Array.from({ length: 12 }, () => back(id, at(4.2 * 3600), at(4.2 * 3600 + 30))))
    expect(pairs.filter((pair) => !pair.ok && pair.reason === 'invalid')).toHaveLength(5)
    expect(pairs.filter((pair) => !pair.ok && pair.reason === 'throttled')).toHaveLength(7)
  })
})
