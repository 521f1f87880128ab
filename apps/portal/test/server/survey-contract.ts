import { describe, expect, test } from 'vitest'
import type { PortalStore } from '../../src/server/store/store.ts'
import type { SurveyAnswers } from '../../src/server/survey/survey.ts'

const answers: SurveyAnswers = {
  easy: 5,
  purpose: 'languages',
  done: 'yes',
  recommend: 4,
  better: 'Größere Schrift',
  language: 'en',
}

/** The rules that the survey of each database keeps. */
export function surveyContract(open: () => Promise<PortalStore>): void {
  describe('the survey', () => {
    test('is answered once by a person, however often they send it, and by guests as they come', async () => {
      const { survey } = await open()
      const add = (n: number, person: string | null) =>
        survey.add(answers, { id: `id-${n}`, day: '2026-11-27', person })
      const kept = await Promise.all(Array.from({ length: 20 }, (_, n) => add(n, 'ada')))
      expect(kept.filter(Boolean)).toHaveLength(1)
      expect([await survey.answered('ada'), await survey.answered('bob')]).toEqual([true, false])
      expect([await add(21, null), await add(22, null), await add(23, 'bob')]).toEqual([true, true, true])
      expect(await survey.all()).toEqual(Array.from({ length: 4 }, () => ({ ...answers, day: '2026-11-27' })))
    })
  })
}
