import { spokenFor } from '@laissez-passer/i18n/languages'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { europassTranslator } from '../../src/messages.ts'
import { emptyProfile, type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import type { DesignView } from '../../src/view/index.ts'
import { prepareCv } from '../../src/view/index.ts'
import { profiles } from '../support/arbitrary.ts'

const design: DesignView = {
  colour: '#6d1a36',
  font: 'Open Sans',
  smallCaps: [],
  size: 9.5,
  margins: 1,
  paper: 'a4',
  logo: null,
  options: {},
}

function view(profile: Profile, more: Record<string, unknown> = {}) {
  const cv = cvDraftSchema.parse({ id: 'cv1', language: profile.language, ...more })
  return prepareCv(resolveCv(profile, cv), { words: europassTranslator(spokenFor(cv.labels)), design })
}

/** All texts in a view, spans of long texts but their own ends aside. */
function texts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'text' ? [] : [value]
  if (typeof value !== 'object' || value === null) return value === undefined ? ['undefined'] : []
  return Object.entries(value).flatMap(([name, one]) => texts(one, name))
}

describe('what a template sets', () => {
  it('has no empty section or entry, and no text with blanks at its ends', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { sections, ...rest } = view(profile)
        for (const section of sections) {
          expect(section.title).not.toBe('')
          if (section.kind === 'entries') {
            expect(section.entries).not.toEqual([])
            for (const { title, body, organisation, by, place, facts } of section.entries)
              expect([title, organisation, by, place].join('') !== '' || body.length > 0 || facts.length > 0).toBe(true)
          }
        }
        for (const text of texts({ sections, rest })) expect(text).toBe(text.trim())
      }),
      { numRuns: 40 },
    )
  })

  it('is made of an empty profile too', () => {
    expect(view(emptyProfile())).toMatchObject({
      name: 'Your name',
      sections: [],
      contacts: [],
      facts: [],
      about: null,
    })
  })

  it('shows mother tongues where there is no other language, and not where they are hidden', () => {
    const profile = profileDraftSchema.parse({ personal: { motherTongues: [{ id: 'm1', code: 'ell' }] } })
    expect(view(profile).sections).toMatchObject([
      { kind: 'languages', title: 'Language skills', mother: { value: 'Greek' }, table: null },
    ])
    expect(view(profile, { personalHidden: ['motherTongues'] }).sections).toEqual([])
  })

  it('names countries in the language of the content, headings and dates in that of the labels', () => {
    const profile = profileDraftSchema.parse({
      language: 'de',
      entries: { 'work-experience': [{ id: 'w1', occupation: 'x', country: 'GR', from: '2021-03', ongoing: true }] },
    })
    expect(view(profile, { labels: 'fr' }).sections).toMatchObject([
      {
        title: 'Expérience professionnelle',
        entries: [{ place: 'Griechenland', period: expect.stringMatching(/^mars\s2021\s–\saujourd’hui$/) }],
      },
    ])
  })

  it.each([
    ['short', '5 Mar 2021'],
    ['long', '5 March 2021'],
    ['numeric', '05/03/2021'],
    ['year', '2021'],
  ])('writes dates %s', (dates, written) => {
    const profile = profileDraftSchema.parse({ entries: { projects: [{ id: 'p1', title: 'x', from: '2021-03-05' }] } })
    expect(view(profile, { design: { dates } }).sections).toMatchObject([
      { entries: [{ period: written.replaceAll(' ', '\u00A0') }] },
    ])
  })

  it('follows no link but to a web page', () => {
    const profile = profileDraftSchema.parse({
      entries: { projects: [{ id: 'p1', title: 'x', links: [{ id: 'l1', url: 'javascript:alert(1)' }] }] },
    })
    expect(view(profile).sections).toMatchObject([{ entries: [{ links: [{ href: '' }] }] }])
  })
})
