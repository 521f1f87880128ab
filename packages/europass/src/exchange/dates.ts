import { isPartialDate } from '../fields/partial-date.ts'
import { monthOf } from './codes.ts'
import type { Notes } from './notes.ts'

/** A date that was understood; `isGuess` where day and month could be the other way round. */
interface UnderstoodDate {
  readonly date: string
  readonly isGuess: boolean
}

const two = (number: number): string => String(number).padStart(2, '0')

/** A date from its numbers, as exact as it is; `undefined` where it never was. */
export function dateOf(year: string, month = '', day = ''): string | undefined {
  const digits = [month, day].map((part) => part.replaceAll(/\D/g, '')).filter((part) => part !== '')
  const date = [year.replaceAll(/\D/g, ''), ...digits.map((part) => two(Number(part)))].join('-')
  return isPartialDate(date) ? date : undefined
}

/**
 * A date in anybody's words: `2021`, `2021-09-30T…`, `09/2021`, `30.9.2021`, `Sep 2021`, `30 septembre 2021`,
 * `2021. szeptember`, `2021年9月`.
 *
 * @param text - at most 60 characters are looked at
 * @returns `undefined` for what isn't a date, or one that never was
 */
export function understandDate(text: string): UnderstoodDate | undefined {
  const source = text.trim().slice(0, 60)
  if (isPartialDate(source)) return { date: source, isGuess: false }
  const numbers = source.replace(/T[\d:.Z+-]+$/, '').match(/\d+/g) ?? []
  const words = (source.match(/[\p{L}\p{M}]+/gu) ?? []).map(monthOf).filter((month) => month !== undefined)
  const year = numbers.find((number) => number.length === 4)
  if (year === undefined) return undefined
  const rest = numbers.filter((number) => number !== year && number.length <= 2)
  const certain = (date: string | undefined): UnderstoodDate | undefined =>
    date === undefined ? undefined : { date, isGuess: false }
  const [month] = words
  if (month !== undefined) return certain(dateOf(year, String(month), rest[0] ?? ''))
  const [first = '', second = ''] = rest
  if (second === '') return certain(dateOf(year, first))
  if (numbers[0] === year) return certain(dateOf(year, first, second))
  if (Number(first) > 12 || first === second) return certain(dateOf(year, second, first))
  if (Number(second) > 12) return certain(dateOf(year, first, second))
  const date = dateOf(year, second, first)
  return date === undefined ? undefined : { date, isGuess: true }
}

/** Where a date stands, and who is told of it. */
export interface DatePlace {
  readonly at: string
  readonly source: string
  readonly notes: Notes
}

/**
 * Reads a date that somebody typed or a program wrote.
 *
 * @returns a partial date, or empty with a note of why
 */
export function readDateText(text: string, { at, source, notes }: DatePlace): string {
  if (text.trim() === '') return ''
  const understood = understandDate(text)
  if (understood === undefined) {
    notes.lost('impossible-date', { at, source, params: { value: text } })
    return ''
  }
  if (understood.isGuess)
    notes.changed('date-rewritten', { at, source, params: { value: text, date: understood.date } })
  return understood.date
}

/** What says that something goes on, in the languages of the Union and in what programs write. */
const goesOn =
  /^(?:present|now|today|current(?:ly)?|ongoing|to date|présent|aujourd.hui|actuel(?:lement)?|en cours|heute|gegenwärtig|aktuell|laufend|actualidad|actualmente|presente|oggi|in corso|atual(?:mente)?|heden|nu|obecnie|σήμερα|tällä hetkellä|nykyhetki|današnji dan|в момента|днес|současnost|súčasnost|nutid|jelenleg|praegu|prezent|šobrīd|dabar)$/iu

/** A time span as documents keep it. */
export interface ReadPeriod {
  from: string
  to: string
  ongoing: boolean
}

/**
 * Reads a time span written as one text: `Jan 2020 - Present`, `2019–2021`, `since 2020`, `01/2019 to
 * 03/2020`.
 *
 * @returns what was understood; `told` is the text where something wasn't, to be kept in the description
 */
export function readPeriodText(text: string): ReadPeriod & { told: string } {
  const source = text.trim().slice(0, 120)
  if (source === '') return { from: '', to: '', ongoing: false, told: '' }
  // A hyphen within a date has digits on both sides and no blanks.
  const parts = source.split(
    /\s+(?:[-–—~]|to|until|bis|à|au|a|al|tot|do|до|έως)\s+|\s*[–—]\s*|(?<=\d{4})\s*-\s*(?=\d{4}|\p{L})|(?<=\d{4}-\d{2})\s+-\s+/iu,
  )
  const [first = '', second] = parts.map((part) => part.trim())
  const from = understandDate(first)
  if (parts.length > 2 || from === undefined) return { from: '', to: '', ongoing: false, told: source }
  if (second === undefined || second === '')
    return {
      from: from.date,
      to: '',
      ongoing: /^(?:since|from|depuis|seit|desde|dal|sinds|od)\b/iu.test(first) || /[-–—]$/.test(source),
      told: '',
    }
  if (goesOn.test(second)) return { from: from.date, to: '', ongoing: true, told: '' }
  const to = understandDate(second)
  return to === undefined
    ? { from: from.date, to: '', ongoing: false, told: source }
    : { from: from.date, to: to.date, ongoing: false, told: saysMore(first) || saysMore(second) ? source : '' }
}

/** Whether a date's text has words that are no month: `2020, part time`. */
const saysMore = (text: string): boolean =>
  (text.match(/[\p{L}\p{M}]{3,}/gu) ?? []).some((word) => monthOf(word) === undefined && !/^T?Z?$/.test(word))

/** Whether a text in the place of an end says that there is none yet. */
export const saysOngoing = (text: string): boolean => goesOn.test(text.trim())
