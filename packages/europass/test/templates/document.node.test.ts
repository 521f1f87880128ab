import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { importDocument } from '../../src/exchange/index.ts'
import { emptyProfile } from '../../src/profile/index.ts'
import { templateNames } from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import type { Sample } from '../samples/build.ts'
import { paragraph } from '../samples/build.ts'
import { twoPages } from '../samples/people.ts'
import { changed, settingOf } from '../support/printed.ts'
import { readPdf } from '../support/read-pdf.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const french: Sample = { ...twoPages, cv: { ...twoPages.cv, labels: 'fr' } }

describe.each(templateNames)('%s', (template) => {
  const print = async (sample: Sample) => (await typeset(await settingOf(sample, template), engine, { now })).bytes

  test('is titled, in its language, tagged, and says which standards it keeps', async () => {
    const pdf = await getDocument({ data: (await print(french)).slice(), verbosity: 0 }).promise
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Élodie Müller – CV', Author: 'Élodie Müller' })
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1<')
    expect(metadata?.getRaw()).toContain('<pdfaid:part>3<')
    const marks: unknown = await pdf.getMarkInfo()
    expect(marks instanceof Map && marks.get('Marked')).toBe(true)
  })

  test('speaks the language of its labels: sections, dates', async () => {
    const text = (await readPdf(await print(french))).text.replaceAll(/\s+/g, ' ').toLowerCase()
    for (const expected of ['expérience professionnelle', 'mars 2021', 'aujourd’hui', 'niveau cec 7'])
      expect(text).toContain(expected)
    expect(text).not.toContain('work experience')
  })

  test('carries the same CV as Europass XML', async () => {
    const outcome = await importDocument(await print(twoPages))
    expect(outcome.ok && outcome.report.fromPdf).toBe(true)
    expect(
      outcome.ok && outcome.document.profile.entries['work-experience'].map(({ occupation }) => occupation),
    ).toEqual(['Research diver', 'Laboratory technician', 'Volunteer ranger'])
  })

  test('takes markup for the text it is', async () => {
    const hostile = '#eval("1") $x$ *a* @ref <label> `raw` \\ // /* "'
    const sample = changed(twoPages, ({ personal }) => {
      personal.about = [paragraph(hostile)]
    })
    const { text } = await readPdf(await print(sample))
    expect(text.replaceAll(/\s+/g, ' ')).toContain('#eval("1") $x$ *a* @ref <label> `raw` \\ // /* "')
  })

  test('sets an empty draft, and draws one SVG for a preview', async () => {
    const empty: Sample = { profile: emptyProfile(), cv: {} }
    expect((await readPdf(await print(empty))).text).toContain('Your name')
    const { bytes } = await typeset(await settingOf(empty, template), engine, { now, format: 'svg' })
    expect(new TextDecoder().decode(bytes)).toMatch(/^<svg/)
  })

  test('draws all pages in one SVG, none with its paper over another', async () => {
    const long = changed(twoPages, ({ personal }) => {
      personal.about = [paragraph('I map what lives on the sea floor. '.repeat(100))]
    })
    const { bytes } = await typeset(await settingOf(long, template), engine, { now, format: 'svg' })
    const svg = new TextDecoder().decode(bytes)
    // A page of A4 is 842 points high.
    expect(Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1])).toBeGreaterThan(1600)
    expect(svg.match(/fill="#ffffff"[^>]*(?:841\.88|"100%")|"100%"[^>]*fill="#ffffff"/g)).toHaveLength(1)
  })
})
