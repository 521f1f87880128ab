import { expect, it } from 'vitest'
import { readJson } from '../src/json-text.ts'

const text = `\uFEFF{
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
  [['links', 0, 'label', 'en'], 5],
  [['links', 1], 5],
  [['links', 2], 6],
  [['end'], 8],
  ['links.0.label.en', 5],
  [['links', 0, 'label', 'fr'], 5],
  [['links', 7], 3],
  ['nowhere', 1],
  [[], 1],
] as const)('%j stands on its line, or the nearest around it does', (path, line) => {
  const read = readJson(text)
  expect(read.ok ? read.lineOf(path) : read.why).toBe(line)
})

it.each([
  ['', 'it is not JSON, line 1, column 1: a value is missing'],
  ['{\n "a": b}', 'it is not JSON, line 2, column 7: a word that is none of true, false and null'],
  ['{"a": 1,\n "a": 2}', 'line 2, column 2: "a" is there twice'],
])('%j is refused with the place, and nothing of a value is quoted', (broken, why) => {
  const read = readJson(broken)
  expect(read.ok ? '' : read.why).toContain(why)
})

it('refuses what goes down deeper than it reads, at once', () => {
  const nested = (depth: number) => readJson(`${'['.repeat(depth)}"[[["${']'.repeat(depth)}`)
  expect(nested(500)).toMatchObject({ ok: true })
  expect(nested(501)).toMatchObject({ ok: false, why: expect.stringContaining('500 deep') })
  expect(nested(1_000_000)).toMatchObject({ ok: false })
})

it('refuses so whatever isn’t JSON, and whatever closes nothing', () => {
  for (const nested of ['"\n[', '[}', '{"a":[}', '/*"*/['])
    expect(readJson(`${nested.repeat(50_000)}"`)).toMatchObject({ ok: false, why: expect.stringContaining('500 deep') })
})

it('takes a long text, and says what is wrong with one that doesn’t end', () => {
  expect(readJson(JSON.stringify('x'.repeat(16_000_000)))).toMatchObject({ ok: true })
  const read = readJson(`["${'\\"'.repeat(500_000)}`)
  expect(read).toMatchObject({ ok: false, why: expect.stringContaining('without its closing quotation mark') })
})

it('takes as many names as a catalogue has, and finds the one that is there twice', () => {
  const names = Array.from({ length: 30_000 }, (_, at) => `"name ${at}": ""`)
  expect(readJson(`{${names.join()}}`)).toMatchObject({ ok: true })
  expect(readJson(`{${names.join()}, "name 7": ""}`)).toMatchObject({
    ok: false,
    why: expect.stringContaining('twice'),
  })
})
