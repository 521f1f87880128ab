import { describe, expect, it, test } from 'vitest'
import { decide, type Situation } from '../../src/sign-in/decide.ts'
import { asking, cast, has, inWords, proved, situation } from '../support/situations.ts'
import { codeMethod } from '../support/world.ts'

/** The columns: what an account has besides the password. */
const accounts = [
  has('password'),
  has('password', 'phone'),
  has('password', 'phone', 'phone2'),
  has('password', 'key'),
  has('password', 'phone', 'key'),
  has('password', 'app'),
  has('password', 'codes'),
  has('password', 'mail'),
] as const

const always = { alwaysTwoFactors: true, preferredMethod: null }
const picks = ['-', 'password', 'phone', 'key', 'token', 'codes', 'mail'] as const
const stored = ['-', 'password', 'phone', 'key', 'token', 'app', 'codes', 'gone'] as const

/**
 * Tables: where it leads, by what the account has (columns) and, in the rows, by what is picked beside a
 * password that was right, or by the method that is stored. `no key (phone)`: the key isn't set up, the phone
 * would do; `which phone`: of two; `open`: the gate.
 */
const picked: readonly (readonly [string, Partial<Situation>, string])[] = [
  [
    'nothing more is asked',
    {},
    `
      -        | open | open                      | open                      | open                    | open                          | open                    | open | open
      password | open | open                      | open                      | open                    | open                          | open                    | open | open
      phone    | open | ask phone                 | which phone               | no phone (password key) | ask phone                     | no phone (password app) | open | open
      key      | open | no key (password phone)   | no key (password phone)   | ask key                 | ask key                       | no key (password app)   | open | open
      token    | open | no token (password phone) | no token (password phone) | no token (password key) | no token (password phone key) | ask app                 | open | open
      codes    | open | no codes (password phone) | no codes (password phone) | no codes (password key) | no codes (password phone key) | no codes (password app) | open | open
      mail     | open | open                      | open                      | open                    | open                          | open                    | open | open`,
  ],
  [
    'two factors always',
    { wish: always },
    `
      -        | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open
      password | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open
      phone    | open | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | open | open
      key      | open | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | open | open
      token    | open | no token (phone) | no token (phone) | no token (key) | no token (phone key) | ask app        | open | open
      codes    | open | no codes (phone) | no codes (phone) | no codes (key) | no codes (phone key) | no codes (app) | open | open
      mail     | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open`,
  ],
  [
    'two factors always, the key first',
    { wish: { ...always, preferredMethod: 'key' } },
    `
      -        | open | ask phone        | which phone      | ask key        | ask key              | ask app        | open | open
      password | open | ask phone        | which phone      | ask key        | ask key              | ask app        | open | open
      phone    | open | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | open | open
      key      | open | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | open | open
      token    | open | no token (phone) | no token (phone) | no token (key) | no token (key phone) | ask app        | open | open
      codes    | open | no codes (phone) | no codes (phone) | no codes (key) | no codes (key phone) | no codes (app) | open | open
      mail     | open | ask phone        | which phone      | ask key        | ask key              | ask app        | open | open`,
  ],
  [
    'the password is all that is taken',
    { requirement: asking('BASIC', ['password']) },
    `
      -        | open | open | open | open | open | open | open | open
      password | open | open | open | open | open | open | open | open
      phone    | open | open | open | open | open | open | open | open
      key      | open | open | open | open | open | open | open | open
      token    | open | open | open | open | open | open | open | open
      codes    | open | open | open | open | open | open | open | open
      mail     | open | open | open | open | open | open | open | open`,
  ],
  [
    'the password is all that is taken, two factors always',
    { requirement: asking('BASIC', ['password']), wish: always },
    `
      -        | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open
      password | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open
      phone    | open | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | open | open
      key      | open | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | open | open
      token    | open | no token (phone) | no token (phone) | no token (key) | no token (phone key) | ask app        | open | open
      codes    | open | no codes (phone) | no codes (phone) | no codes (key) | no codes (phone key) | no codes (app) | open | open
      mail     | open | ask phone        | which phone      | ask key        | choose phone key     | ask app        | open | open`,
  ],
  [
    'two factors are asked',
    { requirement: asking('MEDIUM') },
    `
      -        | no phone | ask phone        | which phone      | ask key        | ask phone            | ask app        | no phone (codes) | no phone
      password | no phone | ask phone        | which phone      | ask key        | ask phone            | ask app        | no phone (codes) | no phone
      phone    | no phone | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | no phone (codes) | no phone
      key      | no key   | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | no key (codes)   | no key
      token    | no token | no token (phone) | no token (phone) | no token (key) | no token (phone key) | ask app        | no token (codes) | no token
      codes    | no codes | no codes (phone) | no codes (phone) | no codes (key) | no codes (phone key) | no codes (app) | ask codes        | no codes
      mail     | no phone | ask phone        | which phone      | ask key        | ask phone            | ask app        | no phone (codes) | no phone`,
  ],
  [
    'the key is asked',
    { requirement: asking('MEDIUM', ['key']) },
    `
      -        | no key | no key | no key | ask key | ask key | no key | no key | no key
      password | no key | no key | no key | ask key | ask key | no key | no key | no key
      phone    | no key | no key | no key | ask key | ask key | no key | no key | no key
      key      | no key | no key | no key | ask key | ask key | no key | no key | no key
      token    | no key | no key | no key | ask key | ask key | no key | no key | no key
      codes    | no key | no key | no key | ask key | ask key | no key | no key | no key
      mail     | no key | no key | no key | ask key | ask key | no key | no key | no key`,
  ],
  [
    'HIGH is asked',
    { requirement: asking('HIGH') },
    `
      -        | no token | no token | no token | no token | no token | no token | no token | no token
      password | no token | no token | no token | no token | no token | no token | no token | no token
      phone    | no token | no token | no token | no token | no token | no token | no token | no token
      key      | no token | no token | no token | no token | no token | no token | no token | no token
      token    | no token | no token | no token | no token | no token | no token | no token | no token
      codes    | no token | no token | no token | no token | no token | no token | no token | no token
      mail     | no token | no token | no token | no token | no token | no token | no token | no token`,
  ],
  [
    'a confirmation is asked',
    { requirement: asking('BASIC', ['mail']), wish: always },
    `
      -        | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      password | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      phone    | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      key      | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      token    | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      codes    | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail
      mail     | no mail | no mail | no mail | no mail | no mail | no mail | no mail | ask mail`,
  ],
]

const resumed: readonly (readonly [string, Partial<Situation>, string])[] = [
  [
    'the password is proved, nothing more is asked',
    { proofs: proved('password') },
    `
      -        | choose password | choose password phone     | choose password phone     | choose password key     | choose password phone key     | choose password app     | choose password codes | choose password
      password | open            | open                      | open                      | open                    | open                          | open                    | open                  | open
      phone    | open            | ask phone                 | which phone               | no phone (password key) | ask phone                     | no phone (password app) | open                  | open
      key      | open            | no key (password phone)   | no key (password phone)   | ask key                 | ask key                       | no key (password app)   | open                  | open
      token    | open            | no token (password phone) | no token (password phone) | no token (password key) | no token (password phone key) | no token (password app) | open                  | open
      app      | open            | no app (password phone)   | no app (password phone)   | no app (password key)   | no app (password phone key)   | ask app                 | open                  | open
      codes    | open            | no codes (password phone) | no codes (password phone) | no codes (password key) | no codes (password phone key) | no codes (password app) | open                  | open
      gone     | choose password | choose password phone     | choose password phone     | choose password key     | choose password phone key     | choose password app     | choose password codes | choose password`,
  ],
  [
    'the password is proved, two factors always',
    { proofs: proved('password'), wish: always },
    `
      -        | open | choose phone     | choose phone     | choose key     | choose phone key     | choose app     | open | open
      password | open | ask password     | ask password     | ask password   | ask password         | ask password   | open | open
      phone    | open | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | open | open
      key      | open | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | open | open
      token    | open | no token (phone) | no token (phone) | no token (key) | no token (phone key) | no token (app) | open | open
      app      | open | no app (phone)   | no app (phone)   | no app (key)   | no app (phone key)   | ask app        | open | open
      codes    | open | no codes (phone) | no codes (phone) | no codes (key) | no codes (phone key) | no codes (app) | open | open
      gone     | open | choose phone     | choose phone     | choose key     | choose phone key     | choose app     | open | open`,
  ],
  [
    'the password is proved, two factors are asked',
    { proofs: proved('password'), requirement: asking('MEDIUM') },
    `
      -        | no -         | choose phone     | choose phone     | choose key     | choose phone key     | choose app     | choose codes     | no -
      password | ask password | ask password     | ask password     | ask password   | ask password         | ask password   | ask password     | ask password
      phone    | no phone     | ask phone        | which phone      | no phone (key) | ask phone            | no phone (app) | no phone (codes) | no phone
      key      | no key       | no key (phone)   | no key (phone)   | ask key        | ask key              | no key (app)   | no key (codes)   | no key
      token    | no token     | no token (phone) | no token (phone) | no token (key) | no token (phone key) | no token (app) | no token (codes) | no token
      app      | no app       | no app (phone)   | no app (phone)   | no app (key)   | no app (phone key)   | ask app        | no app (codes)   | no app
      codes    | no codes     | no codes (phone) | no codes (phone) | no codes (key) | no codes (phone key) | no codes (app) | ask codes        | no codes
      gone     | no -         | choose phone     | choose phone     | choose key     | choose phone key     | choose app     | choose codes     | no -`,
  ],
  [
    'password and phone are proved, two factors are asked',
    { proofs: proved('password', 'phone'), requirement: asking('MEDIUM') },
    `
      -        | open | open | open | open | open | open | open | open
      password | open | open | open | open | open | open | open | open
      phone    | open | open | open | open | open | open | open | open
      key      | open | open | open | open | open | open | open | open
      token    | open | open | open | open | open | open | open | open
      app      | open | open | open | open | open | open | open | open
      codes    | open | open | open | open | open | open | open | open
      gone     | open | open | open | open | open | open | open | open`,
  ],
  [
    'password and phone are proved, the key is asked',
    { proofs: proved('password', 'phone'), requirement: asking('MEDIUM', ['key']) },
    `
      -        | no -         | no -         | no -         | choose key     | choose key     | no -         | no -         | no -
      password | ask password | ask password | ask password | ask password   | ask password   | ask password | ask password | ask password
      phone    | no phone     | ask phone    | which phone  | no phone (key) | ask phone      | no phone     | no phone     | no phone
      key      | no key       | no key       | no key       | ask key        | ask key        | no key       | no key       | no key
      token    | no token     | no token     | no token     | no token (key) | no token (key) | no token     | no token     | no token
      app      | no app       | no app       | no app       | no app (key)   | no app (key)   | ask app      | no app       | no app
      codes    | no codes     | no codes     | no codes     | no codes (key) | no codes (key) | no codes     | ask codes    | no codes
      gone     | no -         | no -         | no -         | choose key     | choose key     | no -         | no -         | no -`,
  ],
  [
    'password and codes are proved, two factors always',
    { proofs: proved('password', 'codes'), wish: always },
    `
      -        | open | open | open | open | open | open | open | open
      password | open | open | open | open | open | open | open | open
      phone    | open | open | open | open | open | open | open | open
      key      | open | open | open | open | open | open | open | open
      token    | open | open | open | open | open | open | open | open
      app      | open | open | open | open | open | open | open | open
      codes    | open | open | open | open | open | open | open | open
      gone     | open | open | open | open | open | open | open | open`,
  ],
]

function cells(rows: readonly string[], of: (row: string | null) => Partial<Situation>): string {
  const lines = rows.map((row) => [
    row,
    ...accounts.map((enrolled) => inWords(decide({ ...situation(of(row === '-' ? null : row)), enrolled }))),
  ])
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')
}

/** A table as it is written here, without the blanks before its lines. */
function tidy(text: string): string {
  return text.trim().replace(/^ +/gm, '')
}

describe('after the password, with what is picked beside it', () => {
  test.each(picked)('%s', (_, given, expected) => {
    const here = { wish: { alwaysTwoFactors: false, preferredMethod: null }, proofs: proved('password'), ...given }
    expect(cells(picks, (method) => ({ ...here, picked: { method, credentialId: null } }))).toBe(tidy(expected))
  })
})

describe('come back to, with the method that is stored', () => {
  test.each(resumed)('%s', (_, given, expected) => {
    const here = { wish: { alwaysTwoFactors: false, preferredMethod: null }, ...given }
    expect(cells(stored, (method) => ({ ...here, chosen: { method, credentialId: null } }))).toBe(tidy(expected))
  })
})

it('asks who comes while nobody is known, whatever else is so', () => {
  for (const enrolled of accounts) {
    expect(inWords(decide({ ...situation(), enrolled }))).toBe('identify')
    expect(inWords(decide({ ...situation({ wish: always, proofs: proved('phone') }), enrolled }))).toBe('identify')
  }
})

it('takes a second factor alone where its proof says that it stands alone', () => {
  const proofs = [{ method: 'key', at: 1000, credentialId: 'my-key', alone: true }] as const
  expect(inWords(decide(situation({ requirement: asking('MEDIUM'), wish: always, proofs })))).toBe('open')
})

it('goes on with the phone that is picked of two, and with a stored one', () => {
  const enrolled = has('password', 'phone', 'phone2')
  const here = { requirement: asking('MEDIUM'), wish: always, proofs: proved('password') }
  const one = { method: 'phone', credentialId: 'my-phone2' }
  expect(decide({ ...situation({ ...here, picked: one }), enrolled })).toMatchObject({
    kind: 'ask',
    choice: { credentialId: 'my-phone2' },
  })
  expect(inWords(decide({ ...situation({ ...here, chosen: one }), enrolled }))).toBe('ask phone')
  expect(inWords(decide({ ...situation({ ...here, chosen: { ...one, credentialId: 'lost' } }), enrolled }))).toBe(
    'which phone',
  )
})

describe('without having read what is set up', () => {
  const wish = { alwaysTwoFactors: false, preferredMethod: null }
  const picking = (method: string | null, given: Partial<Situation> = {}) =>
    decide(situation({ wish, proofs: proved('password'), ...given, picked: { method, credentialId: null } })).kind

  it('opens where the password will do and nothing else is picked', () => {
    expect([picking(null), picking('password'), picking('gone')]).toEqual(['open', 'open', 'open'])
  })

  it('decides nothing where something else is picked, wished or asked', () => {
    expect(picking('phone')).toBe('unread')
    expect(picking('phone', { proofs: proved('password', 'phone') })).toBe('unread')
    expect(picking(null, { wish: always })).toBe('unread')
    expect(picking(null, { requirement: asking('MEDIUM') })).toBe('unread')
    const eid = { ...codeMethod([], { name: 'eid' }), kind: 'first' } as const
    expect(picking(null, { methods: [eid, ...cast], wish: always, proofs: proved('eid') })).toBe('unread')
  })
})
