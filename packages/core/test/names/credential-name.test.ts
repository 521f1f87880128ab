import { describe, expect, test } from 'vitest'
import { credentialNameIssues, isPlain, tidyCredentialName } from '../../src/names/credential-name.ts'

describe('the name of a device, a passkey or a token', () => {
  test.each([
    'Élodie’s Fairphone',
    'YubiKey 5C NFC (work) #2',
    'Galaxy S24+',
    'Windows 11.24 – PC & more',
    'Ωνάσης / το κινητό μου',
    'تلفن همراه من می\u200cآید',
    '👩\u200d💻 laptop',
    '42',
    'v1.2',
  ])('%s will do', (name) => {
    expect(credentialNameIssues(tidyCredentialName(name))).toEqual([])
  })

  test.each([
    ['a link', 'https://evil'],
    ['a host', 'evil.example'],
    ['a short host', 'Sign in at t.co now'],
    ['an address for mail', 'me@evil.example'],
    ['a tag', '<b>phone</b>'],
    ['a private sign', '\uE000'],
    ['half a sign', '\uD800'],
  ])('%s won’t', (_, name) => {
    expect(credentialNameIssues(tidyCredentialName(name))).toEqual([
      {
        field: 'name',
        code: expect.stringMatching(/^(unsupported-characters|name-link)$/),
        params: expect.any(Object),
      },
    ])
    expect(isPlain(name)).toBe(false)
  })

  test.each([
    ['another direction', 'phone\u202E'],
    ['an isolate', '\u2066phone\u2069'],
    ['a zero width space', 'ph\u200Bone'],
    ['a soft hyphen', 'ph\u00ADone'],
    ['a tag', 'ph\u{E0041}one'],
    ['a bell', 'phone\u0007'],
  ])('%s came with pasting: it goes, and where it came another way the name won’t do', (_, name) => {
    expect(tidyCredentialName(name)).toBe('phone')
    expect(isPlain(name)).toBe(false)
  })

  test('is one line without blanks around, and neither empty nor endless', () => {
    expect(tidyCredentialName('  My \n\u2028 phone\t')).toBe('My phone')
    expect(credentialNameIssues('')).toEqual([{ field: 'name', code: 'required' }])
    expect(credentialNameIssues('x'.repeat(50))).toEqual([])
    expect(credentialNameIssues('x'.repeat(51))).toEqual([{ field: 'name', code: 'too-long', params: { max: 50 } }])
  })
})
