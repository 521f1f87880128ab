import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { typstNode } from '../../src/typst-node/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { paragraph, points, type Sample } from '../samples/build.ts'
import { twoPages } from '../samples/people.ts'
import { changed, settingOf } from '../support/printed.ts'
import { readPdf } from '../support/read-pdf.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

/** A CV with a text in the places where texts stand: a name, a title, a paragraph, a list, a tag. */
function withText(text: string): Sample {
  const sample = changed(twoPages, ({ personal, entries }) => {
    personal.familyName = text
    personal.about = [paragraph(text), ...points(text, 'second')]
    const [first] = entries['work-experience']
    if (first) first.occupation = text
    entries['profile-skills'] = [
      {
        id: 'g',
        name: text,
        skills: [text],
        achievements: [
          { id: 'a', title: text, date: '2025', url: '', description: [paragraph(text), ...points(text)] },
        ],
      },
    ]
  })
  return { ...sample, cv: { ...sample.cv, headline: [...text].slice(0, 40).join('') } }
}

const set = async (sample: Sample, check?: 'ua-1' | 'a-3a') =>
  typeset(await settingOf(sample), engine, { now, ...(check && { check }) })

const setText = (text: string, check: 'ua-1' | 'a-3a' = 'ua-1') => set(withText(text), check)

const texts = {
  'an emoji': 'Chef 😀 ☺ ❤️ 👩‍💻 👍🏽 🇪🇺 1️⃣ 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  Chinese: '中文 體國',
  Japanese: '日本語 カナ ひらがな',
  Korean: '한국어',
  Arabic: 'مرحبا بالعالم. می‌خواهم',
  Hebrew: 'שלום עולם.',
  Hindi: 'नमस्ते दुनिया।',
  Thai: 'สวัสดี',
  Georgian: 'ქართული Հայերեն',
  mathematics: '𝒜𝔅 ∑ ∞ ≤',
  cuneiform: '𒀀 𒁀',
  'a private character': 'a\ue000b\u{f0000}c',
  'control characters': 'a\u0000\u0007\u001b\u007f\u0085b',
  'invisible characters': 'a\u200b\u2060\ufeff\u00ad\u202e\u2066\u200f\u034f\ufff9b',
  'no characters': 'a\uffff\ufdd0\u{1ffff}b',
  'lone surrogates': 'a\ud800b\udc00',
  'line separators': 'a\u2028b\u2029c\td',
  'marks alone': '\u0301 \u0e31 e\u0301\u0323 \u20e3 \ufe0f \u200d',
  'a selector of a variant': '葛\u{e0100} ☺\ufe0e',
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  test.each(['ua-1', 'a-3a'] as const)('prints, and keeps %s', async (check) => {
    const { bytes } = await setText(text, check)
    expect(bytes.length).toBeGreaterThan(1000)
  })
})

test.each([
  ['Arabic', 'أترجم العقود والأحكام بين العربية'],
  ['Persian and Urdu', 'پژوهش گچ ٹڈڑ کیونکہ ہے'],
  ['Hebrew', 'מתרגמת חוזים ופסקי דין'],
])('a program reads each letter of %s once', async (_, text) => {
  const { bytes } = await set(withText(text))
  const { text: read } = await readPdf(bytes)
  const letters = (from: string) =>
    [...from.normalize('NFKC')]
      .filter((sign) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(sign))
      .toSorted()
      .join('')
  // The name stands in the footer too.
  const times = letters(read).length / letters(text).length
  expect(times).toBe(Math.round(times))
  expect(letters(read)).toBe(letters(text.repeat(times)))
})

test('whatever is typed prints', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 40 }),
      async (words) => {
        const sample = changed(withText(words.join(' ')), ({ entries }) => {
          const [first] = entries['work-experience']
          entries['work-experience'] = words.map((word, index) => ({
            ...first!,
            id: `w${index}`,
            occupation: word,
            employer: `x${word}`,
          }))
        })
        await set(sample, 'ua-1')
        await set(sample, 'a-3a')
      },
    ),
    { numRuns: 15 },
  )
}, 60_000)

describe('what no font has', () => {
  test('is a sign, and is told with its field', async () => {
    const sample = changed(twoPages, ({ entries }) => {
      const [first] = entries['work-experience']
      if (first) first.employer = 'Ur 𒀀 & sons'
    })
    const { bytes, missing } = await set(sample, 'ua-1')
    expect((await readPdf(bytes)).text).toContain('Ur \ufffd & sons')
    expect(missing).toEqual([
      {
        character: '𒀀',
        path: 'parts/0/sections/0/entries/0/organisation',
        where: ['Élodie Müller – CV', 'Work experience', 'Research diver'],
      },
    ])
  })
  test('is nothing for a CV in the languages of the Union', async () => {
    expect((await set(twoPages)).missing).toEqual([])
  })
})

describe('nothing invisible is in the text', () => {
  const seen = (text: string) => text.replaceAll('\n', '').match(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu)
  test('though it was typed', async () => {
    const { text } = await readPdf((await setText(texts['invisible characters'])).bytes)
    expect(text).toContain('ab')
    expect(seen(text)).toBeNull()
  })
  test('where long words break; they are whole when they are copied', async () => {
    const words = [
      'https://www.example.europa.eu/a-very-long/path/to/some/document.html?x=1',
      'somebody.with.quite.a.long.name@department-of-fisheries.example.europa.eu',
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender',
      'a'.repeat(300),
    ]
    const { bytes } = await setText(words.join(' '))
    const read = await readPdf(bytes)
    expect(seen(read.text)).toBeNull()
    for (const word of words) expect(read.text.replaceAll('\n', '')).toContain(word)
    // Nothing leaves the sheet: A4 is 595.3 points wide.
    for (const { x, width, text } of read.placed) expect(x + width, text).toBeLessThan(595.3 - 40)
  })
})

describe('from right to left', () => {
  test.each(['שלום עולם, מה שלומכם.', 'مرحبا بالعالم.'])(
    '%s is right-aligned, its full stop at the left',
    async (text) => {
      const sample = changed(twoPages, ({ personal }) => {
        personal.about = [paragraph(text), paragraph('And English after it.')]
      })
      const { placed } = await readPdf((await set(sample)).bytes)
      const line = placed.filter((one) => /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(one.text) || one.text === '.')
      const right = Math.max(...line.map(({ x, width }) => x + width))
      expect(right).toBeGreaterThan(520)
      const stop = line.find((one) => one.text.includes('.'))
      expect(stop?.x).toBe(Math.min(...line.map(({ x }) => x)))
      expect(placed.find((one) => one.text.startsWith('And English'))?.x).toBeLessThan(200)
    },
  )
})
