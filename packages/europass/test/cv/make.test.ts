import { describe, expect, it } from 'vitest'
import { beginCv, cvOf, cvSchema, duplicateCv, resolveCv } from '../../src/cv/index.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'

describe('a new CV', () => {
  it.each([
    ['fr', undefined, 'fr', 'fr'],
    ['pt-BR', undefined, 'pt-BR', 'en'],
    ['pt-BR', 'fr', 'fr', 'fr'],
  ])('of a profile in %s, asked for %s, is in %s with headings in %s', (of, language, content, labels) => {
    const cv = cvOf({ language: of }, { id: 'cv1', title: 'For Acme', ...(language && { language }) })
    expect(cv).toMatchObject({ id: 'cv1', title: 'For Acme', language: content, labels, sections: [] })
  })
})

describe('a CV that a person begins', () => {
  const profile = profileDraftSchema.parse({
    personal: {
      givenName: 'Ada',
      birthDate: '1990-01-02',
      gender: 'female',
      nationalities: ['LT'],
      identityDocuments: [{ id: 'p', kind: 'passport', number: 'X1234567' }],
      phones: [{ id: 'm', dialling: '370', number: '61234567' }],
    },
  })
  const shown = (cv: ReturnType<typeof cvOf>) => resolveCv(profile, cv).personal
  it('leaves out what no reader needs before they ask, and nothing else', () => {
    const { birthDate, gender, identityDocuments, ...others } = shown(beginCv(profile, { id: 'a' }))
    expect([birthDate, gender, identityDocuments]).toEqual(['', '', []])
    expect({ ...others, birthDate: '1990-01-02', gender: 'female' }).toEqual({
      ...shown(cvOf(profile, { id: 'a' })),
      identityDocuments: undefined,
    })
  })
  it('shows it where its owner says so', () => {
    const cv = beginCv(profile, { id: 'a' })
    const open = { ...cv, personalHidden: cv.personalHidden.filter((place) => place !== 'birthDate') }
    expect(shown(open)).toMatchObject({ birthDate: '1990-01-02', gender: '', identityDocuments: [] })
  })
})

describe('a duplicate', () => {
  it('is the same CV under another id and title, and shares nothing', () => {
    const cv = cvSchema.parse({ id: 'a', title: 'One', sections: [{ name: 'projects', hidden: ['p1'] }] })
    const copy = duplicateCv(cv, { id: 'b', title: 'Two' })
    expect(copy).toEqual({ ...cv, id: 'b', title: 'Two' })
    copy.sections[0]!.hidden.push('p2')
    expect(cv.sections[0]!.hidden).toEqual(['p1'])
  })
})
