import { expect, test } from 'vitest'
import { sampleDocuments } from '../preview/documents.ts'

test('no page has a paragraph, heading or list of nothing, which takes room and is read as a blank', () => {
  const documents = sampleDocuments('en')
  expect(documents.length).toBeGreaterThan(50)
  const empty = documents.flatMap(({ html, name }) =>
    [...html.matchAll(/<(p|h[1-6]|ul|ol|dl)(?: [^>]*)?><\/\1>/g)]
      // What a script writes into later is announced then.
      .filter(([tag]) => !/ (?:role="(?:status|alert)"|hidden|aria-live|data-lp)/.test(tag))
      .map(([tag]) => `${name}: ${tag}`),
  )
  expect(empty).toEqual([])
})
