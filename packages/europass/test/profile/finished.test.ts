import { describe, expect, test } from 'vitest'
import { check, limits } from '../../src/fields/index.ts'
import { emptyProfile, profileDraftSchema, profileSchema } from '../../src/profile/index.ts'

const issuesOf = (value: unknown) => {
  const outcome = check(profileSchema, value)
  return outcome.ok ? [] : outcome.issues
}
const named = { personal: { givenName: 'Ada', familyName: 'Lovelace' } }
const entries = (section: string, ...list: object[]) => ({ ...named, entries: { [section]: list } })

describe('a finished profile', () => {
  test('needs a name and nothing else', () => {
    expect(issuesOf({})).toEqual([{ path: ['personal', 'givenName'], code: 'required', params: {} }])
    expect(issuesOf({ personal: { givenName: 'Suharto', familyName: '' } })).toEqual([])
    expect(issuesOf(named)).toEqual([])
    expect(issuesOf({ personal: { givenName: '  ', familyName: 'L' } })).toMatchObject([{ code: 'required' }])
  })
  test.each([
    [{ emails: [{ id: 'a', address: 'ada@' }] }, ['emails', 0, 'address'], 'email'],
    [{ phones: [{ id: 'a', dialling: '', number: '12' }] }, ['phones', 0, 'dialling'], 'dialling'],
    [{ phones: [{ id: 'a', dialling: '0', number: '12' }] }, ['phones', 0, 'dialling'], 'dialling'],
    [{ phones: [{ id: 'a', dialling: '44', number: 'ring me' }] }, ['phones', 0, 'number'], 'phone'],
    [{ websites: [{ id: 'a', url: 'javascript:alert(1)' }] }, ['websites', 0, 'url'], 'url'],
    [{ nationalities: ['uk'] }, ['nationalities', 0], 'country'],
    [{ birthDate: '1990-02-30' }, ['birthDate'], 'date'],
    [{ gender: 'x' }, ['gender'], 'not-in-list'],
    [{ emails: [{ id: '../x', address: '' }] }, ['emails', 0, 'id'], 'id'],
    [{ emails: 'none' }, ['emails'], 'wrong-type'],
    [{ motherTongues: [{ id: 'a' }] }, ['motherTongues', 0, 'code'], 'required'],
    [{ workPermits: [{ id: 'a', validUntil: '2021-13' }] }, ['workPermits', 0, 'validUntil'], 'date'],
  ])('refuses %o', (personal, path, code) => {
    expect(issuesOf({ personal: { ...named.personal, ...personal } })).toMatchObject([
      { path: ['personal', ...path], code },
    ])
  })
  test.each(['work-experience', 'education-training', 'projects', 'volunteering'])(
    'refuses a time of %s that ends before it starts, as far as the dates are exact',
    (section) => {
      const spans = (from: string, to: string, ongoing = false) =>
        issuesOf(entries(section, { id: 'w', occupation: 'x', qualification: 'x', title: 'x', from, to, ongoing }))
      expect(spans('2021-05', '2020')).toEqual([
        { path: ['entries', section, 0, 'to'], code: 'ends-before-start', params: {} },
      ])
      expect(spans('2021-05', '2021')).toEqual([])
      expect(spans('2021-05', '2020', true)).toEqual([])
    },
  )
  test('refuses two equal skills, a language without a name, an EQF level 9, an entry without title', () => {
    expect(issuesOf(entries('profile-skills', { id: 'g', skills: ['QGIS', ' qgis '] }))).toMatchObject([
      { code: 'duplicate' },
    ])
    expect(issuesOf(entries('language', { id: 'l' }))).toMatchObject([
      { path: ['entries', 'language', 0, 'code'], code: 'required' },
    ])
    expect(issuesOf(entries('education-training', { id: 'd', qualification: 'x', eqf: '9' }))).toMatchObject([
      { code: 'not-in-list' },
    ])
    expect(issuesOf(entries('hobbies-interests', { id: 'h' }))).toMatchObject([{ code: 'required' }])
  })
})

describe('a draft', () => {
  test('takes any text, keeps the limits', () => {
    const draft = {
      personal: { givenName: '', birthDate: '19', emails: [{ id: 'a', address: 'ada@' }] },
      entries: { 'work-experience': [{ id: 'w', from: '2021', to: '2020' }] },
    }
    expect(check(profileDraftSchema, draft).ok).toBe(true)
    const long = { id: 'w', occupation: 'x'.repeat(limits.line + 1) }
    expect(check(profileDraftSchema, { entries: { 'work-experience': [long] } })).toMatchObject({
      issues: [{ code: 'too-long', params: { max: limits.line } }],
    })
  })
  test('drops what it does not know', () => {
    const outcome = check(profileDraftSchema, { admin: true, personal: { __proto__: { x: 1 }, role: 'admin' } })
    expect(outcome.ok && outcome.value).toEqual(emptyProfile())
  })
})
