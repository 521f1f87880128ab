import { expect, test } from 'vitest'
import { digestOf, partsOf, standIns } from '../../e2e/docs-pages.mjs'

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

test('a page is looked at again when it changed, not when another one joined the menu', () => {
  const page = (menu, text, css = 'a') =>
    `<link href="/${css}.css"><nav class="sidebar x" aria-label="Main"><a>${menu}</a></nav><main>${text}</main>`
  expect(digestOf(page('new', 'text'))).toBe(digestOf(page('', 'text')))
  expect(digestOf(page('', 'other'))).not.toBe(digestOf(page('', 'text')))
  expect(digestOf(page('', 'text', 'b'))).not.toBe(digestOf(page('', 'text')))
})
