import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { beginCv, cvOf, duplicateCv } from '../../src/cv/make.ts'
import { cvDraftSchema } from '../../src/cv/schema.ts'
import { exportDocument, type ExportFormat } from '../../src/exchange/index.ts'
import { emptyProfile, type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { readXml } from '../../src/xml/read.ts'
import { profiles } from '../support/arbitrary.ts'
import { read } from './read.ts'

const now = new Date('2026-01-02T03:04:05Z')
const write = (profile: Profile, format: ExportFormat): Promise<Uint8Array> =>
  exportDocument({ profile, cv: cvOf(profile, { id: 'cv1' }) }, { format, now })
const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const engine = typstNode()
afterAll(() => engine.close())

const hostile = profileDraftSchema.parse({
  personal: {
    givenName: '<script>alert(1)</script>',
    familyName: '"&\'',
    websites: [{ id: 'w', url: 'javascript:alert(1)' }],
    about: [
      { type: 'paragraph', spans: [{ text: '<img src=x onerror=alert(1)>', link: 'https://a.example/"><script>' }] },
    ],
  },
})

test('what a CV hides is in no file of it, nor of its copy for another post in another language', async () => {
  const over = (value: string, of: string) => ({ value, of })
  const profile = profileDraftSchema.parse({
    personal: {
      givenName: 'Ada',
      birthDate: '1990-01-02',
      phones: [{ id: 'p', dialling: '370', number: '61234567' }],
      about: [{ type: 'paragraph', spans: [{ text: 'SECRET about' }] }],
    },
    entries: {
      projects: [
        { id: 'a', title: 'Bridge' },
        { id: 'b', title: 'SECRET project' },
      ],
      publication: [{ id: 'c', title: 'SECRET publication' }],
    },
    custom: [{ id: 'm', title: 'SECRET title', entries: [{ id: 'n', title: 'SECRET custom' }] }],
    translations: {
      fr: {
        'entries/projects/a/title': over('Pont', 'Bridge'),
        'entries/projects/b/title': over('SECRET projet', 'SECRET project'),
        'custom/m/title': over('SECRET titre', 'SECRET title'),
      },
    },
    kept: [{ id: 'k', format: 'candidate', path: 'Candidate/X', value: { tag: 'X', text: 'SECRET kept' } }],
  })
  const cv = {
    ...beginCv(profile, { id: 'cv1' }),
    personalHidden: ['birthDate', 'phones/p', 'about', 'kept'],
    sections: cvDraftSchema.parse({
      id: 'x',
      sections: [
        { name: 'projects', hidden: ['b'] },
        { name: 'publication', shown: false },
        { name: 'custom:m', shown: false },
      ],
    }).sections,
    overrides: { 'entries/projects/b/title': over('SECRET wording', 'SECRET project') },
  }
  const copy = { ...duplicateCv(cv, { id: 'cv2', title: 'SECRET name' }), language: 'fr', labels: 'fr' } as const
  copy.madeFor.advert = 'SECRET advert'
  for (const [one, says] of [
    [cv, 'Bridge'],
    [copy, 'Pont'],
  ] as const)
    for (const format of ['candidate', 'json-resume', 'html', 'text', 'docx', 'pdf'] as const) {
      const bytes = await exportDocument({ profile, cv: one }, { format, now, engine })
      const { document, text } = await importDocumentOf(format, bytes)
      const all = JSON.stringify([document, text])
      expect(all, format).toContain(says)
      expect(all, format).not.toMatch(/SECRET|61234567|1990-01-02/)
    }
})

/** What a reader of ours makes of a file; of a web page its text is all there is. */
const importDocumentOf = async (format: ExportFormat, bytes: Uint8Array) =>
  format === 'html' ? { document: null, text: textIn(bytes) } : read(bytes)

describe('HTML', () => {
  test('nothing that a person wrote can run', async () => {
    const html = textIn(await write(hostile, 'html'))
    expect(html).not.toMatch(/<script|<img|href="javascript:|onerror=[^&]*>/i)
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain("default-src 'none'")
  })
  test('is XML-like: every text is closed in its place, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, async (profile) => {
        const html = textIn(await write(profile, 'html'))
        const body = html
          .slice(html.indexOf('<body>'), html.indexOf('</html>'))
          .replaceAll('<br>', '<br/>')
          .replaceAll(/<img([^>]*)>/g, '<img$1/>')
        expect(typeof readXml(body, { maxLength: 10_000_000 })).toBe('object')
      }),
      { numRuns: 15 },
    )
  })
})

describe('Word', () => {
  test('parts are XML, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, async (profile) => {
        const parts = unzipSync(await write(profile, 'docx'))
        for (const [name, part] of Object.entries(parts).filter(([file]) => /\.(?:xml|rels)$/.test(file)))
          expect([name, typeof readXml(textIn(part), { maxLength: 10_000_000, maxElements: 1_000_000 })]).toEqual([
            name,
            'object',
          ])
      }),
      { numRuns: 15 },
    )
  })
  test('its text comes back, headings as headings and points as points', async () => {
    const profile = profileDraftSchema.parse({
      personal: { givenName: 'Ada', familyName: 'Lovelace' },
      entries: {
        'work-experience': [
          {
            id: 'w',
            occupation: 'Analyst',
            description: [{ type: 'item', ordered: false, depth: 0, spans: [{ text: 'engines' }] }],
          },
        ],
      },
    })
    const { text, report } = await read(await write(profile, 'docx'))
    expect(report.format).toBe('docx')
    expect(text).toEqual([
      { kind: 'heading', text: 'Ada Lovelace' },
      { kind: 'heading', text: 'Work experience' },
      { kind: 'heading', text: 'Analyst' },
      { kind: 'item', text: 'engines' },
    ])
  })
})

describe('PDF', () => {
  test('what comes back from it is what went in, for it carries the data', async () => {
    const profile = {
      ...emptyProfile('en'),
      personal: { ...emptyProfile().personal, givenName: 'Zoë', familyName: 'Ж' },
    }
    const bytes = await exportDocument({ profile, cv: cvOf(profile, { id: 'cv1' }) }, { format: 'pdf', now, engine })
    const { document, report } = await read(bytes)
    expect(report).toMatchObject({ format: 'candidate', fromPdf: true, notes: [] })
    expect(document.profile).toEqual(profile)
  })
  test('its data say no more than its pages: what was put aside goes into files of data alone', async () => {
    const kept = [
      {
        id: 'k',
        format: 'candidate',
        path: 'Candidate/CandidatePerson/Disability',
        value: { tag: 'Disability', text: 'x' },
      },
    ]
    const source = { profile: { ...emptyProfile('en'), kept }, cv: cvOf(emptyProfile('en'), { id: 'cv1' }) }
    const inPdf = await read(await exportDocument(source, { format: 'pdf', now, engine }))
    expect(inPdf.document.profile.kept).toEqual([])
    const alone = await read(await exportDocument(source, { format: 'candidate', now }))
    expect(alone.document.profile.kept).toMatchObject([{ path: 'Candidate/CandidatePerson/Disability' }])
    // A CV can leave it out, and a new one does.
    for (const cv of [{ ...source.cv, personalHidden: ['kept'] }, beginCv(source.profile, { id: 'cv1' })])
      for (const format of ['candidate', 'json-resume'] as const)
        expect(textIn(await exportDocument({ ...source, cv }, { format, now }))).not.toContain('Disability')
  })
  test('without an engine there is none', async () => {
    await expect(write(emptyProfile(), 'pdf')).rejects.toThrow('engine')
  })
})

test('plain text has all texts, in order', async () => {
  const text = textIn(await write(hostile, 'text'))
  expect(text.indexOf('alert(1)')).toBeLessThan(text.indexOf('onerror'))
})
