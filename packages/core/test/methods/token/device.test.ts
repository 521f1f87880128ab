import { beforeEach, describe, expect, it } from 'vitest'
import { chooseMethod } from '../../../src/sign-in/index.ts'
import { importTokens, listTokens } from '../../../src/methods/token/index.ts'
import { removeToken } from '../../../src/methods/token/use-cases.ts'
import { stepOf } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import pskc from '../../vectors/pskc-rfc6030.json' with { type: 'json' }
import {
  answer,
  cram,
  entered,
  give,
  jane,
  janeAlone,
  oneKey,
  press,
  typed,
  withDevice,
  world,
} from './support/world.ts'

beforeEach(janeAlone)

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
