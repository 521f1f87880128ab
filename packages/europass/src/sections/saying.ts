import type { Translator } from '@laissez-passer/i18n/translator'
import { type Period } from '../fields/period.ts'
import { formatPartialDate, isPartialDate, parsePartialDate } from '../fields/partial-date.ts'
import type { Place } from '../fields/place.ts'
import { countryName } from '../names.ts'
import type { RichText } from '../rich-text/blocks.ts'
import type { DateFormat } from '../templates/design.ts'
import type { Fact, LinkView } from '../view/section-view.ts'
import type { EuropassMessageKey } from '../words/keys.ts'

/** In what a document speaks. */
export interface Saying {
  /** Headings and labels, in their language. */
  readonly words: Translator<EuropassMessageKey>
  /** The language of the content: countries and languages are named in it. */
  readonly language: string
  readonly dates: DateFormat
}

/** A time span in words; dates that aren't finished are left out. */
export function periodText(period: Period, say: Saying): string {
  const { words } = say
  const from = dateText(period.from, say)
  const to = period.ongoing ? words('cv.present') : dateText(period.to, say)
  if (from === '') return period.ongoing || to === '' ? to : words(untilKey(period.to, say), { to })
  return to === '' || to === from ? from : words('cv.period', { from, to })
}

/** The words before an end whose beginning isn’t told: French has others before a day. */
const untilKey = (date: string, { dates }: Saying): 'cv.until' | 'cv.untilDay' =>
  dates === 'year' || parsePartialDate(date)?.day === undefined ? 'cv.until' : 'cv.untilDay'

/** Until when something holds, in words; nothing where that isn't told. */
export function validText(until: string, say: Saying): string {
  const to = dateText(until, say)
  return to === '' ? '' : say.words(untilKey(until, say) === 'cv.until' ? 'cv.validUntil' : 'cv.validUntilDay', { to })
}

/** When a qualification was awarded, where its end alone is told; else how long it took. */
export const awardText = (period: Period, say: Saying): string =>
  period.from === '' && !period.ongoing ? dateText(period.to, say) : periodText(period, say)

/** A date in words, no more exact than it is; one that isn't finished is nothing. */
export const dateText = (date: string, { words, dates }: Saying): string =>
  // A line breaks between two dates, never inside one.
  isPartialDate(date) ? formatPartialDate(date, words.language, { month: dates }).replaceAll(' ', '\u00A0') : ''

/** A town and its country on one line. */
export const placeText = ({ city, country }: Pick<Place, 'city' | 'country'>, say: Saying): string =>
  [city.trim(), countryName(country, say.language)].filter((part) => part !== '').join(', ')

/** A whole address on one line. */
export function addressText({ address, postalCode, city, country }: Place, say: Saying): string {
  const town = [postalCode.trim(), city.trim()].filter(Boolean).join(' ')
  return [address.trim(), town, countryName(country, say.language)].filter(Boolean).join(', ')
}

/** An address without the parts nobody reads aloud. */
export const shortUrl = (url: string): string =>
  url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')

/** A web address fit for a link: http(s) and complete; anything else is text only. */
export function safeHref(url: string): string {
  const address = URL.parse(url)
  return address !== null && ['http:', 'https:'].includes(address.protocol) ? address.href : ''
}

/** Web addresses as links, without the empty ones. */
export const linkViews = (...urls: readonly string[]): LinkView[] =>
  [...new Set(urls)].filter((url) => url.trim() !== '').map((url) => ({ text: shortUrl(url), href: safeHref(url) }))

/** Labelled values, without the empty ones. */
export const facts = (...pairs: readonly (readonly [label: string, value: string])[]): Fact[] =>
  pairs.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value: value.trim() }))

/**
 * The key of a code's words: its own, else of the coarser code that it begins with. Fields of education have
 * four digits in files of Europass, where there are words of three: `0613` is said as `061`.
 *
 * @param words - a catalogue
 * @param prefix - before its keys, for example `isced.`
 * @returns undefined where there are no words
 */
export function codeKey(
  words: { has(key: string): boolean },
  { prefix, code }: { readonly prefix: string; readonly code: string },
): string | undefined {
  if (prefix === '' || code === '') return undefined
  const coarser = /^\d+$/.test(code) ? [code.slice(0, 3), code.slice(0, 2)] : []
  return [code, ...coarser].map((one) => `${prefix}${one}`).find((key) => words.has(key))
}

/** The words of a code; a code that has none says itself. */
export const codeText = (prefix: string, code: string, { words }: Saying): string => {
  const key = codeKey(words, { prefix, code })
  return key !== undefined && words.has(key) ? words(key) : code
}

/** What is held, and in brackets what is said of it; alone where one of them is missing. */
export const withBrackets = (text: string, ...said: readonly string[]): string => {
  const inside = joined(said)
  return text === '' || inside === '' ? text || inside : `${text} (${inside})`
}

/** Texts joined, without the empty ones. */
export const joined = (parts: readonly string[], by = ', '): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(by)

/** Whether a long text says something. */
export const says = (text: RichText): boolean => text.some(({ spans }) => spans.some((span) => span.text.trim() !== ''))
