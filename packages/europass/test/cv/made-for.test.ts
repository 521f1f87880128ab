import { describe, expect, test } from 'vitest'
import { advertWords } from '../../src/cv/made-for.ts'

const split = (advert: string, cv: string, language = 'en') => {
  const words = advertWords(advert, [cv], { language })
  const pick = (found: boolean): string[] => words.filter((one) => one.found === found).map(({ word }) => word)
  return { has: pick(true), lacks: pick(false) }
}

describe('words of an advert', () => {
  test('are found in whatever form the CV has them', () => {
    expect(
      split(
        'You will manage surveys and lead trained divers.',
        'Managed a survey, leading a diver; training of interns',
      ),
    ).toEqual({ has: ['manage', 'surveys', 'lead', 'trained', 'divers'], lacks: [] })
  })
  test('are the words that say something, the most often said first', () => {
    const words = advertWords('We are looking for a diver. The ideal candidate is a DIVER who dives with a team.', [], {
      language: 'en',
    })
    expect(words[0]).toEqual({ word: 'diver', count: 2, found: false })
    expect(words.map(({ word }) => word)).toEqual(['diver', 'dives', 'team'])
  })
  test('keep the names of things whole, and numbers out', () => {
    expect(split('C++, C#, Node.js, R, e-learning and 40 000 € in 2026', 'C#, R and learning').lacks).toEqual([
      'C++',
      'Node.js',
      'e-learning',
    ])
    expect(split('e-learning', 'An e-learning platform').has).toEqual(['e-learning'])
    expect(split('Data-driven', 'driven by data').has).toEqual(['Data-driven'])
  })
  test('are not taken for other words that look alike', () => {
    expect(split('policy analysis business process', 'police analyst busy progress').has).toEqual([])
  })
  test('French: articles, plurals, feminine forms and accents', () => {
    expect(
      split(
        'Nous recherchons une plongeuse expérimentée pour l’équipe : données écologiques, campagnes nationales.',
        'Plongeur experimenté ; donnée écologique, campagne nationale, équipe',
        'fr',
      ).lacks,
    ).toEqual([])
    expect(split('travaux oraux', 'travail oral', 'fr').has).toEqual(['oraux'])
  })
  test('scripts without spaces, and languages without a list', () => {
    expect(split('海洋生物学の研究', '海洋の研究', 'ja').has).toContain('研究')
    expect(split('Θαλάσσια βιολογία', 'θαλασσια', 'el')).toEqual({ has: ['Θαλάσσια'], lacks: ['βιολογία'] })
    expect(split('समुद्री जीव', 'समुद्र', 'hi').has).toEqual([])
  })
  test('an advert in another language than the CV is read in its own', () => {
    expect(split('You will lead surveys with the team and the ministry', 'Survey, lead', 'fr')).toEqual({
      has: ['lead', 'surveys'],
      lacks: ['team', 'ministry'],
    })
  })
  test('take time in proportion', () => {
    const long = 'word-'.repeat(40_000)
    expect(advertWords(long, [long], { language: 'en' })).toHaveLength(1)
    expect(advertWords('', [], { language: 'en' })).toEqual([])
  })
})
