import { describe, expect, it } from 'vitest'
import { providerSettings, type ProviderSettings, settingNames, unknownNames } from '../../src/context/index.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import { eulogin2025 } from '../../src/password/index.ts'

const base = { origin: 'https://id.example.eu', name: 'Example ID', passwordPolicy: eulogin2025 }

describe('providerSettings', () => {
  it('fills in what nobody says otherwise', () => {
    expect(providerSettings(base)).toMatchObject({
      sessionSeconds: 43_200,
      idleSeconds: 3600,
      signInSeconds: 900,
      registrationLinkSeconds: 86_400,
      resetLinkSeconds: 3600,
      emailChangeLinkSeconds: 86_400,
      factorRemovalSeconds: 259_200,
      accountDeletionSeconds: 1_209_600,
      newCountryDays: 90,
      pushTransferDigits: 2,
      screenLock: 'required',
      clientRegistration: 'off',
      maxDevices: 5,
      languages: ['en'],
      captcha: 'auto',
    })
  })

  it.each<Partial<Omit<ProviderSettings, 'addresses'>>>([
    { origin: 'http://localhost:8080' },
    { authenticatorOrigin: 'https://app.example.eu' },
    { authenticatorOrigin: null },
    { base: '/auth/eu-login' },
    { sessionSeconds: 1 },
    { sessionSeconds: 600, idleSeconds: 600 },
    { accountDeletionSeconds: 0 },
    { newCountryDays: 1, maxDevices: 1 },
    { pushTransferDigits: 0, screenLock: 'preferred', captcha: 'off' },
    { pushTransferDigits: 6, captcha: 'picture' },
    { smsRetiredAt: 0 },
    { smsRetiredAt: null, smsCountries: null },
    { smsCountries: ['BE', 'LT'] },
    { isCommonPassword: () => true, isBreachedPassword: async () => true },
    { assuranceByDomain: { 'example.eu': 'LOW', '*.example.eu': { assurance: 'TOP', level: 'BASIC' } } },
    { clientRegistration: 'open' },
    { clientRegistration: { initialAccessTokens: ['a'.repeat(32), `${'B~.+/-_1'.repeat(64)}==`] } },
  ])('takes %j', (right) => {
    expect(providerSettings({ ...base, ...right })).toMatchObject(right)
  })

  it('ends a session that nobody uses after an hour, or when it ends anyway', () => {
    expect(providerSettings({ ...base, sessionSeconds: 60 }).idleSeconds).toBe(60)
    expect(providerSettings({ ...base, sessionSeconds: 7200 }).idleSeconds).toBe(3600)
    expect(() => providerSettings({ ...base, sessionSeconds: 600, idleSeconds: 601 })).toThrow(
      /^idleSeconds must be 600 at most\b.*; not 601$/,
    )
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
    { smsRetiredAt: Date.UTC(2031, 11, 31) },
    { smsRetiredAt: 1_000_000_000_000 },
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

  // As a settings file would have them, one wrong thing each.
  it.each([
    '{"origin":7}',
    '{"authenticatorOrigin":"app"}',
    '{"base":7}',
    '{"base":"/dev"}',
    '{"name":7}',
    '{"languages":"en"}',
    '{"passwordPolicy":null}',
    '{"passwordPolicy":"strict"}',
    '{"isBreachedPassword":true}',
    '{"accountDeletionSeconds":-1}',
    '{"accountDeletionSeconds":0.5}',
    '{"smsRetiredAt":-1}',
    '{"smsRetiredAt":"2030"}',
    '{"smsCountries":"BE"}',
    '{"smsCountries":["BE","LTU"]}',
    '{"smsCountries":["-LT"]}',
    '{"assuranceByDomain":null}',
    '{"assuranceByDomain":"TOP"}',
    '{"assuranceByDomain":{"localhost":"TOP"}}',
    '{"assuranceByDomain":{" example.eu":"TOP"}}',
    '{"assuranceByDomain":{"example.eu ":"TOP"}}',
    '{"assuranceByDomain":{"**.example.eu":"TOP"}}',
    '{"assuranceByDomain":{"example.EU":"TOP"}}',
    '{"assuranceByDomain":{"example.eu":"BEST"}}',
    '{"assuranceByDomain":{"example.eu":null}}',
    '{"assuranceByDomain":{"example.eu":7}}',
    '{"assuranceByDomain":{"example.eu":"TOP","example.lt":"BEST"}}',
    '{"assuranceByDomain":{"example.eu":{"assurance":"TOP"}}}',
    '{"assuranceByDomain":{"example.eu":{"level":"HIGH"}}}',
    '{"assuranceByDomain":{"example.eu":{"assurance":"TOP","level":"BEST"}}}',
    '{"clientRegistration":"closed"}',
    '{"clientRegistration":null}',
    '{"clientRegistration":{}}',
    '{"clientRegistration":{"initialAccessTokens":[]}}',
    `{"clientRegistration":{"initialAccessTokens":"${'x'.repeat(32)}"}}`,
    `{"clientRegistration":{"initialAccessTokens":["${'x'.repeat(32)}","${'x'.repeat(31)}"]}}`,
    `{"clientRegistration":{"initialAccessTokens":["${'x'.repeat(513)}"]}}`,
    `{"clientRegistration":{"initialAccessTokens":["${'x'.repeat(32)} x"]}}`,
    `{"clientRegistration":{"initialAccessTokens":["x ${'x'.repeat(32)}"]}}`,
    '{"maxDevices":"5"}',
  ])('refuses %s', (text) => {
    const wrong = JSON.parse(text)
    const [name = ''] = Object.keys(wrong)
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(new RegExp(`^${name} must be [^\\n]*$`))
  })

  it('shows what was given in one short line', () => {
    const said = (origin: string) => () => providerSettings({ ...base, origin })
    expect(said(`no\n\u0000\t origin${'!'.repeat(100)}`)).toThrow(new RegExp(`, not "no origin!{71}"$`))
    expect(() => providerSettings({ ...base, languages: [] })).toThrow(/, not that$/)
    expect(() => providerSettings({ ...base, ...JSON.parse('{"name":null}') })).toThrow(/, not null$/)
    expect(() => providerSettings({ ...base, maxDevices: 0.5 })).toThrow(/, not 0.5$/)
  })

  it.each([
    [{ origin: 'https://me:secret@id.example.eu' }, /not "https:\/\/…@id\.example\.eu"$/],
    [{ origin: 'me:secret@id.example.eu' }, /not that text$/],
    [{ origin: 'https://id.example.eu/' }, /not "https:\/\/id\.example\.eu\/"$/],
    [{ authenticatorOrigin: 'https://me:sec/ret@app.example.eu' }, /not that text$/],
    [JSON.parse('{"isBreachedPassword":"https://pwned.example/secret"}'), /not "https:\/\/pwned\.example\/…"$/],
    [JSON.parse('{"clientRegistration":"secret"}'), /not that text$/],
  ])('repeats no secret: %j', (wrong, said) => {
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(said)
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
    const odd: object = Object.assign(Object.create({ colour: 1 }), { [Symbol('origin')]: 1 })
    expect(unknownNames(odd, settingNames)).toEqual([
      'colour isn’t a setting',
      expect.stringMatching(/^Symbol\(origin\) isn’t a setting/),
    ])
  })
})
