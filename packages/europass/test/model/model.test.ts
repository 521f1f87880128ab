import { describe, expect, test } from 'vitest'
import {
  check,
  cvDraftSchema,
  cvFromProfile,
  cvSchema,
  emptyProfile,
  formatPartialDate,
  isAfter,
  limits,
  parsePartialDate,
  profileDraftSchema,
  profileSchema,
  shownContent,
} from '../../src/model/index.ts'
import { sampleCv } from '../sample-cv.ts'

const issuesOf = (value: unknown) => {
  const outcome = check(profileSchema, value)
  return outcome.ok ? [] : outcome.issues
}
const named = { personal: { givenName: 'Ada', familyName: 'Lovelace' } }

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
  ])('refuses %o', (personal, path, code) => {
    expect(issuesOf({ personal: { ...named.personal, ...personal } })).toMatchObject([
      { path: ['personal', ...path], code },
    ])
  })
  test('refuses a time that ends before it starts, as far as the dates are exact', () => {
    const work = (from: string, to: string, ongoing = false) =>
      issuesOf({ ...named, work: [{ id: 'w', occupation: 'x', from, to, ongoing }] })
    expect(work('2021-05', '2020')).toEqual([{ path: ['work', 0, 'to'], code: 'ends-before-start', params: {} }])
    expect(work('2021-05', '2021')).toEqual([])
    expect(work('2021-05', '2020', true)).toEqual([])
  })
  test('refuses two equal skills, a language without a name, an EQF level 9', () => {
    expect(issuesOf({ ...named, digitalSkills: [{ id: 'g', skills: ['QGIS', ' qgis '] }] })).toMatchObject([
      { code: 'duplicate' },
    ])
    expect(issuesOf({ ...named, languages: { others: [{ id: 'l' }] } })).toMatchObject([
      { path: ['languages', 'others', 0, 'code'], code: 'required' },
    ])
    expect(issuesOf({ ...named, education: [{ id: 'd', qualification: 'x', eqf: '9' }] })).toMatchObject([
      { code: 'not-in-list' },
    ])
  })
})

describe('a draft', () => {
  test('takes any text, keeps the limits', () => {
    const draft = {
      personal: { givenName: '', birthDate: '19', emails: [{ id: 'a', address: 'ada@' }] },
      work: [{ id: 'w', from: '2021', to: '2020' }],
    }
    expect(check(profileDraftSchema, draft).ok).toBe(true)
    expect(check(profileDraftSchema, { personal: { about: 'x'.repeat(limits.rich + 1) } })).toMatchObject({
      issues: [{ code: 'too-long', params: { max: limits.rich } }],
    })
    const work = Array.from({ length: limits.list + 1 }, (_, id) => ({ id: `${id}` }))
    expect(check(profileDraftSchema, { work })).toMatchObject({
      issues: [{ path: ['work'], code: 'too-many', params: { max: limits.list } }],
    })
  })
  test('drops what it does not know', () => {
    const outcome = check(profileDraftSchema, { admin: true, personal: { __proto__: { x: 1 }, role: 'admin' } })
    expect(outcome.ok && outcome.value).toEqual(emptyProfile())
  })
})

describe('a CV', () => {
  test('is a copy of its profile', () => {
    const profile = emptyProfile()
    const cv = cvFromProfile(profile, { id: 'cv', language: 'fr' })
    cv.content.personal.givenName = 'Ada'
    expect(profile.personal.givenName).toBe('')
    expect(cv).toMatchObject({
      language: 'fr',
      template: 'cv-formal',
      sections: ['work-experience', 'education-training', 'language', 'profile-skills'],
    })
  })
  test('shows its content without what is hidden', () => {
    const shown = shownContent({ ...sampleCv, hidden: ['w1', 'd2', 'l1', 'm1', 'g1'] })
    expect([
      shown.work.length,
      shown.education.length,
      shown.languages.others.length,
      shown.languages.motherTongues.length,
      shown.digitalSkills.length,
    ]).toEqual([2, 1, 3, 0, 2])
  })
  test('the sample is finished', () => {
    expect(check(cvSchema, sampleCv)).toEqual({ ok: true, value: sampleCv })
    expect(check(cvDraftSchema, { ...sampleCv, template: 'cv-none' })).toMatchObject({
      issues: [{ path: ['template'], code: 'not-in-list' }],
    })
  })
})

describe('partial dates', () => {
  test.each(['2021-13', '2021-00', '2021-02-29', '2021-2', '21', '2021-04-31', '0000', '2021-01-00', 'x', ''])(
    '%s is none',
    (text) => {
      expect(parsePartialDate(text)).toBeUndefined()
    },
  )
  test('leap days exist in leap years', () =>
    expect(parsePartialDate('2020-02-29')).toEqual({ year: 2020, month: 2, day: 29 }))
  test('are compared as far as both are exact', () => {
    expect([
      isAfter('2021', '2020-12'),
      isAfter('2021', '2021-05'),
      isAfter('2021-05', '2021'),
      isAfter('2021-06', '2021-05-31'),
    ]).toEqual([true, false, false, true])
  })
  test('are written no more exact than they are', () => {
    expect(['2021', '2021-09', '2021-09-30'].map((date) => formatPartialDate(date, 'fr'))).toEqual([
      '2021',
      'sept. 2021',
      '30 sept. 2021',
    ])
    expect(formatPartialDate('1991-04-17', 'en', { month: 'long' })).toBe('17 April 1991')
  })
})
