import { type DateParts, isPartialDate, type PartialDate } from './partial-date.ts'

/** What is wrong with a date that was typed. */
export type DateFault =
  /** Nothing that a date is made of. */
  | 'form'
  /** A month beyond the twelfth. */
  | 'month'
  /** A day that the month hasn't. */
  | 'day'
  /** A year of two digits, or one before 1000. */
  | 'year'

/** A date that was typed, as it is understood. */
export type ReadDate =
  /** `other`: what it would be with day and month the other way round, where that is a date too. */
  | { readonly date: PartialDate; readonly other?: PartialDate }
  /** `meant`: dates that may have been meant, the likeliest first. */
  | { readonly fault: DateFault; readonly meant: readonly PartialDate[] }

const write = ({ year, month, day }: DateParts): PartialDate =>
  [String(year).padStart(4, '0'), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

/** English without a country is that of Europe: days before months. */
const regional = (language: string): string => (language === 'en' ? 'en-GB' : language)

const months = new Map<string, ReadonlyMap<string, number>>()

const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
    .toLowerCase()

/** Names of months, long and short, in a language. */
function monthNames(language: string): ReadonlyMap<string, number> {
  const known = months.get(language)
  if (known) return known
  const names = new Map<string, number>()
  for (const style of ['long', 'short'] as const) {
    // Where a name bends with the day beside it, both forms are names.
    for (const format of [{ month: style }, { month: style, day: 'numeric' }] as const) {
      const words = new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' })
      for (let month = 0; month < 12; month += 1) {
        const name = words.formatToParts(Date.UTC(2024, month, 1)).find((part) => part.type === 'month')?.value
        if (name) names.set(plain(name), month + 1)
      }
    }
  }
  months.set(language, names)
  return names
}

/** The month that a word names, or that its first letters can only be. */
function monthOf(word: string, languages: readonly string[]): number | undefined {
  const typed = plain(word)
  for (const language of languages) {
    const names = monthNames(language)
    const whole = names.get(typed)
    if (whole !== undefined) return whole
    const begun = new Set(
      [...names].filter(([name]) => typed.length >= 3 && name.startsWith(typed)).map(([, month]) => month),
    )
    if (begun.size === 1) return [...begun][0]
  }
  return undefined
}

/** Of ways to read numbers, those that are dates. */
const real = (ways: readonly DateParts[]): PartialDate[] => [
  ...new Set(ways.map(write).filter((date) => isPartialDate(date))),
]

/** Why a way of reading is no date: the first of its parts that can't be. */
const faultOf = ({ year, month }: DateParts): DateFault =>
  year < 1000 ? 'year' : month !== undefined && (month < 1 || month > 12) ? 'month' : 'day'

function judge(ways: readonly DateParts[], guesses: readonly DateParts[] = []): ReadDate {
  const [first, second] = real(ways)
  if (first !== undefined) return second === undefined ? { date: first } : { date: first, other: second }
  const [likeliest] = ways
  return { fault: likeliest ? faultOf(likeliest) : 'form', meant: real(guesses).slice(0, 2) }
}

/** A year of two digits as it may be meant: not in the future. */
const century = (year: number, now: number): number => {
  const recent = Math.floor(now / 100) * 100 + year
  return recent <= now ? recent : recent - 100
}

interface Numbers {
  readonly values: readonly number[]
  /** How many digits each has. */
  readonly digits: readonly number[]
}

function readNumbers(
  { values, digits }: Numbers,
  { monthFirst, year }: { monthFirst: boolean; year: number },
): ReadDate {
  const [one = 0, two = 0, three = 0] = values
  const [four] = [digits.findIndex((count) => count === 4)]
  if (values.length === 1) {
    if (digits[0] === 8) {
      const text = String(one).padStart(8, '0')
      const [y, m, d] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))]
      const [dd, mm, yy] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))]
      return judge(
        real([{ year: y, month: m, day: d }]).length > 0 && y < 2200
          ? [{ year: y, month: m, day: d }]
          : [{ year: yy, month: mm, day: dd }],
      )
    }
    if (digits[0] === 4) return judge([{ year: one }])
    return digits[0] === 2
      ? { fault: 'year', meant: real([{ year: century(one, year) }]) }
      : { fault: 'form', meant: [] }
  }
  if (values.length === 2) {
    if (four === 0) return judge([{ year: one, month: two }], [{ year: one }])
    if (four === 1) return judge([{ year: two, month: one }], [{ year: two }])
    return { fault: 'year', meant: real([{ year: century(two, year), month: one }]) }
  }
  if (values.length !== 3) return { fault: 'form', meant: [] }
  if (four === 0) {
    const inOrder = { year: one, month: two, day: three }
    // Year, day, month is nobody's order, so it is offered, not taken.
    return judge(
      [inOrder],
      [
        { year: one, month: three, day: two },
        { year: one, month: two },
      ],
    )
  }
  const byDay = { year: three, month: two, day: one }
  const byMonth = { year: three, month: one, day: two }
  const ways = monthFirst ? [byMonth, byDay] : [byDay, byMonth]
  if (four === 2)
    return judge(ways, [
      { year: three, month: two },
      { year: three, month: one },
    ])
  const whole = century(three, year)
  return { fault: 'year', meant: real(ways.map((way) => ({ ...way, year: whole }))) }
}

/**
 * Reads a date as people write it: `2020`, `12/2020`, `2020-12`, `31.12.2020`, `31 December 2020`, `déc.
 * 2020`. Days come before months, but where the language's own dates have it the other way.
 *
 * @param typed - as typed or pasted, digits of any script made ASCII before
 * @param options - `language`: BCP 47 tag of what names of months are in, beside English; `year`: the current
 * one, for years of two digits
 * @returns `undefined` where nothing was typed
 */
export function readDate(
  typed: string,
  { language, year }: { readonly language: string; readonly year: number },
): ReadDate | undefined {
  const text = typed.trim().slice(0, 60)
  if (text === '') return undefined
  const words = text.match(/\p{L}[\p{L}\p{M}’']*\.?/gu) ?? []
  const texts = text.match(/\d+/g) ?? []
  const numbers: Numbers = { values: texts.map(Number), digits: texts.map((part) => part.length) }
  const named = words.map((word) => monthOf(word, [language, 'en'])).filter((month) => month !== undefined)
  const [month] = named
  if (words.length > 0 && (month === undefined || named.length > 1)) return { fault: 'form', meant: [] }
  if (month === undefined) {
    const parts = new Intl.DateTimeFormat(regional(language), { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(0)
    const order = parts.map((part) => part.type)
    const monthFirst = order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day')
    return readNumbers(numbers, { monthFirst, year })
  }
  const at = numbers.digits.indexOf(4)
  const of = numbers.values[at]
  const rest = numbers.values.filter((_, index) => index !== at)
  const [day] = rest
  if (of === undefined || rest.length > 1) return { fault: of === undefined ? 'year' : 'form', meant: [] }
  return judge([{ year: of, month, ...(day !== undefined && { day }) }], [{ year: of, month }])
}

/**
 * A date as it is typed in a language, `31/12/2020`, so that what was understood can be seen and corrected.
 *
 * @param date - a partial date; anything else comes back as it is
 * @param language - a BCP 47 tag
 */
export function typedDate(date: string, language: string): string {
  const [year, month, day] = date.split('-')
  if (!isPartialDate(date) || month === undefined) return date
  const format = new Intl.DateTimeFormat(regional(language), {
    timeZone: 'UTC',
    year: 'numeric',
    month: '2-digit',
    ...(day !== undefined && { day: '2-digit' }),
  })
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
}
