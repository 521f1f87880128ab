import { describe, expect, it } from 'vitest'
import {
  checkPassword,
  eulogin2025,
  euloginClassic,
  groupOf,
  nist80063b,
  type PasswordOwner,
  type PasswordPolicy,
} from '../src/index.ts'
import { isCommonPassword } from '../src/common-list.ts'

const about: PasswordOwner = {
  email: 'Elodie.Muller@example.org',
  uid: 'n00abcde',
  firstName: 'Élodie',
  lastName: 'Müller-Oï',
}

function codes(value: string, policy: PasswordPolicy, owner: PasswordOwner = {}) {
  return checkPassword(value, policy, { about: owner }).issues.map((issue) => issue.code)
}

describe('eulogin-classic', () => {
  it.each(['SENSRbaW1', 'GwOzMgom!', 'U(nuCuwh', 'with space 1A', 'abc DEF 123'])('accepts %s', (value) => {
    expect(codes(value, euloginClassic)).toEqual([])
  })

  it('asks for 8 characters from three groups', () => {
    expect(checkPassword('Ab1', euloginClassic).issues).toEqual([{ code: 'too-short', params: { min: 8, length: 3 } }])
    expect(checkPassword('abcdefgh1', euloginClassic).issues).toEqual([
      { code: 'too-few-groups', params: { min: 3, found: 2, missing: 'upper,special' } },
    ])
  })

  it('counts every special character that the guide names, and neither white space nor accents', () => {
    for (const sign of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
      expect(codes(`abcdefG${sign}`, euloginClassic), sign).toEqual([])
    expect(codes('abcdef G', euloginClassic)).toEqual(['too-few-groups'])
    expect(codes('abcdefGé', euloginClassic)).toEqual(['too-few-groups'])
  })
})

describe('eulogin-2025', () => {
  it('asks for 10 characters from all four groups', () => {
    expect(codes('25-08Ukraine', eulogin2025)).toEqual([])
    expect(codes('Ab1!efgh', eulogin2025)).toEqual(['too-short'])
    expect(codes('Abcdefghi1', eulogin2025)).toEqual(['too-few-groups'])
  })

  it('recognises a former password with another date, at renewal', () => {
    expect(codes('25-08Ukraine', eulogin2025, { previous: '25-02Ukraine' })).toEqual(['variation'])
    expect(codes('ukraine!2026X', eulogin2025, { previous: '25-02Ukraine' })).toEqual([])
    expect(codes('ukraiNe!2026', eulogin2025, { previous: '25-02Ukraine' })).toEqual(['variation'])
    expect(codes('25-02Ukraine', eulogin2025, { previous: '25-02Ukraine' })).toEqual(['same-as-before'])
  })
})

describe('nist-800-63b', () => {
  it('takes as many characters as a password manager makes, 128, under every policy', () => {
    const long = 'Zq7!wKm2'.repeat(16)
    for (const policy of [euloginClassic, eulogin2025, nist80063b]) {
      expect(codes(long, policy)).toEqual([])
      expect(codes(`${long}x`, policy)).toContain('too-long')
    }
  })

  it('asks for length, not for composition', () => {
    expect(codes('the quiet river bends', nist80063b)).toEqual([])
    expect(codes('short one', nist80063b)).toEqual(['too-short'])
    expect(codes('x'.repeat(129), nist80063b)).toContain('too-long')
    expect(codes('пароль из многих слов', nist80063b)).toEqual([])
  })

  it.each([
    'passwordpassword',
    'P4ssword-2026-12345',
    'qwerty-Welcome-1!!!!',
    'correct horse battery staple',
    '1111111111 iloveyou',
  ])('refuses the common %s', (value) => expect(codes(value, nist80063b)).toContain('common'))

  it('refuses what is one run or one character', () => {
    expect(codes('aaaaaaaaaaaaaaaa', nist80063b)).toContain('monotonous')
    expect(codes('abcdefghijklmnopqrs', nist80063b)).toContain('monotonous')
    expect(codes('abcabcabcabcabcabc', nist80063b)).toContain('monotonous')
  })
})

describe('common passwords', () => {
  it('asks the larger list in lower case where one is given', () => {
    const policy = { ...euloginClassic, minGroups: 0 } as const
    expect(codes('trustno1', policy)).toEqual([])
    expect(checkPassword('TrustNo1', policy, { isCommonPassword }).issues).toEqual([{ code: 'common' }])
  })

  it('finds only the very password where the policy says `exact`', () => {
    expect(codes('Password1!', eulogin2025)).toEqual([])
    expect(codes('PASSWORD', { ...euloginClassic, minGroups: 0 })).toEqual(['common'])
  })
})

describe("the person's own data", () => {
  it.each([
    ['Elodie.Muller-1!', 'email'],
    ['xx-ELODIE-2026', 'email'],
    ['N00ABCDE-xyz9', 'uid'],
    ['my-mUllEr-99', 'email'],
  ])('finds it in %s', (value, what) => {
    expect(checkPassword(value, eulogin2025, { about }).issues).toContainEqual({ code: 'own-data', params: { what } })
  })

  it('finds names whatever their accents', () => {
    const owner = { firstName: 'Zoë', lastName: 'Ångström' }
    expect(codes('1-angstrom-X', eulogin2025, owner)).toEqual(['own-data'])
    expect(codes('Zoé-was-here-1', eulogin2025, owner)).toEqual(['own-data'])
  })

  it('finds pieces of four letters of the address, and names of three', () => {
    const owner = { email: 'anna.b.wien@example.org', firstName: 'Eva', lastName: 'B' }
    expect(codes('7-Anna-Grand-Boat', eulogin2025, owner)).toEqual(['own-data'])
    expect(codes('7-Wien-Grand-Boat', eulogin2025, owner)).toEqual(['own-data'])
    expect(codes('7-Grand-eva-Boat', eulogin2025, owner)).toEqual(['own-data'])
    expect(codes('7-Ann-Grand-Boat', eulogin2025, { email: 'ann.wien@example.org' })).toEqual([])
  })

  it('finds the part before the last @ alone, whatever blanks were typed around the address', () => {
    const owner = { email: ' eva@example.org ' }
    expect(codes('7-Grand-eva-Boat', eulogin2025, owner)).toEqual(['own-data'])
    expect(codes('7-Example-Boat', eulogin2025, owner)).toEqual([])
    const odd = { email: '"odd@home"@example.org' }
    expect(codes('7-Home-Grand-Boat', eulogin2025, odd)).toEqual(['own-data'])
    expect(codes('7-Example-Boat', eulogin2025, odd)).toEqual([])
  })

  it('lets pieces pass that are too short to mean anything', () => {
    expect(codes('Grand-Boat-77', eulogin2025, { email: 'a@example.org', firstName: 'Bo', lastName: 'At' })).toEqual([])
  })
})

it('tells an empty field that it is too short, and no more', () => {
  expect(codes('', nist80063b)).toEqual(['too-short'])
})

it('has each character from A to Z, a to z and 0 to 9 in its group, their neighbours among the special ones', () => {
  expect(Array.from('AZaz09', groupOf)).toEqual(['upper', 'upper', 'lower', 'lower', 'digit', 'digit'])
  for (const neighbour of '@[`{/:') expect(groupOf(neighbour)).toBe('special')
  for (const other of ' éЖ€\u00A0') expect(groupOf(other)).toBeNull()
})

it('judges the normalised form, so that the same keys give the same password everywhere', () => {
  expect(codes('e\u0301'.repeat(15), { ...nist80063b, refuseMonotony: false })).toEqual([])
  expect(codes('e\u0301'.repeat(8), { ...nist80063b, refuseMonotony: false })).toEqual(['too-short'])
})

// A person told by their address alone: their own data were looked for in vain, and any password was good.
it('refuses what is no person, and takes what a program without types leaves out as null', () => {
  const about = (given: unknown) => checkPassword('Jane.Doe-2026x', eulogin2025, { about: given as PasswordOwner })
  expect(() => about('jane.doe@example.org')).toThrow('about as an object')
  expect(about({ email: 'jane.doe@example.org' }).ok).toBe(false)
  expect(about(null).ok).toBe(true)
  expect(about({ previous: null, email: null }).ok).toBe(true)
})
