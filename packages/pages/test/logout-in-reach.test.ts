import { expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'
import { tagsOf } from './document.ts'

test('whoever is signed in can log out on every page', () => {
  const own = sampleDocuments('en').filter(({ name }) => /^(account|admin)/.test(name))
  expect(own.length).toBeGreaterThan(20)
  const without = own.filter(
    ({ html }) =>
      !tagsOf(html).some(({ name, attributes }) => name === 'form' && attributes['action'] === '/cas/logout'),
  )
  expect(without.map(({ name }) => name)).toEqual([])
})
