import { timeZoneOf } from './time-zone.ts'

/** Formats values the way a language writes them. */
export interface Format {
  /** A number, with the language's separators. */
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** A day, `17 November 2026`; milliseconds since the epoch or a `Date`. */
  date(value: number | Date, options?: Intl.DateTimeFormatOptions): string
  /** A time of day, `14:05`. */
  time(value: number | Date): string
  /**
   * A moment with the name of its zone, `17 Nov 2026, 14:05 CET`: for readers who may be anywhere.
   * @param month how the month is written; `short` by default.
   */
  moment(value: number | Date, month?: 'short' | 'long'): string
  /** A day, `17 Nov 2026`. */
  day(value: number | Date): string
  /** A day and a time, `17 November 2026 at 14:05`. */
  dateTime(value: number | Date): string
  /**
   * A distance in time from `now`, `12 seconds ago`, `in 3 minutes`; both in milliseconds since the epoch.
   */
  relative(value: number, now: number): string
  /** A length of time in seconds, `1 min 22 sec`, from an hour on `2 hr 5 min`. */
  duration(seconds: number): string
  /** Things in a row, `a, b and c`. */
  list(items: readonly string[]): string
}

/** How dates are shown. */
export interface FormatOptions {
  /**
   * IANA time zone; one that isn't known reads `UTC`. Default: the machine's, which in a browser is the
   * reader's; on a server pass one.
   */
  readonly timeZone?: string
}

const cache = new Map<string, Format>()

/**
 * Formatting of numbers, dates and lists for a language. Cached: asking again for the same costs nothing.
 * Where the runtime has no data for a language (Irish, Maltese), English is used.
 *
 * @param locale a language such as `fr`, or one of a country, `fr-BE`, as text or as `Intl.Locale`;
 * `undefined` reads `en`
 * @param options time zone
 * @throws TypeError where that is none of them
 */
export function createFormat(locale: string | Intl.Locale | undefined, options: FormatOptions = {}): Format {
  // A part of pages' scripts, whose size is held: `checkArgument` would be half a kilobyte of them.
  if (locale !== undefined && typeof locale !== 'string' && !(locale instanceof Intl.Locale))
    throw new TypeError('createFormat takes a language, such as en')
  const language = String(locale ?? 'en')
  const timeZone = options.timeZone === undefined ? undefined : (timeZoneOf(options.timeZone) ?? 'UTC')
  const key = `${language} ${timeZone ?? ''}`
  let format = cache.get(key)
  if (format === undefined) {
    format = makeFormat(language, timeZone)
    cache.set(key, format)
  }
  return format
}

/** English as Ireland writes it: day before month, 24 hours. */
function localeOf(language: string): string {
  const locale = language === 'en' ? 'en-IE' : language
  return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0 ? locale : 'en-IE'
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const

const MOMENT = {
  ...DAY,
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

const DATE = { dateStyle: 'long' } as const
const TIME = { timeStyle: 'short' } as const
const BOTH = { ...DATE, ...TIME } as const
const MOMENTS = { short: MOMENT, long: { ...MOMENT, month: 'long' } } as const

/** Makes a thing of each kind when it is first asked for. */
function once<Kind extends object, Thing>(make: (kind: Kind) => Thing): (kind: Kind) => Thing {
  const made = new Map<Kind, Thing>()
  return (kind) => {
    const before = made.get(kind)
    if (before !== undefined) return before
    const thing = make(kind)
    made.set(kind, thing)
    return thing
  }
}

function makeFormat(language: string, timeZone: string | undefined): Format {
  // Which languages the runtime knows takes twelve milliseconds to ask for the first time.
  let known: string | null = null
  const locale = (): string => (known ??= localeOf(language))
  const zone = timeZone === undefined ? {} : { timeZone }
  // Each made when something is written by it: making one takes a millisecond, the first of all fifteen.
  const dates = once((style: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale(), { ...style, ...zone }))
  // In French the first day of a month is an ordinal, which Intl doesn't know.
  const ordinal = (date: string): string =>
    /^fr\b/.test(language) ? date.replace(/(^|\s)1(?=\s\p{L})/u, (_, before: string) => `${before}1er`) : date
  let numbers: Intl.NumberFormat | null = null
  // Irish English would say “48 secs”.
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale() === 'en-IE' ? 'en' : locale(), {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
    }).format(value)
  return {
    number: (value, options) =>
      (options ? new Intl.NumberFormat(locale(), options) : (numbers ??= new Intl.NumberFormat(locale()))).format(
        value,
      ),
    date: (value, options) =>
      ordinal((options ? new Intl.DateTimeFormat(locale(), { ...zone, ...options }) : dates(DATE)).format(value)),
    time: (value) => dates(TIME).format(value),
    moment: (value, month = 'short') => ordinal(dates(MOMENTS[month]).format(value)),
    day: (value) => ordinal(dates(DAY).format(value)),
    dateTime: (value) => ordinal(dates(BOTH).format(value)),
    relative: (value, now) => {
      const seconds = Math.round((value - now) / 1000)
      const [name, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
      return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.trunc(seconds / size), name)
    },
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds))
      if (whole < 60) return unit(whole, 'second')
      const [large, small, size] =
        whole < 3600 ? (['minute', 'second', 60] as const) : (['hour', 'minute', 3600] as const)
      const rest = Math.floor((whole % size) / (size / 60))
      const most = unit(Math.floor(whole / size), large)
      return rest === 0 ? most : `${most} ${unit(rest, small)}`
    },
    list: (items) => new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items),
  }
}
