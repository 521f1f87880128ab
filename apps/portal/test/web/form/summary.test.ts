// @vitest-environment happy-dom
import { sections } from '@laissez-passer/europass/sections'
import { expect, test } from 'vitest'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { formWords } from '../../../src/web/form/form-words.ts'
import { summaryOf } from '../../../src/web/form/summary.ts'
import { documentsInMemory } from '../support/documents-in-memory.ts'

/** What stands under a group of digital skills in its list. */
async function under(count: number, language: 'en' | 'fr'): Promise<string> {
  const skills = Array.from({ length: count }, (_, at) => `s${at + 1}`)
  const documents = documentsInMemory({ entries: { 'profile-skills': [{ id: 'g', name: 'Maps', skills }] } })
  const { form } = sections['profile-skills']
  const words = { language, e: formWords(await wordsOfDocuments(language)) }
  return summaryOf(documents.layers(), 'entries/profile-skills/g', { form, words }).detail
}

test('the first skills of a group are said, and that there are more', async () => {
  expect(await under(4, 'en')).toBe('s1, s2, s3, s4')
  expect(await under(5, 'en')).toBe('s1, s2, s3, s4, …')
  expect(await under(9, 'fr')).toBe('s1, s2, s3, s4, …')
  expect(await under(4, 'fr')).toBe('s1, s2, s3 et s4')
})

test('what began and ended at once has one date', async () => {
  const whenOf = async (from: string, to: string): Promise<string> => {
    const documents = documentsInMemory({
      entries: { 'work-experience': [{ id: 'w', occupation: 'Ranger', from, to }] },
    })
    const words = { language: 'en', e: formWords(await wordsOfDocuments('en')) }
    const { form } = sections['work-experience']
    return summaryOf(documents.layers(), 'entries/work-experience/w', { form, words }).detail.replaceAll(/\s/g, ' ')
  }
  expect(await whenOf('2015', '2015')).toBe('2015')
  expect(await whenOf('2015', '2016')).toBe('2015 – 2016')
})
