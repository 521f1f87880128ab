/** Formats values the way a language writes them. */
export interface Format {
  /** A number, with the language's separators. */
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** A day, `17 November 2026`; milliseconds since the epoch or a `Date`. */
  date(value: number | Date, options?: Intl.DateTimeFormatOptions): string
  /** A time of day, `14:05`. */
  time(value: number | Date): string
  /** A day and a time, `17 November 2026 at 14:05`. */
  dateTime(value: number | Date): string
  /**
   * A distance in time from `now`, `12 seconds ago`, `in 3 minutes`; both in milliseconds since the epoch.
   */
  relative(value: number, now: number): string
  /** A length of time in seconds, `1 min 22 sec`. */
  duration(seconds: number): string
  /** Things in a row, `a, b and c`. */
  list(items: readonly string[]): string
}

/** How dates are shown. */
export interface FormatOptions {
  /** IANA time zone. Default: the machine's, which in a browser is the reader's; on a server pass one. */
  readonly timeZone?: string
}

const cache = new Map<string, Format>()

/**
 * Formatting of numbers, dates and lists for a language. Cached: asking again for the same costs nothing.
 * Where the runtime has no data for a language (Irish, Maltese), English is used.
 *
 * @param language ISO 639-1 code
 * @param options time zone
 */
export function createFormat(language: string, options: FormatOptions = {}): Format {
  const key = `${language} ${options.timeZone ?? ''}`
  let format = cache.get(key)
  if (format === undefined) {
    format = makeFormat(localeOf(language), options.timeZone)
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

function makeFormat(locale: string, timeZone: string | undefined): Format {
  const zone = timeZone === undefined ? {} : { timeZone }
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone })
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone })
  const both = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...zone })
  const numbers = new Intl.NumberFormat(locale)
  // Irish English would say “48 secs”.
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale === 'en-IE' ? 'en' : locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
    }).format(value)
  return {
    number: (value, options) => (options ? new Intl.NumberFormat(locale, options) : numbers).format(value),
    date: (value, options) =>
      (options ? new Intl.DateTimeFormat(locale, { ...zone, ...options }) : dates).format(value),
    time: (value) => times.format(value),
    dateTime: (value) => both.format(value),
    relative: (value, now) => {
      const seconds = Math.round((value - now) / 1000)
      const [name, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), name)
    },
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds))
      const minutes = Math.floor(whole / 60)
      if (minutes === 0) return unit(whole, 'second')
      return whole % 60 === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(whole % 60, 'second')}`
    },
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  }
}
