import { beforeEach, describe, expect, it } from 'vitest'
import { importTokens } from '../../../src/methods/token/index.ts'
import { token } from '../../../src/methods/token/token.ts'
import type { Account } from '../../../src/ports/index.ts'
import { withJane } from '../../support/flow.ts'
import type { World } from '../../support/world.ts'

let world: World
let jane: Account
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [token()] }))
})

const secretOf = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64')

interface Key {
  readonly profile?: string
  readonly id?: string
  readonly maker?: string
  readonly serial?: string
  readonly bytes?: number
  readonly data?: string
  readonly format?: string
}

const file = ({ bytes = 20, data = '', format = '', id = 'k', maker = '', profile = 'hotp', serial = '' }: Key) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>
    <DeviceInfo>${maker && `<Manufacturer>${maker}</Manufacturer>`}${serial && `<SerialNo>${serial}</SerialNo>`}</DeviceInfo>
    <Key Id="${id}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${format}</AlgorithmParameters>
    <Data><Secret><PlainValue>${secretOf(bytes)}</PlainValue></Secret>${data}</Data></Key></KeyPackage></KeyContainer>`

async function imported(key: Key, owner: Account | null = jane) {
  // The newest is the last.
  world.now += 1
  const read = await importTokens(world.context, {
    source: file(key),
    sharedKey: null,
    ownerOf: () => owner && { id: owner.id },
  })
  return read.ok ? read.keys[0]?.outcome : read.reason
}

const kept = async () => (await world.context.store.codeTokens.list(jane.id)).at(-1)
const plain = (name: string, text: string | number) => `<${name}><PlainValue>${text}</PlainValue></${name}>`

describe('a key of a file', () => {
  it('is called by its maker and serial number, or what there is, in fifty characters', async () => {
    const calls: [Key, string][] = [
      [{ maker: 'Acme', serial: '7' }, 'Acme 7'],
      [{ serial: '8' }, '8'],
      [{ maker: 'Acme', id: 'a' }, 'Acme'],
      [{ id: 'named' }, 'named'],
      [{ maker: 'x'.repeat(60), id: 'b' }, 'x'.repeat(50)],
    ]
    for (const [key, name] of calls) {
      expect(await imported(key)).toBe('added')
      expect(await kept()).toMatchObject({ name, serial: key.serial ?? null, origin: 'device', createdAt: world.now })
    }
  })

  it('counts on from where it stood; a clock goes by the time, and keeps how far it is off', async () => {
    expect(await imported({ serial: '1', data: plain('Counter', 42) })).toBe('added')
    expect(await kept()).toMatchObject({ kind: 'hotp', countFrom: 42, driftSeconds: 0, codeDigits: 6 })
    const timed = plain('Counter', 42) + plain('TimeInterval', 60) + plain('TimeDrift', 2)
    expect(await imported({ serial: '2', profile: 'totp', data: timed })).toBe('added')
    expect(await kept()).toMatchObject({ kind: 'totp', countFrom: 0, driftSeconds: 120, stepSeconds: 60 })
  })

  it('shows as many digits as its suite says, where it has one', async () => {
    const format = (suite: string) => `<Suite>${suite}</Suite><ResponseFormat Length="6" Encoding="DECIMAL"/>`
    const key = { profile: 'ocra', format: format('OCRA-1:HOTP-SHA1-8:QN08') }
    expect(await imported({ ...key, serial: '1' })).toBe('added')
    expect(await kept()).toMatchObject({ kind: 'ocra', codeDigits: 8 })
    expect(await imported({ ...key, format: format('OCRA-1:HOTP-SHA1-4:QN08') })).toBe('suite-unsupported')
  })

  it('has 128 bits at least, and is no PIN', async () => {
    expect(await imported({ serial: '1', bytes: 15 })).toBe('secret-short')
    expect(await imported({ serial: '1', bytes: 16 })).toBe('added')
    expect(await imported({ serial: '2', profile: 'pin' })).toBe('pin')
  })

  it('is known again by its maker, number and id, whoever it is for', async () => {
    expect(await imported({ maker: 'Acme', serial: '7' }, null)).toBe('stocked')
    expect(await imported({ maker: 'Acme', serial: '7' }, null)).toBe('taken')
    for (const other of [
      { maker: 'Other', serial: '7' },
      { maker: 'Acme', serial: '8' },
      { maker: 'Acme', id: 'l' },
    ])
      expect(await imported({ serial: '7', ...other }, null)).toBe('stocked')
  })

  it('is told to its owner, in a mail and in the activity', async () => {
    await imported({ maker: 'Acme', serial: '7' })
    expect(await world.mails()).toMatchObject([{ to: jane.email, template: 'token-added' }])
    const [line] = await world.context.store.activity.list(jane.id, { limit: 1 })
    expect(line).toMatchObject({ kind: 'token-added', details: { device: 'Acme 7' } })
  })
})
