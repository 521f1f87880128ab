import { describe, expect, it } from 'vitest'
import { looksLikeCredential, showCredential } from '../../src/credentials/index.ts'
import { fileOf, smallest } from './support/sealed.ts'

const png = 'iVBORw0KGgoAAAANSUhEUg=='
const language = (code: string) => ({
  id: `http://publications.europa.eu/resource/authority/language/${code}`,
  type: 'Concept',
  prefLabel: { en: code },
})
const page = (number: number, content: string) => ({
  id: `urn:epass:displayDetail:${number}`,
  page: number,
  image: { id: `urn:epass:mediaObject:${number}`, content },
})

const credential = {
  ...smallest,
  displayParameter: {
    primaryLanguage: language('DEU'),
    language: [language('DEU'), language('FRA')],
    title: { de: 'Zeugnis', fr: 'Certificat' },
    description: { de: 'Nur auf Deutsch' },
    individualDisplay: [
      { language: language('DEU'), displayDetail: [page(2, png), page(1, '/9j/4AAQSkZJRg==')] },
      { language: language('FRA'), displayDetail: page(1, png) },
    ],
  },
  credentialSubject: {
    id: 'urn:epass:person:1',
    fullName: [{ '@value': 'Ana Andromeda', '@language': 'es' }],
    dateOfBirth: '1999-10-01T22:00:00Z',
    hasClaim: [
      {
        type: 'LearningAchievement',
        title: 'Ohne Sprache',
        awardedBy: { awardingBody: { id: 'urn:epass:org:1', type: 'Organisation' } },
        specifiedBy: 'urn:epass:qualification:1',
        influencedBy: {
          type: 'LearningActivity',
          workload: 'PT2H',
          supplementaryDocument: [
            { contentURL: 'https://zed.example/a' },
            { contentURL: 'http://zed.example/b' },
            { contentURL: 'javascript:alert(1)' },
            { contentURL: 'https://user:secret@zed.example/' },
          ],
        },
      },
    ],
  },
  'x:elsewhere': {
    id: 'urn:epass:qualification:1',
    type: 'Qualification',
    eqfLevel: { id: 'http://data.europa.eu/snb/eqf/5' },
    creditPoint: [{ point: '3', framework: { prefLabel: { en: 'ECTS' } } }],
    learningOutcome: [{ title: { de: 'Kann etwas' }, relatedESCOSkill: { prefLabel: { fr: 'faire' } } }],
    language: [language('ENG')],
  },
}

describe('a credential as data', () => {
  const french = showCredential(credential, { language: 'fr' })

  it('speaks the reader’s language where it has it, and says where not', () => {
    expect(french.title).toEqual({ text: 'Certificat', language: 'fr', otherLanguage: false })
    expect(french.description).toEqual({ text: 'Nur auf Deutsch', language: 'de', otherLanguage: true })
    expect(french.languages).toEqual(['de', 'fr'])
    expect(showCredential(credential, { language: 'fi' }).title).toMatchObject({ text: 'Zeugnis', otherLanguage: true })
    expect(french.holder.name).toEqual({ text: 'Ana Andromeda', language: 'es', otherLanguage: true })
    expect(french.claims[0]?.title).toEqual({ text: 'Ohne Sprache', language: '', otherLanguage: false })
  })

  it('follows names to where things are described', () => {
    expect(french.claims[0]).toMatchObject({
      kind: 'achievement',
      eqf: '5',
      credits: [{ points: '3', system: { text: 'ECTS' } }],
      awardedBy: [{ name: { text: 'University of Zed' } }],
      outcomes: [{ title: { text: 'Kann etwas' }, skills: [{ text: 'faire' }] }],
      languages: ['en'],
      parts: [{ kind: 'activity', workload: 'PT2H' }],
    })
  })

  it('has links only of https, and pictures only of pictures', () => {
    expect(french.claims[0]?.parts[0]?.documents).toEqual([{ title: null, address: 'https://zed.example/a' }])
    expect(french.pages).toEqual([{ mediaType: 'image/png', content: png, page: 1 }])
    expect(
      showCredential(credential, { language: 'de' }).pages.map(({ mediaType, page: number }) => [mediaType, number]),
    ).toEqual([
      ['image/jpeg', 1],
      ['image/png', 2],
    ])
    const svg = { ...credential, displayParameter: { individualDisplay: { displayDetail: page(1, 'PHN2Zz4=') } } }
    expect(showCredential(svg, { language: 'en' }).pages).toEqual([])
  })

  it('takes a birthday that was written as midnight of another zone', () => {
    expect(french.holder.dateOfBirth).toBe('1999-10-02')
    const born = (dateOfBirth: string) =>
      showCredential({ ...credential, credentialSubject: { dateOfBirth } }, { language: 'en' }).holder.dateOfBirth
    expect(born('1999-10-02')).toBe('1999-10-02')
    expect(born('1999-10-02T00:00:00Z')).toBe('1999-10-02')
    expect(born('1999-10-02T00:00:00+03:00')).toBe('1999-10-02')
    expect(born('soon')).toBeNull()
  })

  it('ends where things name each other in a circle, or are too many, and says so', () => {
    const circle = { hasPart: 'urn:1', id: 'urn:1', title: 'Round' }
    const round = showCredential({ credentialSubject: { hasClaim: circle } }, { language: 'en' })
    expect(round.shortened).toBe(true)
    const hasClaim = Array.from({ length: 20_000 }, (_, number) => ({ title: `T${number}` }))
    const many = showCredential({ credentialSubject: { hasClaim } }, { language: 'en' })
    expect(many.shortened).toBe(true)
    expect(many.claims.length).toBeLessThan(2001)
    // One long text that is named in fifteen thousand places is no more than a file can hold.
    const long = { id: 'urn:long', type: 'LearningAchievement', title: { en: 'x'.repeat(4000) } }
    const named = { ...long, id: 'urn:named', learningOutcome: Array<string>(15_000).fill('urn:long'), x: long }
    const view = showCredential({ credentialSubject: { hasClaim: named } }, { language: 'en' })
    const { length } = JSON.stringify(view)
    expect([view.shortened, length > 9_000_000, length < 12_000_000]).toEqual([true, true, true])
    expect(showCredential(smallest, { language: 'en' }).shortened).toBe(false)
  })

  it('keeps texts plain', () => {
    const title = { en: `  <b>Bold</b>\u202e \u0000${'x'.repeat(5000)}` }
    const view = showCredential({ displayParameter: { title } }, { language: 'en' })
    expect(view.title?.text.startsWith('<b>Bold</b> x')).toBe(true)
    expect(view.title?.text.length).toBeLessThan(4010)
  })
})

it('glances at files', () => {
  expect(looksLikeCredential(fileOf(smallest))).toBe(true)
  expect(looksLikeCredential(fileOf({ payload: JSON.stringify(smallest), signatures: [] }))).toBe(true)
  expect(
    looksLikeCredential(
      fileOf({ payload: btoa('{"type":["VerifiableCredential"]}').replaceAll('=', ''), signature: '' }),
    ),
  ).toBe(true)
  expect(looksLikeCredential(fileOf({ hello: 1 }))).toBe(false)
  expect(looksLikeCredential(fileOf('%PDF-1.7'))).toBe(false)
  expect(looksLikeCredential(new Uint8Array())).toBe(false)
})
