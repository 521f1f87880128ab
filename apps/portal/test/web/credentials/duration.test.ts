import { expect, test } from 'vitest'
import { durationText } from '../../../src/web/credentials/duration.ts'

test.each([
  ['PT60H', 'en', '60 hours'],
  ['P1Y2M', 'en', '1 year, 2 months'],
  ['P60M', 'en', '60 months'],
  ['PT1H30M', 'fr', '1 heure et 30 minutes'],
  ['P2W', 'fr', '2 semaines'],
  ['soon', 'en', 'soon'],
  ['P', 'en', 'P'],
])('%s in %s is %s', (duration, language, words) => {
  expect(durationText(duration, language).replaceAll(/\s/g, ' ')).toBe(words)
})
