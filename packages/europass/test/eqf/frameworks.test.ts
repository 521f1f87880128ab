import { expect, test } from 'vitest'
import { eqfAspects, eqfLevels, eqfWords, nationalFrameworks, nationalLevels } from '../../src/eqf/index.ts'

test('levels of countries are those of their referencing', () => {
  const of = (country: string, level: (typeof eqfLevels)[number]) =>
    nationalLevels(country, level).map(({ short, levels }) => `${short} ${levels.join('+')}`)
  expect(of('DE', '6')).toEqual(['DQR 6'])
  expect(of('ie', '6')).toEqual(['NFQ 7+8'])
  expect(of('IE', '1')).toEqual(['NFQ 1+2'])
  expect(of('ES', '6')).toEqual(['MECES 2'])
  expect(of('ES', '4')).toEqual([])
  expect(of('FR', '1')).toEqual([])
  expect(of('SI', '4')).toEqual(['SOK 4+5'])
  expect(of('BE', '5')).toEqual(['VKS 5', 'CFC 5'])
  expect(of('US', '6')).toEqual([])
})

test('a level of a country lies on one level of the EQF alone', () => {
  for (const { short, country, levels } of nationalFrameworks) {
    const all = eqfLevels.flatMap((level) => levels[level] ?? [])
    expect([country, short, new Set(all).size]).toEqual([country, short, all.length])
  }
})

test('every level is explained in each of its aspects, in its own words', async () => {
  for (const language of ['en', 'fr'] as const) {
    const say = await eqfWords(language)
    const texts = eqfLevels.flatMap((level) => eqfAspects.map((aspect) => say(`eqf.${level}.${aspect}`)))
    expect(new Set(texts).size).toBe(24)
  }
})
