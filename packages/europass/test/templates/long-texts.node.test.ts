import { afterAll, describe, expect, test } from 'vitest'
import { type Design, documentSetting, type TemplateName, templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import type { CvView } from '../../src/view/index.ts'
import { paragraph, points, profileOf, viewOf } from '../samples/build.ts'
import { short } from '../samples/people.ts'
import { readPdf } from '../support/read-pdf.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const set = (template: TemplateName, view: CvView) =>
  typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })

/** A view with a text that is long, where that has cost most, and what it is made of. */
const long: readonly (readonly [string, string, (view: CvView, text: string) => CvView])[] = [
  ['name', 'x', (view, name) => ({ ...view, name })],
  ['name of many', 'xy ', (view, name) => ({ ...view, name })],
  [
    'address',
    'ab/',
    (view, text) => ({ ...view, contacts: [{ kind: 'website', label: 'Web', text, href: 'https://a.example' }] }),
  ],
  [
    'paragraph',
    'x',
    (view, text) => ({ ...view, about: { title: 'A', body: [{ type: 'paragraph', spans: [{ text }] }] } }),
  ],
]

async function milliseconds(template: TemplateName, view: CvView): Promise<number> {
  const before = process.cpuUsage()
  await set(template, view)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe.each(templateNames)('%s', (template) => {
  test.each(long)('a long %s takes the time of its length', async (_, text, put) => {
    const view = await viewOf(short, template)
    const few = await milliseconds(template, put(view, text.repeat(1500 / text.length)))
    const many = await milliseconds(template, put(view, text.repeat(6000 / text.length)))
    // Before, it was its square: more than a second.
    expect(many).toBeLessThan(Math.max(few, 60) * 8)
  })

  test.each(['Ada', 'A', '\u{1f600}', 'Ada Augusta Byron', '   '])('the name “%s” stops nothing', async (name) => {
    const view = await viewOf(short, template)
    expect((await set(template, { ...view, name, photo: null })).bytes.length).toBeGreaterThan(1000)
  })
})

/** A word wherever a line has the room of a template’s running text, and where it has less. */
const said = (word: string) => {
  const before = `Some words that stand before it ${word} and after`
  const told = [paragraph(before), ...points(before, before)]
  const work = { occupation: word, employer: word, from: '2001', to: '2003', description: told }
  const personal = {
    givenName: 'Ada',
    about: told,
    socials: [{ service: 'other', title: word.slice(0, 20), url: 'https://a.example' }],
    identityDocuments: [{ kind: 'id', number: word.slice(0, 40), country: 'PT' }],
  }
  return {
    cv: { headline: word },
    profile: profileOf({ language: 'en', personal, entries: { 'work-experience': [work] } }),
  }
}

const wordOf = (letters: string, length: number): string => letters.repeat(length).slice(0, length)

async function setWord(template: TemplateName, word: string, design: Partial<Design> = {}) {
  const { bytes } = await set(template, await viewOf(said(word), template, design))
  return readPdf(bytes)
}

describe.each(templateNames)('a long word in %s', (template) => {
  test.each([46, 52])('of %i letters begins a line rather than being torn', async (length) => {
    const word = wordOf('abcdefghij', length)
    const { text } = await setWord(template, word)
    const whole = text.split('\n').filter((line) => line.includes(word))
    // Of a paragraph and two points, twice.
    expect(whole.length).toBeGreaterThanOrEqual(6)
  })

  test.each(['M', 'n', 'i'])('of “%s” stays on the page, however long', async (letters) => {
    const width = 595
    const outside: string[] = []
    for (const design of [
      { margins: 'wide', size: 'large' },
      { margins: 'narrow', size: 'small' },
    ] as const)
      for (const length of [45, 52, 60, 68, 90]) {
        const { placed } = await setWord(template, wordOf(letters, length), design)
        for (const { x, width: long, text } of placed)
          if (x < 20 || x + long > width - 20) outside.push(`${length} ${design.size} ${x} ${long} ${text}`)
      }
    expect(outside).toEqual([])
  })
})
