import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { type Cv, templateNames } from '../../src/model/index.ts'
import { renderCv } from '../../src/pdf/index.ts'
import { type PdfStandard, TypesetError } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { importEuropassXml } from '../../src/xml/index.ts'
import { sampleCv } from '../sample-cv.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')

async function open(cv: Cv, check?: PdfStandard) {
  const { bytes: data } = await renderCv(cv, engine, { now, ...(check && { check }) })
  return { bytes: data.slice(), pdf: await getDocument({ data, verbosity: 0 }).promise }
}

async function textOf(pdf: Awaited<ReturnType<typeof open>>['pdf']): Promise<string> {
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  return pages.join(' ').replaceAll(/\s+/g, ' ')
}

/** Roles of the structure tree, the page's reading order for assistive technology. */
function roles(node: object | null): string[] {
  if (!node) return []
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  const children: object[] = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [...own, ...children.flatMap(roles)]
}

describe.each(templateNames)('%s', (template) => {
  test.each(['ua-1', 'a-3a'] as const)('keeps %s: tagged, titled, in its language, fonts inside', async (check) => {
    const { bytes, pdf } = await open({ ...sampleCv, template, language: 'fr' }, check)
    const { info, metadata } = await pdf.getMetadata()
    expect(info).toMatchObject({ Title: 'Élodie Müller – CV', Author: 'Élodie Müller', Language: 'fr' })
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1<')
    expect(metadata?.getRaw()).toContain('<pdfaid:part>3<')
    const marks: unknown = await pdf.getMarkInfo()
    expect(marks instanceof Map && marks.get('Marked')).toBe(true)
    const tree = roles(await (await pdf.getPage(1)).getStructTree())
    expect(tree).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'Link']))
    const source = new TextDecoder('latin1').decode(bytes)
    expect(source).toContain('OpenSans')
    expect(source.match(/\/FontFile2/g)?.length).toBe(
      source.match(/\/Type\/FontDescriptor|\/Type \/FontDescriptor/g)?.length,
    )
  })

  test('has its text selectable, Greek and Cyrillic included, in the order of the sections', async () => {
    const { pdf } = await open({
      ...sampleCv,
      template,
      sections: ['language', 'work-experience', 'education-training', 'profile-skills'],
    })
    const text = await textOf(pdf)
    for (const expected of [
      'Élodie Müller',
      'Marine biologist',
      'Klaipėda',
      'Ελληνικό Κέντρο Θαλασσίων Ερευνών',
      'Национален парк „Калиакра“',
      'Lithuanian',
      'EQF level 7',
      'PostGIS',
    ]) {
      expect(text).toContain(expected)
    }
    const at = ['Language skills', 'Work experience', 'Education and training', 'Digital skills'].map((title) =>
      text.indexOf(title),
    )
    expect(at).toEqual(at.toSorted((one, other) => one - other))
    expect(at[0]).toBeGreaterThan(0)
  })

  test('speaks French: sections, dates, languages', async () => {
    const text = await textOf((await open({ ...sampleCv, template, language: 'fr' })).pdf)
    for (const expected of [
      'Expérience professionnelle',
      'mars 2021 – aujourd’hui',
      'Lituanien',
      'Langue maternelle',
      'Niveau CEC 7',
      'Lituanie',
    ])
      expect(text).toContain(expected)
    expect(text).not.toContain('Work experience')
  })

  test('carries the same CV as Europass XML', async () => {
    const { pdf } = await open({ ...sampleCv, template })
    const [[id, file] = ['', undefined]] = [...((await pdf.getAttachments()) ?? [])]
    expect(file).toMatchObject({ filename: 'attachment.xml' })
    const content = await pdf.getAttachmentContent(id)
    expect(content).toBeInstanceOf(Uint8Array)
    const outcome = importEuropassXml(new TextDecoder().decode(content ?? undefined))
    expect(outcome.ok && outcome.cv.content.work.map((work) => work.occupation)).toEqual([
      'Research diver',
      'Laboratory technician',
      'Volunteer ranger',
    ])
  })

  test('takes markup for the text it is', async () => {
    const cv = structuredClone({ ...sampleCv, template })
    const hostile = '#eval("1") $x$ *a* @ref <label> `raw` \\ // /* "'
    cv.content.personal.familyName = hostile
    cv.content.personal.about = hostile
    expect((await textOf((await open(cv)).pdf)).match(/#eval\("1"\) \$x\$ \*a\* @ref/g)?.length).toBeGreaterThanOrEqual(
      2,
    )
  })

  test('sets an empty draft', async () => {
    const cv = structuredClone({ ...sampleCv, template, headline: '', sections: [] })
    cv.content.personal = {
      ...cv.content.personal,
      givenName: '',
      familyName: '',
      emails: [],
      phones: [],
      addresses: [],
      websites: [],
      socials: [],
      nationalities: [],
      birthDate: '',
      about: '',
    }
    expect(await textOf((await open(cv)).pdf)).toContain('Your name')
  })

  test('leaves out what is hidden', async () => {
    const text = await textOf((await open({ ...sampleCv, template, hidden: ['w1', 'g1'] })).pdf)
    expect(text).not.toContain('Research diver')
    expect(text).not.toContain('PostGIS')
  })

  test('draws the pages as one SVG for a preview', async () => {
    const { bytes } = await renderCv({ ...sampleCv, template }, engine, { now, format: 'svg' })
    const svg = new TextDecoder().decode(bytes)
    expect(svg).toMatch(/^<svg/)
  })
})

describe('the engine', () => {
  const job = (source: string) =>
    ({ source, inputs: {}, fonts: [], output: { format: 'pdf', check: 'a-3a', createdAt: now } }) as const
  test('says what is wrong with a source, and goes on', async () => {
    await expect(engine.typeset(job('#panic("no")'))).rejects.toMatchObject({ code: 'failed' })
    expect((await engine.typeset(job('= Title'))).length).toBeGreaterThan(1000)
  })
  test('ends a document that never ends, and sets the next', async () => {
    const impatient = typstNode({ timeout: 400 })
    await expect(
      impatient.typeset(
        job(
          '#let f(n) = if n < 2 { n } else { f(n - 1) + f(n - 2) + calc.rem(n, 1) }\n#for i in range(3000) [#range(3000).map(x => calc.sin(x * i)).sum()]',
        ),
      ),
    ).rejects.toMatchObject({ code: 'timeout' })
    await impatient.close()
  })
  test('turns away what its queue has no room for, and everything once closed', async () => {
    const small = typstNode({ queue: 1 })
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => small.typeset(job('= Title'))))
    expect(
      outcomes.map((one) =>
        one.status === 'rejected' ? one.reason instanceof TypesetError && one.reason.code : 'done',
      ),
    ).toEqual(['done', 'done', 'busy'])
    await small.close()
    await expect(small.typeset(job('= Title'))).rejects.toMatchObject({ code: 'closed' })
  })
})
