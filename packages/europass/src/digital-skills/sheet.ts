import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { makeSheet, type SheetDesign, type SheetWords } from '../sheet/make.ts'
import type { SheetBlock, SheetView } from '../sheet/view.ts'
import { changes } from './compare.ts'
import { dayOf } from './day.ts'
import { formatPartialDate } from '../fields/partial-date.ts'
import { type Area, areas, competences, competencesOf } from './framework.ts'
import { bands, type Mark, most, type Score, score, shownLevel } from './score.ts'
import type { FinishedTest } from './test.ts'
import type { DigitalWords } from './words/index.ts'

/** What a report is made with. */
export interface ReportOptions {
  readonly words: DigitalWords
  /** This package's, in the same language. */
  readonly documentWords: SheetWords
  /** Whose it is; empty where nobody said. */
  readonly name?: string
  /** An earlier test of the same person, that this one is compared with. */
  readonly before?: FinishedTest | null
  /** IANA; in which a test was finished on a day. */
  readonly timeZone?: string
  readonly design?: SheetDesign
}

const rules: OptionRules<ReportOptions> = {
  words: takes.words,
  documentWords: takes.words,
  name: optional({ takes: (given) => typeof given === 'string', accepted: 'a text' }),
  before: optional({ takes: (given) => typeof given === 'object', accepted: 'an earlier test, or null' }),
  timeZone: optional(accepts.text('the name of a time zone, such as Europe/Brussels')),
  design: optional(takes.object('colour, font and paper')),
}

/**
 * The report of a finished test: the level overall and of each area, what its answers show, the next step of
 * each competence, its date, and that it isn't a formal test. Its chart is a table as well.
 */
export function reportSheet(test: FinishedTest, options: ReportOptions): SheetView {
  checkOptions('reportSheet', options, rules)
  const { words, documentWords, name = '', before = null, timeZone, design } = options
  const result = score(test)
  const level = (mark: Mark): string => words(`digital.level.${mark.level}`)
  const said = (mark: Mark): string => words('digital.report.mark', { level: level(mark), points: mark.points })
  const day = ({ finishedAt }: FinishedTest): string =>
    formatPartialDate(dayOf(finishedAt, timeZone), words.language, { month: 'long' })
  return makeSheet(
    {
      title: words('digital.report.title'),
      subtitle: words('digital.report.basis'),
      name,
      facts: [
        { label: words('digital.report.overall'), value: said(result.overall) },
        { label: words('digital.report.date'), value: day(test) },
      ],
      blocks: [
        {
          kind: 'note',
          tone: 'info',
          title: words('digital.report.informalTitle'),
          body: words('digital.report.informal'),
        },
        { kind: 'text', form: 'lead', body: overallText(result.overall, words) },
        {
          kind: 'bars',
          caption: words('digital.report.areas'),
          headers: [words('digital.report.area'), words('digital.report.level')],
          most: 100,
          bars: areas.map((area) => ({
            label: words(`digital.area.${area}`),
            value: result.areas[area].points,
            ...(before && { before: score(before).areas[area].points }),
            words: said(result.areas[area]),
          })),
        },
        {
          kind: 'text',
          form: 'small',
          body: `${words('digital.report.bands', { two: bands[2], three: bands[3], four: bands[4] })} ${words('digital.report.how', { most })}`,
        },
        ...(before ? comparison(before, test, { words, said, day }) : []),
        { kind: 'heading', level: 1, text: words('digital.report.includes') },
        ...areas.flatMap((area): SheetBlock[] => [
          {
            kind: 'heading',
            level: 2,
            text: words('digital.report.areaLevel', {
              area: words(`digital.area.${area}`),
              level: level(result.areas[area]),
            }),
          },
          shownOf(area, result, words),
        ]),
        { kind: 'heading', level: 1, text: words('digital.report.next') },
        {
          kind: 'table',
          caption: '',
          headers: [{ text: words('digital.report.competence') }, { text: words('digital.report.step') }],
          rows: competences.map((one) => {
            const next = result.next[one]
            return [
              words(`digital.competence.${one}`),
              next === null ? words('digital.report.allShown') : words(`digital.can.${one}.${next}`),
            ]
          }),
        },
      ],
    },
    { words: documentWords, ...(design && { design }) },
  )
}

/** What the level overall means; where nothing was shown, no level means anything yet. */
const overallText = ({ points, level }: Mark, words: DigitalWords): string =>
  points === 0 ? words('digital.levelText.none') : words(`digital.levelText.${level}`)

/** What somebody has shown of an area: of each competence the highest that its answers bear out. */
function shownOf(area: Area, result: Score, words: DigitalWords): SheetBlock {
  const shown = competencesOf(area).flatMap((one) => {
    const level = shownLevel(result, one)
    return level === null ? [] : [words(`digital.can.${one}.${level}`)]
  })
  return shown.length === 0
    ? { kind: 'text', form: 'small', body: words('digital.report.none') }
    : { kind: 'list', items: shown }
}

/** What changed since an earlier test, overall and area by area. */
function comparison(
  before: FinishedTest,
  test: FinishedTest,
  {
    words,
    said,
    day,
  }: {
    readonly words: DigitalWords
    readonly said: (mark: Mark) => string
    readonly day: (test: FinishedTest) => string
  },
): SheetBlock[] {
  const { overall, areas: by } = changes(before, test)
  const rows = [
    { name: words('digital.report.overall'), change: overall },
    ...areas.map((area) => ({ name: words(`digital.area.${area}`), change: by[area] })),
  ]
  const grown = (points: number): string =>
    points === 0
      ? words('digital.report.same')
      : words('digital.report.points.change', {
          change: words.format.number(points, { signDisplay: 'exceptZero' }),
        })
  return [
    {
      kind: 'table',
      caption: words('digital.report.since', { date: day(before) }),
      headers: [
        { text: words('digital.report.area') },
        { text: words('digital.report.before') },
        { text: words('digital.report.now') },
        { text: words('digital.report.change'), align: 'end' },
      ],
      rows: rows.map(({ name, change }) => [name, said(change.before), said(change.now), grown(change.points)]),
    },
  ]
}
