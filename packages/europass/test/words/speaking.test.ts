import { expect, it } from 'vitest'
import { digitalWords } from '../../src/digital-skills/words/index.ts'
import { europassWords } from '../../src/words/index.ts'
import { europassEnglish } from '../../src/words/english.ts'
import { supplementWords } from '../../src/supplements/words/index.ts'

it('a language that isn’t ours is spoken in its own words, the rest in English', async () => {
  const words = await europassWords('de', { 'section.work-experience': 'Berufserfahrung' })
  expect([words.language, words('section.work-experience'), words('section.publication')]).toEqual([
    'de',
    'Berufserfahrung',
    'Publications',
  ])
})

it('a language that nobody brought any words of is English, and says so', async () => {
  const words = await europassWords('de', { 'another.catalogue': 'Anderes' })
  expect([words.language, words('section.work-experience')]).toEqual(['en', 'Work experience'])
})

it('ours may be said in other words', async () => {
  const words = await europassWords('fr', { 'section.work-experience': 'Parcours' })
  expect([words('section.work-experience'), words('section.projects')]).toEqual(['Parcours', 'Projets'])
  expect((await europassWords('fr'))('section.work-experience')).not.toBe('Parcours')
})

it('each part says what it has of one catalogue, which has all that any part says', async () => {
  const own = Object.fromEntries(Object.keys(europassEnglish).map((key) => [key, `«${key}»`]))
  const [supplement] = Object.keys((await import('../../src/supplements/words/en.ts')).default)
  const [digital] = Object.keys((await import('../../src/digital-skills/words/en.ts')).default)
  const [supplements, digitals] = [await supplementWords('de', own), await digitalWords('de', own)]
  if (!supplement || !supplements.has(supplement) || !digital || !digitals.has(digital)) throw new Error('no words')
  expect([supplements(supplement), digitals(digital)]).toEqual([`«${supplement}»`, `«${digital}»`])
})
