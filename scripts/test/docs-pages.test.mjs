import { expect, test } from 'vitest'
import { partsOf, standIns } from '../../e2e/docs-pages.mjs'

test('pages are told apart by their elements, classes and roles, not by what they say', () => {
  const page = (text) => `<main class="wide astro-x1y2"><h1 id="${text}">${text}</h1><input type="text"></main>`
  expect(partsOf(page('a'))).toEqual(partsOf(page('b')))
  expect([...partsOf(page('a'))]).toContain('main.wide[]')
  expect([...partsOf(page('a'))]).toContain('input.[text]')
  expect([...partsOf(page('a'))].join()).not.toContain('astro')
})

test('the pages that are opened every day have between them whatever any page has', () => {
  const page = (path, ...parts) => ({ path, parts: new Set(parts) })
  const pages = [
    page('plain', 'p'),
    page('table', 'p', 'table'),
    page('form', 'form', 'p'),
    page('both', 'table', 'p', 'pre'),
  ]
  expect(standIns(pages).map(({ path }) => path)).toEqual(['both', 'form'])
})
