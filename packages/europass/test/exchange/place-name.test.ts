import { describe, expect, test } from 'vitest'
import { placeName } from '../../src/exchange/index.ts'
import { letterDraftSchema } from '../../src/letter/index.ts'
import { europassTranslator } from '../../src/messages.ts'
import { profileDraftSchema } from '../../src/profile/index.ts'

const profile = profileDraftSchema.parse({
  personal: {
    phones: [
      { id: 'p1', dialling: '32', number: '1' },
      { id: 'p2', dialling: '32', number: '2' },
    ],
    websites: [{ id: 's', url: 'https://a.example' }],
  },
  entries: {
    'work-experience': [
      { id: 'a', occupation: 'Analyst', from: '1842' },
      { id: 'b', from: '1843' },
    ],
    language: [{ id: 'l', code: 'fra', certificates: [{ id: 'c', title: 'DELF' }] }],
    'driving-licence': [{ id: 'd', category: 'B' }],
  },
  custom: [{ id: 'o', title: 'Music', entries: [{ id: 'm', title: 'Harp' }] }],
})
const letters = [letterDraftSchema.parse({ id: 'x' })]
const named = (path: string, language: 'en' | 'fr' = 'en') =>
  placeName(path, {
    document: { profile, letters, cvs: [], attachments: [] },
    words: europassTranslator(language),
  }).join(' › ')

describe('people know a field by', () => {
  test.each([
    ['personal/birthDate', 'Personal information › Date of birth'],
    ['personal/phones/p2/number', 'Personal information › Telephone numbers 2 › Telephone number'],
    ['personal/websites/s/url', 'Personal information › Websites › Website'],
    ['entries/work-experience/a/from', 'Work experience › Analyst › From'],
    ['entries/work-experience/a/to', 'Work experience › Analyst › To'],
    ['entries/work-experience/b/description', 'Work experience › 2 › Main activities and responsibilities'],
    ['entries/language/l/certificates/c/date', 'Language skills › French › Certificates › Date'],
    ['entries/driving-licence/d', 'Driving licence › B'],
    ['entries/work-experience/gone', 'Work experience'],
    ['custom/o/entries/m/title', 'Music › Harp › Title'],
    ['letters/x/date', 'Cover letter › Date'],
    ['letters/x/recipient/name', 'Cover letter › Name'],
    ['headline', 'Headline'],
    ['', ''],
  ])('%s', (path, name) => {
    expect(named(path)).toBe(name)
  })
  test('in the language of who reads', () => {
    expect(named('entries/language/l/listening', 'fr')).toMatch(/^Compétences linguistiques › Français › /)
  })
})
