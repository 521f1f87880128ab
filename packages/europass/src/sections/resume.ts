import type { Notes } from '../exchange/notes.ts'
import { textOf, textsOf } from '../exchange/json.ts'
import { readPeriod } from '../exchange/period-draft.ts'
import { richFrom } from '../exchange/rich.ts'
import { readWebAddress } from '../exchange/web-addresses.ts'
import type { Link } from '../fields/links.ts'
import type { Period } from '../fields/period.ts'
import type { JsonObject } from '../patch/json.ts'
import { canonicalRichText, readPlainText, type RichBlock, type RichText, writePlainText } from '../rich-text/index.ts'

/** The lists of a JSON Resume. */
export type ResumeList =
  | 'work'
  | 'volunteer'
  | 'education'
  | 'awards'
  | 'certificates'
  | 'publications'
  | 'skills'
  | 'languages'
  | 'interests'
  | 'references'
  | 'projects'

/** What a reader of an item is given. */
export interface ItemReading {
  /** Of the entry that is read. */
  readonly id: string
  /** The path of the entry in our document. */
  readonly at: string
  /** The place of the item in the source: `work/0`. */
  readonly source: string
  readonly newId: () => string
  readonly notes: Notes
}

/** An object without the fields that say nothing. */
export function item(fields: Readonly<Record<string, string | readonly string[]>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0))
}

/** The dates of a time span; one that goes on has no end. */
export const writePeriod = ({ from, to, ongoing }: Period) => ({ startDate: from, endDate: ongoing ? '' : to })

/** A time span. One that began and has no end goes on. */
export function readDates(source: JsonObject, { at, source: place, notes }: ItemReading): Period {
  const ends = { from: textOf(source['startDate']), to: textOf(source['endDate']) }
  return readPeriod({ ...ends, ongoing: ends.from !== '' && ends.to === '' }, { entry: at, source: place, notes })
}

/** A web address of an item. */
export const readUrl = (source: JsonObject, field: string, { at, source: place, notes }: ItemReading): string =>
  readWebAddress(textOf(source['url']), { at: `${at}/${field}`, source: `${place}/url`, notes })

/** The web address of an item as the first link of an entry. */
export function readUrlAsLink(source: JsonObject, reading: ItemReading): Link[] {
  const url = readUrl(source, 'links', reading)
  return url === '' ? [] : [{ id: reading.newId(), url }]
}

const isPoint = (block: RichBlock): boolean => block.type === 'item' && !block.ordered && block.depth === 0
const textOfBlock = (block: RichBlock): string => block.spans.map(({ text }) => text).join('')

/** A long text as a summary and, where it ends with a list, highlights. */
export function summed(text: RichText): { summary: string; highlights: readonly string[] } {
  const from = text.findLastIndex((block) => !isPoint(block)) + 1
  return { summary: writePlainText(text.slice(0, from)), highlights: text.slice(from).map(textOfBlock) }
}

/** The other way round. */
export function readSummed(source: JsonObject, fields = { summary: 'summary', highlights: 'highlights' }): RichText {
  const points = textsOf(source[fields.highlights]).flatMap((text): RichBlock[] => {
    const spans = readPlainText(text).flatMap((block) => block.spans)
    return spans.length === 0 ? [] : [{ type: 'item', ordered: false, depth: 0, spans }]
  })
  return canonicalRichText([...richFrom(textOf(source[fields.summary])), ...points])
}
