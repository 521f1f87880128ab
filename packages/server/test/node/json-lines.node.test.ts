import { expect, it } from 'vitest'
import { jsonLines } from '../../src/node/json-lines.ts'

const text = `{
  "a.b": "x: { [ , \\" ]",
  "links": [
    { "href": "y",
      "label": { "en": 1 } }, [],
    "last"
  ],
  "end": null }`

it.each([
  [['a.b'], 2],
  [['links'], 3],
  [['links', 0], 4],
  [['links', 0, 'href'], 4],
  [['links', 0, 'label', 'en'], 5],
  [['links', 1], 5],
  [['links', 2], 6],
  [['end'], 8],
])('%j stands on its line', (steps, line) => {
  expect(jsonLines(text)(steps)).toBe(line)
})

it('says of what isn’t there the line of the nearest around it', () => {
  const lineOf = jsonLines(text)
  expect(lineOf(['links', 0, 'label', 'fr'])).toBe(5)
  expect(lineOf(['links', 7])).toBe(3)
  expect(lineOf(['nowhere'])).toBe(1)
  expect(lineOf([])).toBe(1)
})

// 40 kB took 13 s, each place being named by all that are around it; and the folder is read at each start.
it('takes memory as a text is long, however deep it goes', () => {
  const depth = 200_000
  const lineOf = jsonLines(`${'[\n'.repeat(depth)}1${']'.repeat(depth)}`)
  expect(lineOf(Array.from({ length: depth }, () => 0))).toBe(depth + 1)
  expect(lineOf([0, 0, 1])).toBe(3)
})
