import { beforeEach, describe, expect, it } from 'vitest'
import { giveToken, importTokens, listTokens, revokeToken } from '../../../src/methods/token/index.ts'
import { token } from '../../../src/methods/token/token.ts'
import { startTokenApp, takeToken } from '../../../src/methods/token/use-cases.ts'
import { hotp } from '../../../src/one-time-codes/index.ts'
import { utf8 } from '../../../src/authenticator/bytes.ts'
import { lockAccount } from '../../../src/operator/index.ts'
import type { Account, AccountKey } from '../../../src/ports/index.ts'
import { withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import type { World } from '../../support/world.ts'

const acting = { by: { via: 'command', name: 'root' }, reason: 'new desk' } as const
const press = (counter: number) => hotp(utf8('12345678901234567890'), { hash: 'SHA1', digits: 6, counter })

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [token()] }))
})

const device = (serial: string, maker = 'Acme') =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><Manufacturer>${maker}</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
   <Key Id="k" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:hotp"><Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`

const imported = async (source: string, owner: AccountKey | null = null) => {
  const file = await importTokens(world.context, { source, sharedKey: null, ownerOf: () => owner })
  return file.ok ? file.keys.map(({ outcome }) => outcome) : [file.reason]
}
const give = (serial: string, owner: AccountKey = { id: jane.id }) =>
  giveToken(world.context, { serial, owner, ...acting })
const revoke = (serial: string, owner: AccountKey | null) => revokeToken(world.context, { serial, owner, ...acting })
const serials = async () => (await listTokens(world.context, { accountId: jane.id })).map(({ serial }) => serial)
const stocked = async () => (await world.context.store.codeTokens.inStock({ serial: null, limit: 9 })).length
const refused = (reason: string) => ({ ok: false, reason })

describe('an operator gives a device', () => {
  it('to whom it is for, who reads of it; who gave it, and why, is in the log', async () => {
    await imported(device('aa 7'))
    await world.mails()
    expect(await give(' AA7')).toEqual({ ok: true, name: 'Acme aa 7' })
    expect([await serials(), await stocked()]).toEqual([['AA7'], 0])
    expect(await world.mails()).toMatchObject([
      { to: jane.email, template: 'token-added', params: { device: 'Acme aa 7' } },
    ])
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'token-added', details: { device: 'Acme aa 7' }, by: acting.by })
    expect(await give('AA7')).toEqual(refused('unknown-token'))
  })

  it('that is one, to somebody who can use it, of ten at most', async () => {
    expect(await give('7')).toEqual(refused('unknown-token'))
    await imported(device('7'))
    await imported(device('7', 'Other'))
    expect(await give('7')).toEqual(refused('ambiguous'))
    await imported(device('8'))
    expect(await give('8', { email: 'nobody@example.org' })).toEqual(refused('owner-unknown'))
    const joe = await world.person({ email: 'joe@example.org' })
    await lockAccount(world.context, { accountId: joe.id, ...acting })
    expect(await give('8', { id: joe.id })).toEqual(refused('owner-unknown'))
    for (let n = 10; n < 20; n++) await imported(device(String(n)), { id: jane.id })
    expect(await serials()).toHaveLength(10)
    expect(await give('8')).toEqual(refused('too-many'))
    // One’s own apps and devices are no more than ten, either.
    const fresh = await freshly(world.context, jane)
    expect(await startTokenApp(world.context, { fresh, name: 'App' })).toEqual(refused('too-many'))
    const typed = { serial: '8', name: '', code: press(0), nextCode: press(5) }
    expect(await takeToken(world.context, { fresh, ...typed })).toEqual(refused('too-many'))
  })

  it('ten at most, also where somebody takes two at the same moment', async () => {
    for (let n = 10; n < 19; n++) await imported(device(String(n)), { id: jane.id })
    const fresh = await freshly(world.context, jane)
    const take = async (serial: string) => {
      await imported(device(serial))
      return () => takeToken(world.context, { fresh, serial, name: '', code: press(0), nextCode: press(1) })
    }
    const [one, two] = [await take('7'), await take('8')]
    const both = await Promise.all([one(), two()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(refused('too-many'))
  })

  it('once, of two operators at the same moment', async () => {
    await imported(device('7'))
    const joe = await world.person({ email: 'joe@example.org' })
    const both = await Promise.all([give('7'), give('7', { id: joe.id })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(refused('unknown-token'))
  })
})

describe('an operator takes a device', () => {
  it('that is one, and says which there are none of', async () => {
    expect(await revoke('7', null)).toEqual(refused('unknown-token'))
    await imported(device('7'))
    await imported(device('7', 'Other'))
    expect(await revoke('7', null)).toEqual(refused('ambiguous'))
    for (const maker of ['Third', 'Fourth']) await imported(device('9', maker), { id: jane.id })
    expect(await revoke('9', { id: jane.id })).toEqual(refused('ambiguous'))
    expect([(await serials()).length, await stocked()]).toEqual([2, 2])
  })

  it('out of stock once, with a row in the audit log', async () => {
    await imported(device('7'))
    const both = await Promise.all([revoke('7', null), revoke('7', null)])
    expect(both).toContainEqual({ ok: true, name: 'Acme 7' })
    expect(both).toContainEqual(refused('unknown-token'))
    const rows = (await world.context.store.audit.unsealed({ limit: 99 })).filter(
      ({ kind }) => kind === 'token-discarded',
    )
    expect(rows).toMatchObject([{ by: acting.by }])
  })

  it('from a person once, who reads of it', async () => {
    await imported(device('7'), { id: jane.id })
    world.now += 1
    await imported(device('8'), { id: jane.id })
    await world.mails()
    const both = await Promise.all([revoke('8', { id: jane.id }), revoke('8', { id: jane.id })])
    expect(both).toContainEqual({ ok: true, name: 'Acme 8' })
    expect(both).toContainEqual(refused('unknown-token'))
    expect(await serials()).toEqual(['7'])
    expect(await world.mails()).toMatchObject([{ template: 'token-removed', params: { device: 'Acme 8' } }])
  })
})
