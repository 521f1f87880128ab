import { describe, expect, it } from 'vitest'
import { providerSettings, settingNames, unknownNames } from '../../src/context/index.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import { eulogin2025 } from '../../src/password/index.ts'

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
    { base: '/cas/' },
    { name: ' ' },
    { languages: [] },
    { languages: ['en', 'en'] },
    { newCountryDays: 0 },
    { maxDevices: 0 },
    { smsRetiredAt: Number.NaN },
    { smsCountries: ['be'] },
    { assuranceByDomain: { 'Example.eu': 'TOP' } as const },
    { assuranceByDomain: { '@example.eu': 'TOP' } as const },
  ])('refuses %j', (wrong) => {
    const [name = ''] = Object.keys(wrong)
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(LaissezPasserError)
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(new RegExp(`^${name} must be [^\\n]*$`))
  })

  it('refuses what a program without types may give', () => {
    // What isn't checked by a compiler: read from JSON, as a settings file would be.
    const wrong = JSON.parse('{"captcha":"none","pushTransferDigits":4,"screenLock":true,"isCommonPassword":"x"}')
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(
      [
        'isCommonPassword must be a function, or null, not "x"',
        'captcha must be auto, picture or off, not "none"',
        'pushTransferDigits must be 0, 2 or 6, not 4',
        'screenLock must be required or preferred, not true',
      ].join('\n'),
    )
  })

  it('names every setting', () => {
    expect([...settingNames, 'addresses'].toSorted()).toEqual(Object.keys(providerSettings(base)).toSorted())
  })
})

describe('unknownNames', () => {
  it('says what was meant', () => {
    expect(unknownNames({ origin: '', idleSecond: 1, colour: 'red' }, settingNames)).toEqual([
      'idleSecond isn’t a setting: did you mean idleSeconds?',
      'colour isn’t a setting',
    ])
  })
})
