import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Cv, cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { exportDocument, type ExportFormat, type ImportedDocument } from '../../src/exchange/index.ts'
import { type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { profiles } from '../support/arbitrary.ts'
import { pixel } from './fixtures/skills-passport.ts'
import { read } from './read.ts'

// What each format gives back of what it was given: the table of the guide, made by writing and reading.

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-01-02T03:04:05Z')

const profile: Profile = profileDraftSchema.parse({
  // Not the language that is taken where a file says none.
  language: 'el',
  personal: {
    givenName: 'Ada',
    familyName: 'Lovelace',
    emails: [{ id: 'e', address: 'ada@example.eu' }],
    photo: `data:image/png;base64,${pixel}`,
    identityDocuments: [{ id: 'd', kind: 'passport', number: '7', country: 'BE', validUntil: '2030' }],
    workPermits: [{ id: 'w', country: 'FR', validUntil: '2031' }],
    about: [{ type: 'paragraph', spans: [{ text: 'Counts', link: 'https://a.example' }] }],
  },
  entries: {
    'work-experience': [{ id: 'a', occupation: 'Analyst', department: 'Engines', sector: 'J', from: '1842-10' }],
    language: [{ id: 'l', code: 'fra', listening: 'B2', certificates: [{ id: 'c', title: 'DELF', level: 'B2' }] }],
    'driving-licence': [{ id: 'v', category: 'B', issued: '2001' }],
    projects: [
      { id: 'p', title: 'Engine' },
      { id: 'q', title: 'Hidden engine' },
    ],
  },
  custom: [{ id: 'o', title: 'Music', entries: [{ id: 'm', title: 'Harp' }] }],
  translations: { fr: { 'entries/projects/p/title': { value: 'Machine', of: 'Engine' } } },
  kept: [
    {
      id: 'k',
      format: 'candidate',
      path: 'Candidate/CandidateProfile/Objective',
      value: { tag: 'hr:Objective', text: 'x' },
    },
    { id: 'r', format: 'json-resume', path: 'basics/hobby', value: 'x' },
  ],
})
const cv: Cv = cvDraftSchema.parse({
  id: 'cv',
  language: 'el',
  title: 'For Acme',
  tags: ['sent'],
  headline: 'Mathematician',
  template: 'modern',
  design: { colour: 'forest' },
  sections: [{ name: 'projects', hidden: ['q'], title: 'Built' }, { name: 'work-experience' }],
})

/** One is called a photo: a photo it isn't. */
const files = [
  { name: 'diplôme.pdf', mimeType: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]), description: 'A photo' },
  { name: 'photo.gif', mimeType: 'image/gif', bytes: new Uint8Array([71, 73, 70, 56]), description: '' },
]
const plainFile = ({ bytes, ...file }: (typeof files)[number] | ImportedDocument['attachments'][number]) => ({
  ...file,
  bytes: [...bytes],
})

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, one: unknown) => (key === 'id' ? undefined : one)))
const alike = (one: unknown, other: unknown): boolean =>
  JSON.stringify(withoutIds(one)) === JSON.stringify(withoutIds(other))

/** Things a document has, and whether what came back has them too. */
const things: readonly (readonly [string, (back: ImportedDocument) => boolean])[] = [
  ['personal information, photo included', ({ profile: { personal } }) => alike(personal, profile.personal)],
  [
    'entries of all sections that the CV shows',
    ({ profile: { entries } }) =>
      alike({ ...entries, projects: [] }, { ...profile.entries, projects: [] }) && entries.projects.length > 0,
  ],
  ['sections of one’s own', ({ profile: { custom } }) => alike(custom, profile.custom)],
  ['the language of the content', ({ profile: { language } }) => language === profile.language],
  ['what an import from the same format put aside', ({ profile: { kept } }) => kept.length > 0],
  ['files that came along', ({ attachments }) => alike(attachments.map(plainFile), files.map(plainFile))],
  ['the headline', ({ cvs: [back] }) => back?.headline === cv.headline],
  ['the order of sections', ({ cvs: [back] }) => back?.sections[0]?.name === 'projects'],
  ['titles of sections', ({ cvs: [back] }) => back?.sections[0]?.title === 'Built'],
  ['the template', ({ cvs: [back] }) => back?.template === 'modern'],
  ['colour, font and margins', ({ cvs: [back] }) => back?.design.colour === 'forest'],
  ['what the CV hides', ({ profile: { entries } }) => entries.projects.length === 2],
  ['other languages of the profile', ({ profile: { translations } }) => Object.keys(translations).length > 0],
  ['the CV’s name and tags', ({ cvs: [back] }) => back?.title === cv.title],
]

const formats = ['candidate', 'pdf', 'json-resume', 'docx', 'html', 'text'] as const
const headings = ['Europass XML', 'PDF', 'JSON Resume', 'Word', 'HTML', 'plain text']

async function back(format: ExportFormat): Promise<ImportedDocument | null> {
  const bytes = await exportDocument({ profile, cv, attachments: files }, { format, now, engine })
  // A web page is for people; no reader takes it.
  return format === 'html' ? null : (await read(bytes)).document
}

test('the table of the guide is what comes back', async () => {
  const documents = await Promise.all(formats.map(back))
  const rows = things.map(
    ([name, has]) => `| ${name} | ${documents.map((one) => (one && has(one) ? 'yes' : '–')).join(' | ')} |`,
  )
  const table = [
    `| comes back | ${headings.join(' | ')} |`,
    `|---|${formats.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n')
  const guide = new URL('../../../../docs/src/content/docs/guides/convert-cvs.mdx', import.meta.url)
  const text = await readFile(guide, 'utf8')
  expect(text.includes(table), `the guide should have:\n${table}`).toBe(true)
})

test('what an empty CV shows comes back whole, in every format that carries data', async () => {
  await fc.assert(
    fc.asyncProperty(profiles, fc.constantFrom<ExportFormat>('candidate', 'json-resume'), async (given, format) => {
      const whole = { ...given, custom: given.custom.map((one, at) => ({ ...one, title: `${one.title} ${at}` })) }
      const shown = cvDraftSchema.parse({ id: 'cv', language: whole.language })
      const { document, report } = await read(await exportDocument({ profile: whole, cv: shown }, { format, now }))
      const of = (one: Profile) =>
        withoutIds(
          resolveCv(one, shown)
            .sections.filter(({ name }) => name !== 'profile-skills')
            .map(({ entries }) => entries),
        )
      expect(of(document.profile)).toEqual(of(whole))
      expect(withoutIds(document.profile.personal)).toEqual(withoutIds(whole.personal))
      expect(report.notes).toEqual([])
    }),
    { numRuns: 40 },
  )
})
