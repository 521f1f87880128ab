import { exchangeWords } from '../../src/exchange/index.ts'
import { expect, test } from 'vitest'

test('reports and refusals are said in the language that is asked for', async () => {
  const [english, french] = await Promise.all([exchangeWords('en'), exchangeWords('fr')])
  expect(english('exchange.report.lost')).toBe('Lost')
  expect(french('exchange.report.lost')).not.toBe(english('exchange.report.lost'))
})
