import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerAndSignIn } from '../support/journey.ts'
import pskc from '../support/pskc-rfc6030.json' with { type: 'json' }
import { file, laissezPasser, origin, startServer, stopServer } from './support/command.ts'

beforeAll(startServer, 90_000)
afterAll(stopServer)

const device = (serial: string, { profile = 'hotp', suite = '', user = '' } = {}) =>
  `<KeyPackage><DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
   <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}"><AlgorithmParameters>${suite}</AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data>${user}</Key></KeyPackage>`
const container = (...devices: readonly string[]) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">${devices.join('')}</KeyContainer>`
const cram = { profile: 'ocra', suite: '<Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite>' }

describe('laissez-passer', () => {
  it('imports a file for an account while the server runs, which shows it at once and sends the mail; twice adds nothing', async () => {
    const browser = await registerAndSignIn(origin)
    const source = await file(
      'one.xml',
      container(device('100', { user: '<UserId>UID=elodie@example.org,O=Acme</UserId>' })),
    )
    const first = await laissezPasser(['tokens', 'import', source])
    expect(first).toEqual({
      code: 0,
      out: '  100  added to its owner, who was told by mail\n1 added, 0 waiting, 0 imported before, 0 refused\n',
      err: '',
    })
    expect((await browser.get('/cas/account/tokens')).text).toContain('Acme 100')
    await expect
      .poll(async () => (await (await fetch(`${origin}/dev/mailbox.json`)).json())[0].text)
      .toContain('Acme 100')
    const again = await laissezPasser(['tokens', 'import', source, '--json'])
    expect([again.code, JSON.parse(again.out)]).toEqual([
      0,
      {
        ok: true,
        added: 0,
        stocked: 0,
        before: 1,
        refused: 0,
        keys: [{ key: '100', serial: '100', outcome: 'taken' }],
      },
    ])
    const listed = await laissezPasser(['tokens', 'list', '--owner', 'Elodie@Example.org', '--json'])
    expect(JSON.parse(listed.out)).toMatchObject({ ok: true, tokens: [{ name: 'Acme 100', serial: '100' }] })
    expect(listed.out).not.toMatch(/ealed|MTIz|k1\./)
  }, 60_000)

  it('opens what a pre-shared key closed, from a file of each kind, and never prints it', async () => {
    const source = await file('closed.xml', pskc.figure6)
    const without = await laissezPasser(['tokens', 'import', source])
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('give the pre-shared key')])
    const other = await laissezPasser(['tokens', 'import', source, '--key', 'f'.repeat(32)])
    expect([other.code, other.out]).toEqual([
      1,
      expect.stringMatching(/refused: (it can’t be decrypted|its MAC doesn’t fit)/),
    ])
    expect(other.out + other.err).not.toContain('ffff')
    const raw = Buffer.from(pskc.sharedKey, 'hex')
    const keys = [pskc.sharedKey, raw.toString('base64'), new Uint8Array(raw)]
    const codes: number[] = []
    for (const [at, key] of keys.entries()) {
      const { code, out } = await laissezPasser([
        'tokens',
        'import',
        source,
        '--key-file',
        await file(`${at}.key`, key),
      ])
      codes.push(code)
      expect(out).toContain(at === 0 ? '1 waiting' : '1 imported before')
    }
    expect(codes).toEqual([0, 0, 0])
  }, 60_000)

  it('gives tokens as a list of owners says, each key by itself; keeps the others for nobody, and assigns them', async () => {
    const owners = await file(
      'owners.csv',
      '\uFEFFserial,account\r\n"200","elodie@example.org"\r\n201;nobody@example.org\r\n',
    )
    const source = await file(
      'several.xml',
      container(device('200'), device('201'), device('202', cram), device('203', { profile: 'pin' })),
    )
    const imported = await laissezPasser(['tokens', 'import', source, '--owners', owners, '--json'])
    expect(imported.code).toBe(1)
    expect(JSON.parse(imported.out)).toMatchObject({
      ok: false,
      added: 1,
      stocked: 1,
      refused: 2,
      keys: [{ outcome: 'added' }, { outcome: 'owner-unknown' }, { outcome: 'stocked' }, { outcome: 'pin' }],
    })
    expect((await laissezPasser(['tokens', 'list'])).out).toContain('202')
    expect(await laissezPasser(['tokens', 'assign', '202', 'nobody@example.org'])).toMatchObject({ code: 1, out: '' })
    expect(await laissezPasser(['tokens', 'assign', '202', 'elodie@example.org'])).toMatchObject({ code: 0, err: '' })
    expect((await laissezPasser(['tokens', 'list'])).out).not.toContain('202')
    expect((await laissezPasser(['tokens', 'list', '--owner', 'elodie@example.org'])).out).toContain(
      'answers challenges',
    )
  }, 60_000)

  it('says how sure the operator is of an account, and its groups; what isn’t given stays', async () => {
    const set = async (...options: readonly string[]) => {
      const { code, out } = await laissezPasser(['accounts', 'set', 'elodie@example.org', ...options, '--json'])
      return [code, JSON.parse(out)]
    }
    expect(await set('--assurance', 'high')).toEqual([
      0,
      { ok: true, uid: expect.stringMatching(/^n00/), assurance: 'HIGH', groups: [], administrator: false },
    ])
    expect(await set('--groups', 'EDITORS, DIGIT A,EDITORS')).toMatchObject([
      0,
      { assurance: 'HIGH', groups: ['EDITORS', 'DIGIT A'] },
    ])
    expect(await set('--groups', '', '--assurance', 'domain')).toMatchObject([0, { assurance: null, groups: [] }])
  }, 60_000)

  it('the same file by two operators at once is imported once', async () => {
    const source = await file('race.xml', container(...['300', '301', '302', '303'].map((serial) => device(serial))))
    const both = await Promise.all([1, 2].map(() => laissezPasser(['tokens', 'import', source, '--stock', '--json'])))
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both.map(({ out }): number => JSON.parse(out).stocked).reduce((sum, one) => sum + one)).toBe(4)
  }, 60_000)
})
