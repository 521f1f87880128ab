import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { ownDate } from './own-dates.ts'

/** A date as exact as its owner remembers it: `2021`, `2021-09` or `2021-09-30`. */
export type PartialDate = string

/** The numbers of a partial date; month and day are missing where the date is less exact. */
export interface DateParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/**
 * Reads a partial date.
 *
 * @param text - `Y`, `Y-M` or `Y-M-D` with four, two and two digits
 * @returns its numbers, or `undefined` where the text has another form or names a day that never was (30
 * February)
 */
export function parsePartialDate(text: string): DateParts | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])]
  if (year < 1000) return undefined
  if (!month) return month === 0 ? undefined : { year }
  if (month > 12) return undefined
  if (!day) return day === 0 ? undefined : { year, month }
  // The day before the first of the next month is the month's last.
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return { year, month, day }
}

/** Whether a text is a date that exists, at any exactness. */
export const isPartialDate = (text: string): boolean => parsePartialDate(text) !== undefined

/**
 * Whether one date is surely after another.
 *
 * Dates are compared as far as both are exact: 2021 is not after 2021-05, nor before it.
 */
export function isAfter(one: PartialDate, other: PartialDate): boolean {
  if (!isPartialDate(one) || !isPartialDate(other)) return false
  const common = Math.min(one.length, other.length)
  return one.slice(0, common) > other.slice(0, common)
}

/** How the parts of a date are written; see `dateFormats` of the templates. */
const dateStyles = {
  short: { month: 'short', day: 'numeric' },
  long: { month: 'long', day: 'numeric' },
  numeric: { month: '2-digit', day: '2-digit' },
  year: {},
} as const

const rules: OptionRules<{ month?: keyof typeof dateStyles }> = {
  month: optional(accepts.oneOf(...Object.keys(dateStyles))),
}

/**
 * Writes a partial date in a language, no more exact than it is.
 *
 * @param date - the date; one that can't be read gives an empty string
 * @param language - a BCP 47 tag
 * @param options - `month`: how the date is written, `short` unless told; `year` leaves month and day away
 * @returns for example `Sep 2021`
 */
export function formatPartialDate(
  date: PartialDate,
  language: string,
  options: { month?: keyof typeof dateStyles } = {},
): string {
  checkOptions('formatPartialDate', options, rules)
  const parts = parsePartialDate(date)
  if (!parts) return ''
  const style = options.month ?? 'short'
  const own = style === 'short' || style === 'long' ? ownDate(parts, language, style) : undefined
  if (own !== undefined) return own
  const written = formatFor(language, style, date.length).format(
    new Date(Date.UTC(parts.year, (parts.month ?? 1) - 1, parts.day ?? 1)),
  )
  return firstOfMonth(written, language)
}

/** In French the first day of a month is an ordinal, which Intl doesn't know. */
const firstOfMonth = (date: string, language: string): string =>
  language.split('-')[0] === 'fr' ? date.replace(/^1(?=[\s\u00A0]\p{L})/u, '1er') : date

/** What Intl has no data of is English: left to itself, it would take the language of the browser. */
const localeOf = (language: string): string => {
  const locale = language === 'en' ? 'en-GB' : language
  return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 && hasMonths(locale) ? locale : 'en-GB'
}

/** Chromium says that it has Azerbaijani and Kazakh, and calls their months M01 to M12. */
const hasMonths = (locale: string): boolean =>
  !/M\d\d/.test(new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(0))

/** Formats are made once: making one takes longer than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** How dates of an exactness, told by their length, are written in a language. */
function formatFor(language: string, style: keyof typeof dateStyles, length: number): Intl.DateTimeFormat {
  const key = `${language} ${style} ${length}`
  const known = formats.get(key)
  if (known) return known
  const { month, day }: { readonly month?: 'short' | 'long' | '2-digit'; readonly day?: 'numeric' | '2-digit' } =
    dateStyles[style]
  const format = new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(length > 4 && month && { month }),
    ...(length > 7 && day && { day }),
  })
  // Anybody may write in any language: what is kept has an end.
  if (formats.size >= 200) formats.clear()
  formats.set(key, format)
  return format
}
