import { expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { tagsOf } from './document.ts'

type Field = Readonly<Record<string, string>>

const fields: readonly Field[] = sampleDocuments('en').flatMap(({ html }) =>
  tagsOf(html)
    .filter(({ name }) => ['input', 'select', 'textarea'].includes(name))
    .map(({ attributes }) => attributes),
)

test('each password field is masked, tells managers which password it is, and takes what is pasted', () => {
  const passwords = fields.filter(({ name = '', type }) => /password/i.test(name) && type !== 'hidden')
  expect(passwords.length).toBeGreaterThan(10)
  for (const field of passwords) {
    expect(field).toMatchObject({
      type: 'password',
      autocomplete: expect.stringMatching(/^(current|new)-password$/),
    })
    expect(Object.keys(field).filter((attribute) => /^on|^readonly$/.test(attribute))).toEqual([])
  }
})

test('no form asks for a hint, or for the answer to a question about its person', () => {
  const names = [...new Set(fields.map(({ name = '' }) => name))]
  expect(names).toContain('identifier')
  expect(names.filter((name) => /hint|question|secret|maiden|pet|school/i.test(name))).toEqual([])
})
