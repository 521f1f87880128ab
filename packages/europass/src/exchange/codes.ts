import { terminological } from '../fields/bibliographic.ts'
import { isoCountry } from '../fields/countries.ts'
import type { NotePlace, Notes } from './notes.ts'

/** Terminological codes of ISO 639-2 for languages that have a two-letter code. */
const threeLetter =
  'aar abk afr aka amh ara arg asm ava ave aym aze bak bam bel ben bih bis bod bos bre bul cat ces cha che chu chv cor ' +
  'cos cre cym dan deu div dzo ell eng epo est eus ewe fao fas fij fin fra fry ful gla gle glg glv grn guj hat hau heb ' +
  'her hin hmo hrv hun hye ibo ido iii iku ile ina ind ipk isl ita jav jpn kal kan kas kat kau kaz khm kik kin kir kom ' +
  'kon kor kua kur lao lat lav lim lin lit ltz lub lug mah mal mar mkd mlg mlt mon mri msa mya nau nav nbl nde ndo nep ' +
  'nld nno nob nor nya oci oji ori orm oss pan pli pol por pus que roh ron run rus sag san sin slk slv sme smo sna snd ' +
  'som sot spa sqi srd srp ssw sun swa swe tah tam tat tel tgk tgl tha tir ton tsn tso tuk tur twi uig ukr urd uzb ven ' +
  'vie vol wln wol xho yid yor zha zho zul'

/** In whose words languages, countries and months are recognised. */
const locales = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'bg',
  'cs',
  'da',
  'el',
  'et',
  'fi',
  'ga',
  'hr',
  'hu',
  'lt',
  'lv',
  'mt',
  'ro',
  'sk',
  'sl',
  'sv',
  'nb',
  'is',
  'tr',
  'uk',
  'ru',
  'sr',
  'sq',
  'mk',
  'ca',
  'ar',
  'zh',
  'ja',
  'ko',
  'id',
]

const folded = (text: string): string => text.normalize('NFKC').trim().toLocaleLowerCase('en')

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const codes = once(() => {
  const byAny = new Map<string, string>()
  for (const code of threeLetter.split(' ')) {
    byAny.set(code, code)
    const two = new Intl.Locale(code).language
    if (!byAny.has(two)) byAny.set(two, code)
  }
  return byAny
})

const languageNames = once(() => {
  const names = new Map<string, string>()
  for (const locale of locales) {
    const display = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' })
    for (const code of threeLetter.split(' ')) {
      const name = display.of(code)
      if (name !== undefined && !names.has(folded(name))) names.set(folded(name), code)
    }
  }
  return names
})

/**
 * A language as documents keep it: an ISO 639-2 code, else the words it came with.
 *
 * @param text - a code of two or three letters, a tag (`pt-BR`), or a name in one of many languages
 */
export function languageOf(text: string): { code: string; label: string } {
  const word = folded(text)
  const code =
    terminological.get(word) ??
    codes().get(word) ??
    languageNames().get(word) ??
    languageNames().get(word.replace(/\s*[([,;/].*$/, '')) ??
    (/^[a-z]{2,3}[-_][a-z]{2,4}$/.test(word) ? codes().get(word.slice(0, word.search(/[-_]/))) : undefined)
  if (code !== undefined) return { code, label: '' }
  return isNamed(word) ? { code: word, label: '' } : { code: '', label: text.trim() }
}

/** Whether three letters are the code of a language that has a name: `grc`. */
function isNamed(word: string): boolean {
  if (!/^[a-z]{3}$/.test(word)) return false
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(word) !== undefined
}

/** Regions that ISO 3166-1 doesn't have as countries. */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'])

const countryNames = once(() => {
  const names = new Map<string, string>()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const all = letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter(
      (code) =>
        !noCountries.has(code) && english.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code,
    )
  for (const locale of locales) {
    const display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
    for (const code of all) {
      const name = display.of(code)
      if (name !== undefined && !names.has(folded(name))) names.set(folded(name), code)
    }
  }
  for (const [name, code] of [
    ['usa', 'US'],
    ['united states of america', 'US'],
    ['uk', 'GB'],
    ['great britain', 'GB'],
    ['czech republic', 'CZ'],
    ['the netherlands', 'NL'],
  ] as const)
    names.set(name, code)
  return names
})

/**
 * An ISO 3166-1 alpha-2 code in upper case, or empty.
 *
 * @param text - a code, the Union's own `EL` and `UK` included, or a name in one of many languages
 */
export function countryOf(text: string): string {
  return isoCountry(text) || (countryNames().get(folded(text)) ?? '')
}

/**
 * A country as a source says it; one that isn't known is lost, and told.
 *
 * @param said - as `countryOf` takes it, the better known first: a code, then its name
 */
export function countrySaid(said: readonly string[], { notes, ...place }: NotePlace & { notes: Notes }): string {
  const known = said.map(countryOf).find((country) => country !== '')
  const value = said.findLast((text) => text !== '')
  if (known === undefined && value !== undefined) notes.lost('not-allowed', { ...place, params: { value } })
  return known ?? ''
}

/**
 * A place written as one text: a country at its end, where it names one, and what stands before it.
 *
 * @param text - `Zagreb, Croatia`
 */
export function placeOf(text: string): { city: string; country: string } {
  const at = text.lastIndexOf(',')
  const country = at === -1 || text.length - at > 60 ? '' : (countryNames().get(folded(text.slice(at + 1))) ?? '')
  return country === '' ? { city: text.trim(), country } : { city: text.slice(0, at).trim(), country }
}

const months = once(() => {
  const names = new Map<string, number>()
  const add = (name: string, month: number): void => {
    const word = folded(name).replaceAll(/[.\s\d]/g, '')
    // A name made of the month's number says nothing.
    if (word !== '' && !/\d/.test(name) && !names.has(word)) names.set(word, month)
  }
  for (const locale of locales) {
    for (let month = 1; month <= 12; month += 1) {
      const date = new Date(Date.UTC(2024, month - 1, 15))
      for (const style of ['long', 'short'] as const) {
        const options = { month: style, timeZone: 'UTC' } as const
        add(new Intl.DateTimeFormat(locale, options).format(date), month)
        // Beside a day many languages write a month in another case.
        const parts = new Intl.DateTimeFormat(locale, { ...options, day: 'numeric' }).formatToParts(date)
        add(parts.find(({ type }) => type === 'month')?.value ?? '', month)
      }
    }
  }
  add('sept', 9)
  return names
})

/**
 * The number of a month by its name or abbreviation in one of many languages; `undefined` for other words.
 */
export const monthOf = (word: string): number | undefined => months().get(folded(word).replaceAll(/[.\s\d]/g, ''))
