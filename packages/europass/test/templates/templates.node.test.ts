import { afterAll, describe, expect, test } from 'vitest'
import {
  type Design,
  documentSetting,
  fonts,
  type TemplateName,
  templateNames,
  templates,
} from '../../src/templates/index.ts'
import { typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import type { CvView, SectionView } from '../../src/view/index.ts'
import { points, type Sample, viewOf } from '../samples/build.ts'
import { arabic, bulgarian, greek, longWords, manyEntries, short, tenPages, twoPages } from '../samples/people.ts'
import { mark } from '../samples/picture.ts'
import { flat, type PlacedText, readPdf, type ReadPdf, type Tagged } from '../support/read-pdf.ts'

const engine = typstNode({ timeout: 60_000 })
afterAll(() => engine.close())

const now = new Date('2026-11-26T12:00:00Z')

async function printed(sample: Sample, template: TemplateName, design?: Partial<Design>) {
  const view = await viewOf(sample, template, design)
  const setting = documentSetting([{ kind: 'cv', template, view }])
  const { bytes, missing } = await typeset(setting, engine, { now, check: 'ua-1' })
  return { view, bytes, missing, pdf: await readPdf(bytes) }
}

/** Texts of a view that a person reads, without those that a reader of pages finds cut in lines. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  const silent = new Set(['kind', 'form', 'href', 'link', 'corner', 'missing', 'design', 'photo', 'footer', 'type'])
  return Object.entries(value).flatMap(([key, inner]) => (silent.has(key) ? [] : textsOf(inner)))
}

/** Letters alone: lines, columns and separators are a template's. */
const letters = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}\u0640]/gu, '')

function said(view: CvView, template: TemplateName): string[] {
  const { name, headline, contacts, facts, about, sections } = view
  const labels = template === 'executive' ? contacts.map(({ text }) => text) : contacts
  const inTable = templates[template].columns === 1 && !['plain', 'compact', 'first-job'].includes(template)
  const shown = sections.map((section) =>
    section.kind !== 'languages' || section.table === null
      ? section
      : {
          ...section,
          table: inTable
            ? section.table
            : { rows: section.table.rows.map(({ name: one, certificates }) => [one, certificates]) },
        },
  )
  return textsOf([name, headline, labels, facts, about, shown]).filter((text) => letters(text) !== '')
}

const samples = { short, twoPages, tenPages, longWords, greek, bulgarian, arabic }
/** How many pages each may take at most. */
const most: Record<keyof typeof samples, number> = {
  short: 1,
  twoPages: 3,
  tenPages: 13,
  longWords: 2,
  greek: 1,
  bulgarian: 1,
  arabic: 1,
}

/** What lies outside the paper's margins, however narrow they may be chosen, or on other text. */
function misplaced({ placed }: ReadPdf, width: number, height: number): PlacedText[] {
  const edge = 20
  return placed.filter(({ x, y, width: long }) => x < edge || x + long > width - edge || y < edge || y > height - edge)
}

/** Pairs of pieces on one line that lie on each other. */
function overlapping({ placed }: ReadPdf): string[] {
  const lines = Map.groupBy(placed, ({ page, y }) => `${page} ${Math.round(y)}`)
  return [...lines.values()].flatMap((line) => {
    const sorted = line.toSorted((one, other) => one.x - other.x)
    return sorted.flatMap((one, at) => {
      const next = sorted[at + 1]
      return next && one.x + one.width > next.x + 1.5 ? [`${one.text} | ${next.text}`] : []
    })
  })
}

describe.each(templateNames)('%s', (template) => {
  test.each(Object.keys(samples) as (keyof typeof samples)[])(
    '%s: all is there, inside the margins, in few pages',
    async (name) => {
      const { view, pdf, missing } = await printed(samples[name], template)
      expect(missing).toEqual([])
      expect(pdf.pages).toBeLessThanOrEqual(most[name])
      expect(misplaced(pdf, 595, 842)).toEqual([])
      // A reader finds the letters of joined scripts in their own order.
      if (name !== 'arabic') {
        expect(overlapping(pdf)).toEqual([])
        const text = letters(pdf.text)
        expect(said(view, template).filter((one) => !text.includes(letters(one)))).toEqual([])
      }
    },
  )

  test('300 entries have a page’s room each', async () => {
    const view = await viewOf(manyEntries, template)
    const { bytes } = await typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })
    const pages = new TextDecoder('latin1').decode(bytes).match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages).toBeGreaterThan(5)
    expect(pages).toBeLessThan(30)
  })

  test('is read in its order: name, sections as headings, a title before its date, tables with headers', async () => {
    const { view, pdf } = await printed(twoPages, template)
    const tree = flat(pdf.tree)
    const headings = tree.filter(({ role }) => role === 'H1').map(({ text }) => letters(text))
    const sections = [view.about?.title ?? '', ...view.sections.map(({ title }) => title)].map(letters)
    expect(headings.filter((one) => sections.includes(one)).toSorted()).toEqual(sections.toSorted())
    const leaves = tree.filter(({ children }) => children.length === 0).map(({ text }) => text)
    const read = letters(leaves.join(' '))
    expect(read.startsWith(letters(view.name))).toBe(true)
    for (const section of view.sections)
      if (section.kind === 'entries' && section.form === 'story')
        for (const entry of section.entries) {
          const title = read.indexOf(letters(entry.title))
          const then = read.indexOf(letters(entry.period), title)
          expect([entry.title, title >= 0 && then > title && then - title < 160]).toEqual([entry.title, true])
        }
    const titles = view.sections.flatMap((one) => (one.kind === 'entries' ? one.entries.map(({ title }) => title) : []))
    const found = tree.filter(({ role }) => role === 'H2').map(({ text }) => letters(text))
    expect(titles.filter((title) => !found.includes(letters(title)))).toEqual([])
    const table = tree.find(({ role }) => role === 'Table')
    if (table) expect(headersOf(table)).toEqual(expect.arrayContaining(['Listening', 'Reading', 'Writing']))
  })

  test('no heading, title or name of an employer is the last thing on its page', async () => {
    const usual = await viewOf(short, template)
    const sections = Array.from({ length: 90 }, (_, at): SectionView => {
      const spans = [{ text: 'Some words of a text that goes on. '.repeat(1 + ((at * 7) % 13)) }]
      const entry = { title: `Title ${at}`, by: '', organisation: `Employer ${at}`, place: '', period: '2021' }
      const body = [{ type: 'paragraph' as const, spans }]
      return {
        kind: 'entries',
        form: 'story',
        title: `Heading ${at}`,
        entries: [{ ...entry, links: [], tags: [], facts: [], body }],
      }
    })
    const view = { ...usual, photo: null, footer: '', sections }
    const { bytes } = await typeset(documentSetting([{ kind: 'cv', template, view }]), engine, { now })
    const { placed, pages } = await readPdf(bytes)
    expect(pages).toBeGreaterThan(6)
    for (const texts of Map.groupBy(placed, ({ page }) => page).values()) {
      const bottom = Math.min(...texts.map(({ y }) => y))
      const last = texts.filter(({ y }) => y - bottom < 3).map(({ text }) => text)
      expect(last.filter((text) => /^(?:Heading|Title|Employer)/.test(text))).toEqual([])
    }
  })
})

const headersOf = (table: Tagged): string[] =>
  flat([table])
    .filter(({ role }) => role === 'TH')
    .map(({ text }) => text.trim())

describe.each(templateNames)('what a design says does something: %s', (template) => {
  const usual = printed(twoPages, template)
  const left = ({ placed }: ReadPdf): number => Math.min(...placed.filter(({ page }) => page === 1).map(({ x }) => x))
  const source = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

  test('paper', async () => {
    const { bytes, pdf } = await printed(twoPages, template, { paper: 'us-letter' })
    expect(source(bytes)).toMatch(/\/MediaBox\s*\[\s*0 0 612 792\s*\]/)
    expect(misplaced(pdf, 612, 792)).toEqual([])
  })
  test('font', async () => {
    const font = templates[template].font === 'literata' ? 'fira-sans' : 'literata'
    const { bytes } = await printed(twoPages, template, { font })
    const family = fonts[font].family.replaceAll(' ', '')
    expect(source((await usual).bytes)).not.toContain(`+${family}-`)
    expect(source(bytes)).toContain(`+${family}-`)
  })
  test('margins and size', async () => {
    const [narrow, wide] = [
      await printed(short, template, { margins: 'narrow' }),
      await printed(short, template, { margins: 'wide' }),
    ]
    expect(left(wide.pdf)).toBeGreaterThan(left(narrow.pdf) + 5)
    const lengthOf = ({ pdf: { placed } }: { pdf: ReadPdf }): number =>
      placed.find(({ text }) => text.includes('Curieuse'))?.width ?? placed.reduce((all, { width }) => all + width, 0)
    if (template !== 'compact') {
      const [small, large] = [
        await printed(short, template, { size: 'small' }),
        await printed(short, template, { size: 'large' }),
      ]
      const total = ({ pdf }: { pdf: ReadPdf }): number => pdf.placed.reduce((all, { width }) => all + width, 0)
      expect(total(large) / total(small)).toBeGreaterThan(1.1)
      expect(lengthOf(large)).toBeGreaterThan(0)
    }
  })
  test('dates', async () => {
    const { pdf } = await printed(twoPages, template, { dates: 'year' })
    expect((await usual).pdf.text).toMatch(/Sept\s2016/)
    expect(pdf.text).not.toMatch(/Sept\s2016/)
    expect(letters(pdf.text)).toContain('20162021')
  })
  test('page numbers', async () => {
    expect((await printed(tenPages, template)).pdf.text).toMatch(/2 \/ \d/)
    expect((await printed(tenPages, template, { pageNumbers: false })).pdf.text).not.toMatch(/2 \/ \d/)
  })
  test('logo, where the template takes one', async () => {
    const { bytes } = await printed(short, template, { logo: mark })
    const images = source(bytes).match(/\/Subtype\s*\/Image/g)?.length ?? 0
    expect(images > 0).toBe(templates[template].logo)
  })
  test('colour, made dark enough to read', async () => {
    const { view } = await printed(short, template, { colour: '#ffcc00' })
    expect(view.design.colour).not.toBe('#ffcc00')
    expect(view.design.colour).toMatch(/^#[\da-f]{6}$/)
  })
  test('each choice of its own', async () => {
    for (const option of templates[template].options) {
      const other =
        option.kind === 'switch'
          ? !option.usual
          : (option.values.find(({ value }) => value !== option.usual)?.value ?? '')
      const { bytes } = await printed(twoPages, template, { options: { [option.name]: other } })
      expect(bytes.length).not.toBe((await usual).bytes.length)
    }
  })
})

test.each(templateNames)('%s writes years from the left in a CV from the right', async (template) => {
  const { pdf } = await printed(arabic, template)
  expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain('2008 – 2013')
})

describe('columns', () => {
  const widthOf = (page: number, placed: readonly PlacedText[]): number[] =>
    placed.filter((one) => one.page === page).map(({ x, width }) => x + width)
  test('has one column on the pages where nothing stands at the side', async () => {
    const { pdf } = await printed(tenPages, 'columns')
    const left = (page: number) =>
      Math.min(...pdf.placed.filter((one) => one.page === page && one.y > 80).map(({ x }) => x))
    const panel = 200
    const inMain = (page: number) =>
      Math.min(...pdf.placed.filter((one) => one.page === page && one.y > 80 && one.x > panel).map(({ x }) => x))
    expect(inMain(1)).toBeCloseTo(inMain(2))
    for (let page = 3; page <= pdf.pages; page += 1) {
      expect(left(page)).toBeLessThan(panel / 2)
      expect(Math.max(...widthOf(page, pdf.placed))).toBeLessThan(595 - 30)
    }
    // Whose entries go on is said again, so that they aren't taken for what was read at the side.
    const work = flat(pdf.tree).filter(({ role, text }) => role === 'H1' && text.trim() === 'Work experience')
    expect(work).toHaveLength(2)
  })
  test.each([0, 2, 4, 6, 8])('leaves no page empty behind an entry’s last lines, after %i lines more', async (more) => {
    const about = [...tenPages.profile.personal.about, ...points(...Array<string>(more).fill('A line more'))]
    const personal = { ...tenPages.profile.personal, about }
    const { pdf } = await printed({ ...tenPages, profile: { ...tenPages.profile, personal } }, 'columns')
    const foot = 60
    const lowest = (page: number) =>
      Math.min(...pdf.placed.filter((one) => one.page === page && one.y > foot).map(({ y }) => y))
    for (let page = 1; page < pdf.pages; page += 1) expect(lowest(page), `page ${page}`).toBeLessThan(842 / 3)
  })
  test('keeps all of two pages beside their side', async () => {
    const { pdf } = await printed(twoPages, 'columns')
    expect(pdf.pages).toBe(2)
  })
})
