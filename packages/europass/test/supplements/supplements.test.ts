import { describe, expect, test } from 'vitest'
import { draft } from '../../src/fields/index.ts'
import {
  beginSupplement,
  creditSum,
  nextVersion,
  sideOf,
  supplementCredential,
  supplementIssues,
  supplementKinds,
  supplements,
  supplementSheet,
  supplementWords,
} from '../../src/supplements/index.ts'
import type { SheetBlock } from '../../src/sheet/index.ts'
import { certificate, diploma, stay } from '../samples/supplements.ts'

const words = await supplementWords('en')
const ds = supplements['diploma-supplement']
const cs = supplements['certificate-supplement']
const closed = { by: 'Registrar', side: 'institution', at: 1_800_000_000 } as const
const ror = 'https://ror.org/03z77qz90'
const sealed = { ...closed, for: { id: ror, name: 'Tartu Ülikool', country: 'EE' } } as const
const issuer = { name: 'Laissez-passer', country: 'EU' }

test('what is finished lacks nothing', () => {
  expect(supplementIssues(ds, diploma)).toEqual([])
  expect(supplementIssues(supplements.mobility, stay)).toEqual([])
  expect(supplementIssues(cs, certificate)).toEqual([])
})

test.each(supplementKinds)('an empty %s says what is missing, each with its field and its words', (name) => {
  const kind = supplements[name]
  const value = kind.schema(draft).parse({ id: 'x' })
  const issues = supplementIssues<never>(kind as never, value as never)
  expect(issues.length).toBeGreaterThan(3)
  for (const { path, label, part } of issues) {
    expect(path.startsWith(`${part.name}/`)).toBe(true)
    expect(words.has(label)).toBe(true)
  }
  // Every field that says it is required is asked for, and no other.
  const required = kind.parts.flatMap((part) =>
    part.fields.filter((field) => field.required).map((field) => `${part.name}/${field.name}`),
  )
  expect(
    issues
      .map(({ path }) => path)
      .filter((path) => path !== 'partners/partners')
      .toSorted(),
  ).toEqual(required.toSorted())
})

test('a date that is none, an end before its start and a course without a name are told by their entries', () => {
  const value = {
    ...stay,
    mobility: { ...stay.mobility, to: '2025-12-01' },
    record: {
      ...stay.record,
      courses: [{ id: 'c9', code: '', title: '', duration: '', grade: '', ectsGrade: '', credits: '' }],
    },
    confirmation: { ...stay.confirmation, date: '2026-02-31' },
  }
  expect(supplementIssues(supplements.mobility, value).map(({ path, code }) => [path, code])).toEqual([
    ['mobility/to', 'ends-before-start'],
    ['record/courses/c9/title', 'required'],
    ['confirmation/date', 'date'],
  ])
})

describe('credits', () => {
  const course = (id: string, credits: string) => ({ ...diploma.results.courses[0], id, credits }) as never
  test.each([
    [['90', '89,5'], '180', { sum: 179.5, said: 180, unread: [] }],
    [['0.1', '0.2'], '', { sum: 0.3, said: null, unread: [] }],
    [['6 ECTS', '4'], 'many', { sum: 4, said: null, unread: ['0'] }],
    [[], '180', { sum: 0, said: 180, unread: [] }],
  ])('%j of %s', (credits, said, expected) => {
    expect(
      creditSum(
        credits.map((one, at) => course(String(at), one)),
        said,
      ),
    ).toEqual(expected)
  })
})

const headings = (blocks: readonly SheetBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [`${block.number ?? ''} ${block.text}`.trim()] : []))

test('a Diploma Supplement prints its eight sections under their official numbers', () => {
  const view = supplementSheet(ds, { ...diploma, more: { information: diploma.use.study, sources: [] } }, { words })
  expect(headings(view.blocks)).toEqual([
    '1 Information identifying the holder of the qualification',
    '2 Information identifying the qualification',
    '3 Information on the level and duration of the qualification',
    '4 Information on the programme completed and the results obtained',
    '5 Information on the function of the qualification',
    '6 Additional information',
    '7 Certification of the supplement',
    '8 Information on the national higher education system',
  ])
  const facts = view.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
  expect(facts.find(({ number }) => number === '3.1')?.value).toBe('First cycle')
  expect(facts.find(({ label }) => label === 'National level')?.value).toContain('(EKR): 6')
  const table = view.blocks.find((block) => block.kind === 'table')
  expect(table).toMatchObject({
    caption: '4.3 Courses and results',
    total: ['Sum of the credits', '', '', '', '179.5'],
  })
  // One was typed as 89,5: a page writes its numbers in one way.
  expect(table?.rows.map((row) => row.at(-1))).toEqual(['90', '89.5'])
})

test('lists stand where the official form numbers them, and a line to sign on at the end of the certification', () => {
  const { blocks } = supplementSheet(ds, diploma, { words })
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.number === '4')
  const part = blocks.slice(
    from + 1,
    blocks.findIndex((block) => block.kind === 'heading' && block.number === '5'),
  )
  const numbers = part.flatMap((block) =>
    block.kind === 'facts'
      ? block.facts.map(({ number }) => number)
      : block.kind === 'table'
        ? [block.caption.slice(0, 3)]
        : [],
  )
  expect(numbers).toEqual(['4.1', '4.2', '4.3', '4.4', '4.4', '4.5'])
  expect(blocks.find((block) => block.kind === 'signature')).toMatchObject({
    name: 'Toomas Asser',
    role: 'Rector',
    placeAndDate: 'Tartu, 20 June 2026',
  })
})

test('what nobody filled in isn’t printed: no part, no column', () => {
  const view = supplementSheet(supplements.mobility, stay, { words })
  expect(headings(view.blocks)).not.toContain('6 Courses, grades and credits')
  const [partners] = view.blocks.filter((block) => block.kind === 'table')
  expect(partners?.headers.map(({ text }) => text)).toEqual([
    'Name of the organisation',
    'Role',
    'Town or city',
    'Country',
  ])
  expect(partners?.rows[1]).toEqual(['Gasthof Adler', 'Host organisation', 'Graz', 'Autriche'])
})

test('it says who wrote what, and whether it is closed', () => {
  const written = { holder: { by: 'Liis Tamm', side: 'holder', at: 1_800_000_000 } } as const
  const view = supplementSheet(ds, { ...diploma, written, sealed }, { words })
  expect(view.blocks[0]).toMatchObject({ kind: 'note', tone: 'ok' })
  expect(view.blocks.at(-1)).toMatchObject({
    caption: 'Who wrote what',
    rows: [['1 Information identifying the holder of the qualification', 'Liis Tamm · Holder', expect.any(String)]],
  })
})

test('a draft of odd values is printed without throwing', () => {
  const odd = ds
    .schema(draft)
    .parse({ id: 'x', language: 'zz', holder: { birthDate: '31/12' }, level: { credits: '∞' } })
  expect(() => supplementSheet(ds, odd, { words })).not.toThrow()
})

describe('the credential of a document', () => {
  const of = (value: typeof diploma) => supplementCredential(ds, value, { words, issuer, now: 1 })
  test('is made only of what is closed and complete', () => {
    expect(of(diploma)).toEqual({ ok: false, reason: 'unfinished' })
    expect(of({ ...diploma, sealed, use: { study: [], profession: [] } })).toEqual({ ok: false, reason: 'unfinished' })
  })
  // Whoever closed it may have been taken from the list before it is sealed.
  test('attests who could speak for the institution when it was closed, not who may now', () => {
    const made = of({ ...diploma, sealed })
    expect(made.ok && made.content.evidence).toMatch(/vouches that this person could speak for it then\.$/)
  })
  test('has the qualification first, then its courses; who seals is its issuer, the institution its evidence', () => {
    const made = of({ ...diploma, sealed })
    expect(made).toMatchObject({
      ok: true,
      content: {
        holder: { givenName: 'Liis', familyName: 'Tamm', dateOfBirth: '2001-05-17' },
        issuer,
        evidence: expect.stringContaining(`Tartu Ülikool (${ror}) by Registrar`),
        achievements: [
          { eqf: '6', credits: { points: 180, system: 'ECTS' }, grade: 'cum laude', awardedOn: '2026-06-20' },
          { title: 'Analysis', grade: 'A', credits: { points: 90, system: 'ECTS' } },
          { title: 'Programming', grade: 'B', credits: { points: 89.5, system: 'ECTS' } },
        ],
      },
    })
  })
  test('isn’t made where nobody vouched for who closed it', () => {
    expect(of({ ...diploma, sealed: closed })).toEqual({ ok: false, reason: 'unvouched' })
  })
  test('is about somebody', () => {
    expect(supplementCredential(cs, { ...certificate, sealed }, { words, issuer, now: 1 })).toEqual({
      ok: false,
      reason: 'no-holder',
    })
  })
})

test('a new version begins open, with the same content', () => {
  const next = nextVersion(ds, { ...diploma, sealed }, 'ds2')
  expect([next.id, next.replaces, next.sealed, next.results]).toEqual(['ds2', 'ds1', null, diploma.results])
})

test('who begins one about themselves is its holder; a part is its side’s unless the document says otherwise', () => {
  const personal = { givenName: 'Zoé', familyName: 'Müller', birthDate: '' }
  const made = beginSupplement(supplements.mobility, { id: 'm', keeper: 'holder', language: 'fr', personal })
  expect([made.holder.familyName, made.keeper, made.labels]).toEqual(['Müller', 'holder', 'fr'])
  const [part] = supplements.mobility.parts
  expect(part && sideOf(part, made)).toBe('holder')
  expect(part && sideOf(part, { assigned: { holder: 'institution' } })).toBe('institution')
  expect(sideOf({ name: 'toString', side: 'holder' }, made)).toBe('holder')
})

test('every word of a form is there, in both languages', async () => {
  for (const say of [words, await supplementWords('fr')])
    for (const name of supplementKinds)
      for (const { heading, explanation, fields, lists = [] } of supplements[name].parts)
        for (const key of [
          heading,
          explanation,
          ...[...fields, ...lists.flatMap(({ form }) => form.fields)].map(({ label }) => label),
          ...lists.flatMap(({ form, label }) => [label, form.add, form.empty]),
        ])
          expect([key, say.has(key)]).toEqual([key, true])
})
