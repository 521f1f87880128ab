import { afterAll, describe, expect, test } from 'vitest'
import { documentSetting, templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { viewOf } from '../samples/build.ts'
import { english, french, letters, type LetterSample, letterViewOf, longLetter } from '../samples/letters.ts'
import { twoPages } from '../samples/people.ts'
import { flat, readPdf } from '../support/read-pdf.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-26T12:00:00Z')
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

describe.each(templateNames)('%s', (template) => {
  const printed = async (sample: LetterSample) => {
    const view = await letterViewOf(sample, template)
    const { bytes } = await typeset(documentSetting([{ kind: 'letter', template, view }]), engine, {
      now,
      check: 'ua-1',
    })
    return { view, bytes, pdf: await readPdf(bytes) }
  }

  test('sets a letter in the order in which it is written', async () => {
    const { pdf, view, bytes } = await printed(english)
    expect(pdf.pages).toBe(1)
    const text = plain(pdf.text)
    const order = [
      'Dr Aoife Brennan',
      'H91 R673',
      view.placeAndDate,
      'Survey lead',
      'Dear Dr Brennan,',
      'Your advertisement',
      'Yours sincerely,',
      'Reference from the Baltic Institute',
    ].map((one) => text.indexOf(one))
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(pdf.title).toBe('Élodie Müller – letter')
    expect(
      flat(pdf.tree).filter(({ role, alt }) => role === 'Figure' && alt === 'Signature of Élodie Müller'),
    ).toHaveLength(1)
    expect(flat(pdf.tree).some(({ role, text: said }) => role === 'H1' && said.includes('Survey lead'))).toBe(true)
    expect(/\/Subtype\s*\/Image/.test(new TextDecoder('latin1').decode(bytes))).toBe(true)
  })

  test('puts a French recipient at the end of the line, an English one at its start', async () => {
    const of = async (sample: LetterSample, start: string) =>
      (await printed(sample)).pdf.placed.find(({ text }) => text.startsWith(start))?.x ?? 0
    expect(await of(french, 'Épicerie')).toBeGreaterThan((await of(english, 'Dr Aoife')) + 150)
  })

  test('keeps everything on the page, and the end of a letter with its last words', async () => {
    for (const sample of Object.values(letters)) {
      const { pdf } = await printed(sample)
      expect(pdf.placed.filter(({ x, y, width }) => x < 20 || x + width > 575 || y < 20 || y > 822)).toEqual([])
    }
    const { pdf } = await printed(longLetter)
    const closing = pdf.placed.findLast(({ text }) => text.trim().startsWith('Mit freundlichen'))
    const words = pdf.placed.filter(({ page, text }) => page === closing?.page && /Absatz|Satz|Frage/.test(text))
    expect(words.length).toBeGreaterThan(0)
  })

  test('follows it with the CV, whose pages are counted from one', async () => {
    const documents = [
      { kind: 'letter', template, view: await letterViewOf(english, template) },
      { kind: 'cv', template, view: await viewOf(twoPages, template) },
    ] as const
    const { bytes } = await typeset(documentSetting(documents), engine, { now, check: 'ua-1' })
    const pdf = await readPdf(bytes)
    const onPage = (page: number): string =>
      plain(
        pdf.placed
          .filter((one) => one.page === page)
          .map(({ text }) => text)
          .join(' '),
      )
    expect(onPage(1)).toContain('Dear Dr Brennan')
    expect(onPage(1)).not.toMatch(/1 \/ \d/)
    expect(onPage(2)).toContain('Research diver')
    // Its pages are what they are alone: heads and numbers too.
    const { bytes: apart } = await typeset(documentSetting(documents.slice(1)), engine, { now, check: 'ua-1' })
    const alone = await readPdf(apart)
    const texts = ({ placed }: typeof pdf, from: number): string[] =>
      placed
        .filter(({ page }) => page >= from)
        .map(({ page, text, x, y }) => [page - from, text, Math.round(x), Math.round(y)].join(' '))
    expect(texts(pdf, 2)).toEqual(texts(alone, 1))
    expect(pdf.title).toBe('Élodie Müller – letter')
  })
})

test('a letter that lacks a few lines of room is set closer, and stays on its page', async () => {
  const design = { size: 'large', paper: 'us-letter' } as const
  for (const template of ['modern', 'executive', 'first-job'] as const) {
    const view = await letterViewOf(english, template, design)
    const { bytes } = await typeset(documentSetting([{ kind: 'letter', template, view }]), engine, { now })
    expect([template, (await readPdf(bytes)).pages]).toEqual([template, 1])
  }
})
