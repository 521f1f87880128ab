import { describe, expect, it } from 'vitest'
import { providerSettings } from '../../src/context/index.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import { composeMessage, openMessage } from '../../src/messages/index.ts'
import { eulogin2025, policyNamed } from '../../src/password/index.ts'
import { testKeyRing } from '../support/keys.ts'
import { secureRandom } from '../support/random.ts'
import { addressGroup } from '../../src/policy/address-group.ts'

const base = { origin: 'https://id.example.eu', name: 'Example ID', passwordPolicy: eulogin2025 }

describe('providerSettings', () => {
  it('fills in what security.md promises', () => {
    expect(providerSettings(base)).toMatchObject({
      sessionSeconds: 43_200,
      idleSeconds: 3600,
      registrationLinkSeconds: 86_400,
      resetLinkSeconds: 3600,
      captcha: 'auto',
    })
  })

  it.each([
    { origin: 'https://id.example.eu/' },
    { origin: 'id.example.eu' },
    { origin: 'ftp://id.example.eu' },
    { authenticatorOrigin: 'https://app.example.eu/path' },
    { sessionSeconds: 0 },
    { idleSeconds: 1.5 },
  ])('refuses %j', (wrong) => {
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(LaissezPasserError)
  })

  it('names the policies there are when asked for another', () => {
    expect(() => policyNamed('nist')).toThrow(/eulogin-2025, eulogin-classic, nist-800-63b/)
    expect(policyNamed('eulogin-2025')).toBe(eulogin2025)
  })
})

describe('messages', () => {
  it('travel sealed, and open in their own envelope alone', async () => {
    const context = { random: secureRandom, keyRing: await testKeyRing(), now: 5 }
    const make = () =>
      composeMessage(context, {
        kind: 'mail',
        to: 'jane@example.org',
        template: 'x',
        language: 'en',
        params: { link: 'https://secret', n: 1 },
      })
    const [one, two] = [await make(), await make()]
    expect(one).toMatchObject({ kind: 'mail', to: 'jane@example.org', template: 'x', language: 'en', createdAt: 5 })
    expect(JSON.stringify(one)).not.toContain('secret')
    expect(await openMessage(context.keyRing, one)).toEqual({ link: 'https://secret', n: 1 })
    await expect(openMessage(context.keyRing, { ...one, id: two.id })).rejects.toMatchObject({ code: 'sealed-value' })
  })
})

describe('addressGroup', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
