import type { Translator } from '@laissez-passer/i18n/translator'
import type { EuropassMessageKey } from '../messages.ts'
import { formatPartialDate, isPartialDate } from '../model/partial-date.ts'
import type { Period } from '../model/period.ts'
import { countryName } from '../names.ts'
import type { Fact, LinkView } from '../view/index.ts'

/** The words of a CV in its language. */
export type Words = Translator<EuropassMessageKey>

/** A time span in words; dates that aren't finished are left out. */
export function periodText(period: Period, words: Words): string {
  // A line breaks between the two dates, never inside one.
  const say = (date: string): string => formatPartialDate(date, words.language).replaceAll(' ', '\u00A0')
  const from = say(period.from)
  const to = period.ongoing ? words('cv.present') : say(period.to)
  if (from === '') return period.ongoing || to === '' ? (period.ongoing ? to : '') : words('cv.until', { to })
  return to === '' || to === from ? from : words('cv.period', { from, to })
}

/** A place on one line. */
export const placeText = (place: { city: string; country: string }, words: Words): string =>
  [place.city, countryName(place.country, words.language)].filter((part) => part !== '').join(', ')

/** An address without the parts nobody reads aloud. */
export const shortUrl = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')

/** A web address fit for a link: http(s) and complete; anything else is text only. */
export function safeHref(url: string): string {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? new URL(url).href : ''
  } catch {
    return ''
  }
}

/** A web address as a link, or nothing. */
export const websiteLinks = (url: string): LinkView[] =>
  url === '' ? [] : [{ text: shortUrl(url), href: safeHref(url) }]

/** Labelled values, without the empty ones. */
export const facts = (...pairs: readonly (readonly [label: string, value: string])[]): Fact[] =>
  pairs.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value }))

/** A finished date in words, or nothing. */
export const dateText = (date: string, words: Words): string =>
  isPartialDate(date) ? formatPartialDate(date, words.language, { month: 'long' }) : ''
