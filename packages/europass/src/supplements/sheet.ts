import { checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { isEqfLevel } from '../eqf/levels.ts'
import { nationalLevels } from '../eqf/frameworks.ts'
import { formatPartialDate, isPartialDate } from '../fields/partial-date.ts'
import { countryName } from '../names.ts'
import { isObject } from '../patch/json.ts'
import type { RichText } from '../rich-text/blocks.ts'
import type { FormField } from '../sections/form.ts'
import { says, shortUrl } from '../sections/saying.ts'
import { makeSheet, type SheetDesign } from '../sheet/make.ts'
import type { SheetBlock, SheetFact, SheetText, SheetView } from '../sheet/view.ts'
import type { Fact } from '../view/section-view.ts'
import { creditsOf, creditSum } from './achieved.ts'
import type { Course, SupplementFields } from './fields.ts'
import type { SupplementGist, SupplementKind, SupplementList, SupplementPart } from './part.ts'
import type { SupplementWords } from './words/index.ts'

type Field = FormField<Parameters<SupplementWords>[0]>

/** What `supplementSheet` takes besides the document. */
export interface SupplementSheetOptions {
  /** In the language of the document’s headings. */
  readonly words: SupplementWords
  readonly design?: SheetDesign
}

const rules: OptionRules<SupplementSheetOptions> = {
  words: takes.words,
  design: optional(takes.object('colour, font and paper')),
}

/**
 * A document of an institution as a sheet: its parts under their official numbers and headings, what isn't
 * filled in left out.
 *
 * @param kind - what it is
 * @param value - finished or a draft; nothing throws
 */
export function supplementSheet<T extends SupplementFields>(
  kind: SupplementKind<T>,
  value: T,
  options: SupplementSheetOptions,
): SheetView {
  checkOptions('supplementSheet', options, rules)
  const { words, design } = options
  const gist = kind.gist(value)
  const holder = [gist.holder.givenName, gist.holder.familyName]
    .map((one) => one.trim())
    .filter(Boolean)
    .join(' ')
  const say: Say = { words, language: value.language, country: gist.issuer.country }
  return makeSheet(
    {
      title: words(kind.label),
      subtitle: gist.subject.trim(),
      name: holder,
      language: value.language,
      issuer: gist.issuer.name.trim() === '' ? null : issuerOf(gist, say),
      facts: firstOf(gist, { holder, say }),
      blocks: [
        stateOf(value, words),
        ...kind.parts.flatMap((part) => partOf(part, objectAt(value, part.name), say)),
        ...writersOf(kind, { written: value.written, words }),
      ],
    },
    { words, ...(design && { design }) },
  )
}

interface Say {
  readonly words: SupplementWords
  readonly language: string
  /** Of the issuer: whose levels stand beside those of the EQF. */
  readonly country: string
}

type Values = Readonly<Record<string, unknown>>

const objectAt = (value: object, name: string): Values => {
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return isObject(found) ? found : {}
}

function issuerOf({ issuer }: SupplementGist, { language }: Say): SheetView['issuer'] {
  const lines = [countryName(issuer.country, language), shortUrl(issuer.website)]
  return { name: issuer.name.trim(), lines: lines.filter((line) => line !== ''), logo: null }
}

function firstOf(gist: SupplementGist, { holder, say }: { readonly holder: string; readonly say: Say }): Fact[] {
  const { words } = say
  const eqf = gist.achievements[0]?.eqf
  return [
    { label: words('supplement.holder'), value: holder },
    { label: words('supplement.birthDate'), value: dateIn(gist.holder.birthDate, say) },
    { label: words('supplement.issuedOn'), value: dateIn(gist.issuedOn, say) },
    { label: words('supplement.eqf'), value: eqf ?? '' },
  ].filter(({ value }) => value !== '')
}

const dateIn = (date: string, { words }: Say): string =>
  isPartialDate(date) ? formatPartialDate(date, words.language, { month: 'long' }) : ''

function stateOf({ sealed }: SupplementFields, words: SupplementWords): SheetBlock {
  if (sealed === null)
    return { kind: 'note', tone: 'info', title: words('supplement.draft.title'), body: words('supplement.draft.text') }
  const date = words.format.date(sealed.at * 1000)
  return {
    kind: 'note',
    tone: 'ok',
    title: words('supplement.sealed.title', { date, name: sealed.by }),
    body: sealed.for
      ? words('supplement.sealed.vouched', { institution: sealed.for.name, id: sealed.for.id })
      : words('supplement.sealed.text'),
  }
}

function partOf(part: SupplementPart, values: Values, say: Say): SheetBlock[] {
  const blocks = inOrder(part).flatMap((piece): SheetBlock[] => {
    if ('list' in piece) return listOf(piece.list, values, say)
    const facts = piece.fields.flatMap((field) => factOf(field, values, say))
    return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
  })
  if (blocks.length === 0) return []
  return [
    {
      kind: 'heading',
      level: 1,
      ...(part.number !== '' && { number: part.number }),
      text: say.words(part.heading),
    },
    ...blocks,
    ...(part.signed ? [signatureOf(values, say)] : []),
  ]
}

type Piece = { readonly fields: readonly Field[] } | { readonly list: SupplementList }

/**
 * Fields and lists as the official form orders them: a list comes before the first field of a later number.
 */
function inOrder({ fields, lists = [] }: SupplementPart): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const list of lists) {
    const { number } = list
    const later = number === undefined ? -1 : fields.findIndex((field) => isLater(field.number, number))
    const to = later === -1 ? fields.length : Math.max(from, later)
    pieces.push({ fields: fields.slice(from, to) }, { list })
    from = to
  }
  return [...pieces, { fields: fields.slice(from) }]
}

const isLater = (number: string | undefined, than: string): boolean =>
  number !== undefined && number.localeCompare(than, 'en', { numeric: true }) > 0

/** A line to sign on, above the name of whoever signs. */
function signatureOf(values: Values, say: Say): SheetBlock {
  const text = (name: string): string => {
    const value = values[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const placeAndDate = [text('place'), dateIn(text('date'), say)].filter(Boolean).join(', ')
  return { kind: 'signature', name: text('name'), role: text('capacity'), placeAndDate, picture: null, stamp: null }
}

function factOf(field: Field, values: Values, say: Say): SheetFact[] {
  const { words } = say
  const value = textOf(field, values, say)
  if (value.length === 0) return []
  const fact: SheetFact = {
    ...(field.number !== undefined && { number: field.number }),
    label: words(field.kind === 'period' ? 'supplement.period' : field.label),
    value,
  }
  const eqf = values[field.name]
  if (field.name !== 'eqf' || typeof eqf !== 'string' || !isEqfLevel(eqf)) return [fact]
  return [
    fact,
    ...nationalLevels(say.country, eqf).map(({ name, short, levels }) => ({
      label: words('supplement.nationalLevel'),
      value: `${name} (${short}): ${levels.join(', ')}`,
    })),
  ]
}

/** What a field holds, ready to print; empty where it holds nothing that is finished. */
function textOf(field: Field, values: Values, say: Say): SheetText {
  const value = values[field.name]
  if (field.kind === 'period') return periodIn(values, say)
  if (field.kind === 'rich') return Array.isArray(value) && says(value as RichText) ? (value as RichText) : ''
  if (typeof value !== 'string') return ''
  if (field.kind === 'date') return dateIn(value, say)
  if (field.kind === 'country') return countryName(value, say.language)
  if (field.kind === 'choice') {
    const key = `${field.words}${value}`
    return value !== '' && say.words.has(key) ? say.words(key) : value
  }
  return field.kind === 'url' && value.trim() !== '' ? linked(value.trim()) : value.trim()
}

const linked = (url: string): RichText => [
  { type: 'paragraph', spans: [/^https?:\/\//i.test(url) ? { text: shortUrl(url), link: url } : { text: url }] },
]

function periodIn(values: Values, say: Say): string {
  const [from = '', to = ''] = ['from', 'to'].map((name) => {
    const value = values[name]
    return typeof value === 'string' ? dateIn(value, say) : ''
  })
  return from !== '' && to !== '' ? say.words('cv.period', { from, to }) : from || to
}

function listOf(list: SupplementList, values: Values, say: Say): SheetBlock[] {
  const { words } = say
  const entries = values[list.name]
  if (!Array.isArray(entries) || entries.length === 0) return []
  const rows: readonly Values[] = entries.filter(isObject)
  const columns = list.columns.flatMap((name) => {
    const field = list.form.fields.find((one) => one.name === name)
    if (!field) return []
    const cells = rows.map((row) => (name === 'credits' ? creditsIn(row, say) : textOf(field, row, say)))
    // A column that nobody filled in says nothing.
    return cells.some((cell) => cell.length > 0) ? [{ name, label: words(field.label), cells }] : []
  })
  if (columns.length === 0) return []
  const atEnd = new Set(list.numbers ?? [])
  const total = totalOf(rows, { columns: columns.map(({ name }) => name), say })
  return [
    {
      kind: 'table',
      caption: list.number === undefined ? words(list.label) : `${list.number} ${words(list.label)}`,
      headers: columns.map(({ name, label }) => ({ text: label, ...(atEnd.has(name) && { align: 'end' as const }) })),
      rows: rows.map((_, at) => columns.map(({ cells }) => cells[at] ?? '')),
      ...(total && { total }),
    },
  ]
}

/** Credits as the page writes numbers, beside their sum; as typed where they are no number. */
function creditsIn({ credits }: Values, { words }: Say): string {
  const typed = typeof credits === 'string' ? credits.trim() : ''
  const points = typed === '' ? null : creditsOf(typed)
  return points === null ? typed : words.format.number(points)
}

/** The sum of the credits, where a table has some. */
function totalOf(
  rows: readonly Values[],
  { columns, say }: { readonly columns: readonly string[]; readonly say: Say },
): string[] | null {
  if (!columns.includes('credits')) return null
  const { sum } = creditSum(rows as unknown as readonly Course[], '')
  return columns.map((name, at) =>
    name === 'credits' ? say.words.format.number(sum) : at === 0 ? say.words('supplement.sum') : '',
  )
}

function writersOf<T extends SupplementFields>(
  kind: SupplementKind<T>,
  { written, words }: { readonly written: SupplementFields['written']; readonly words: SupplementWords },
): SheetBlock[] {
  const rows = kind.parts.flatMap(({ name, number, heading }) => {
    const signed = Object.hasOwn(written, name) ? written[name] : undefined
    const who = signed && [signed.by.trim(), words(`supplement.side.${signed.side}`)].filter(Boolean).join(' · ')
    return signed && who
      ? [[[number, words(heading)].filter(Boolean).join(' '), who, words.format.date(signed.at * 1000)]]
      : []
  })
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      caption: words('supplement.writers'),
      headers: [
        { text: words('supplement.part') },
        { text: words('supplement.writer') },
        { text: words('supplement.writtenOn') },
      ],
      rows,
    },
  ]
}
