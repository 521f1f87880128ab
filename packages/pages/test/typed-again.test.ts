import { expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { tagsOf } from './document.ts'

/** What is typed once and shows nothing of itself again. */
const codes = ['captchaCode', 'code', 'nextCode']

test('a text for which a browser offers nothing is kept when its page is shown again, unless it is a code', () => {
  const fields = sampleDocuments('en').flatMap(({ html }) =>
    [...html.matchAll(/<form [^>]*method="post"[\s\S]*?<\/form>/g)].flatMap(([form]) =>
      tagsOf(form).filter(
        ({ attributes: { autocomplete, type = 'text' } }) => autocomplete === 'off' && type === 'text',
      ),
    ),
  )
  const namesOf = (kept: boolean): string[] => [
    ...new Set(
      fields
        .filter(({ attributes }) => (attributes['data-lp-kept'] !== undefined) === kept)
        .map(({ attributes: { name = '' } }) => name),
    ),
  ]
  expect(namesOf(true)).toEqual(expect.arrayContaining(['name', 'serial']))
  expect(namesOf(false).filter((name) => !codes.includes(name))).toEqual([])
})
