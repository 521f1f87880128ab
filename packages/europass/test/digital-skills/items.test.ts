import {
  areaOf,
  areas,
  competences,
  competencesOf,
  digitalWords,
  items,
  itemSources,
  itemsOf,
  levels,
} from '@laissez-passer/europass/digital-skills'
import { describe, expect, it } from 'vitest'

describe('the questions', () => {
  it('are at least four of each of the 21 competences, with a name of their own', () => {
    expect(competences).toHaveLength(21)
    for (const competence of competences) expect(itemsOf(competence).length).toBeGreaterThanOrEqual(4)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  })

  it('ask in each area, at every level, what somebody can and what they know', () => {
    for (const area of areas) {
      const own = items.filter(({ competence }) => areaOf(competence) === area)
      for (const level of levels)
        expect(new Set(own.filter((item) => item.level === level).map(({ kind }) => kind)).size).toBe(2)
      expect(competencesOf(area).length).toBeGreaterThanOrEqual(3)
    }
  })

  it('are as often true as false: who always says one knows nothing', () => {
    for (const area of areas) {
      const statements = items.filter(({ competence, truth }) => areaOf(competence) === area && truth !== null)
      const excess = statements.reduce((sum, { truth }) => sum + (truth ? 1 : -1), 0)
      expect(Math.abs(excess)).toBeLessThanOrEqual(2)
    }
  })

  it('say what they stand on; statements, why they are true or false', () => {
    for (const { id, truth } of items) {
      const source = itemSources[id]
      expect(source).toMatch(/\.$/)
      if (truth !== null) expect(source.split('. ').length).toBeGreaterThan(1)
    }
  })

  it('are short, and told apart, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      const words = await digitalWords(language)
      const texts = items.map(({ id }) => words(`digital.item.${id}`))
      expect(new Set(texts).size).toBe(items.length)
      for (const text of texts) {
        expect(text).toMatch(/[.]$/)
        expect(text.split(/\s+/).length).toBeLessThanOrEqual(25)
      }
    }
  })
})
