import { expect, test } from 'vitest'
import { answers, topicNames, topics } from '../../../src/web/help/questions.ts'

test('a search is beginnings of words, without case and accents, in any order', () => {
  const texts = ['I lost my phone', 'Connectez-vous par un code de secours : le téléphone perdu…']
  for (const search of ['lost', 'PHONE los', 'telephone', 'téléph perdu', '', '  ', 'code-secours'])
    expect(answers(texts, search), search).toBe(true)
  for (const search of ['ost', 'phone found', 'x']) expect(answers(texts, search), search).toBe(false)
})

test('every anchor is of one question, and every topic is shown', () => {
  const all = topicNames.flatMap((topic) => topics[topic])
  expect(new Set<string>(all).size).toBe(all.length)
  expect(topicNames.toSorted()).toEqual(Object.keys(topics).toSorted())
})
