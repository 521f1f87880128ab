import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../src/authenticator/bytes.ts'
import { readPskc } from '../../src/pskc/index.ts'
import rfc from '../vectors/pskc-rfc6030.json' with { type: 'json' }
import { keysIn, problem, sharedKey } from './support/files.ts'

describe('RFC 6030', () => {
  it('figure 2: a secret in clear', async () => {
    expect(await keysIn(rfc.figure2)).toEqual([
      expect.objectContaining({
        id: '12345678',
        algorithm: 'hotp',
        issuer: 'Issuer-A',
        secret: utf8('1234'),
        serial: '',
        counter: 0,
      }),
    ])
  })

  it('figure 3: what most files say', async () => {
    expect(await keysIn(rfc.figure3)).toMatchObject([
      {
        manufacturer: 'Manufacturer',
        serial: '987654321',
        issuer: 'Issuer',
        userId: 'UID=jsmith,DC=example-bank,DC=net',
        secret: utf8('12345678901234567890'),
        digits: 8,
        counter: 0,
      },
    ])
  })

  it('figures 4 and 8: a secret that only the device, or a private key, has', async () => {
    const inFigure4 = { key: '12345678', serial: '987654321', problem: 'secret-missing' }
    expect(await problem(rfc.figure4)).toEqual([inFigure4])
    const inFigure8 = { key: 'MBK000000001', serial: '987654321' }
    expect(await problem(rfc.figure8)).toEqual([{ ...inFigure8, problem: 'key-needed' }])
    expect(await problem(rfc.figure8, { sharedKey })).toEqual([{ ...inFigure8, problem: 'encryption-unsupported' }])
  })

  it('figure 5: a PIN beside the key that it protects', async () => {
    expect(await keysIn(rfc.figure5)).toMatchObject([
      { id: '12345678', algorithm: 'hotp', digits: 8 },
      { id: '123456781', algorithm: 'pin', secret: utf8('1234'), digits: 4 },
    ])
  })

  it('figure 6: a secret under a pre-shared key', async () => {
    const [read] = await keysIn(rfc.figure6, { sharedKey })
    expect(read).toMatchObject({
      manufacturer: 'Manufacturer',
      serial: '987654321',
      digits: 8,
      counter: 0,
      hash: 'SHA1',
    })
    expect(toHex(read?.secret ?? new Uint8Array())).toBe('3132333435363738393031323334353637383930')
  })

  it('figure 9: says that there is a signature', async () => {
    expect(await readPskc(rfc.figure9)).toMatchObject({
      ok: true,
      signed: true,
      keys: [{ serial: '0755225266', digits: 6 }],
    })
    expect(await readPskc(rfc.figure2)).toMatchObject({ signed: false })
  })

  it('figure 10: many devices, several keys in one', async () => {
    expect((await keysIn(rfc.figure10)).map(({ id, serial }) => `${serial}:${id}`)).toEqual([
      '654321:1',
      '123456:2',
      '9999999:3',
      '9999999:4',
    ])
  })
})
