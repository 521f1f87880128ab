/** How dates are written in a language. */
interface OwnDates {
  readonly long: readonly string[]
  readonly short: readonly string[]
  /** A day and its month. */
  day(day: number, month: string, style: 'short' | 'long'): string
  /** What stands behind the year. */
  readonly end?: string
}

const split = (names: string): readonly string[] => names.split(', ')

/**
 * Languages of the Union and its neighbours that Chromium has no dates of. Without these a letter in Irish
 * had a date in the language of whoever's browser drew it, and one in Bosnian “2026 M03 1”.
 *
 * @see https://cldr.unicode.org as Intl writes them where it has them
 */
const ownDates: Readonly<Record<string, OwnDates>> = {
  bs: {
    long: split('januar, februar, mart, april, maj, juni, juli, august, septembar, oktobar, novembar, decembar'),
    short: split('jan, feb, mar, apr, maj, jun, jul, aug, sep, okt, nov, dec'),
    day: (day, month) => `${day}. ${month}`,
    end: '.',
  },
  ga: {
    long: split(
      'Eanáir, Feabhra, Márta, Aibreán, Bealtaine, Meitheamh, Iúil, Lúnasa, Meán Fómhair, Deireadh Fómhair, Samhain, Nollaig',
    ),
    short: split('Ean, Feabh, Márta, Aib, Beal, Meith, Iúil, Lún, MFómh, DFómh, Samh, Noll'),
    day: (day, month) => `${day} ${month}`,
  },
  is: {
    long: split('janúar, febrúar, mars, apríl, maí, júní, júlí, ágúst, september, október, nóvember, desember'),
    short: split('jan., feb., mar., apr., maí, jún., júl., ágú., sep., okt., nóv., des.'),
    day: (day, month) => `${day}. ${month}`,
  },
  mk: {
    long: split('јануари, февруари, март, април, мај, јуни, јули, август, септември, октомври, ноември, декември'),
    short: split('јан., фев., мар., апр., мај, јун., јул., авг., сеп., окт., ное., дек.'),
    day: (day, month) => `${day} ${month}`,
    end: ' г.',
  },
  mt: {
    long: split('Jannar, Frar, Marzu, April, Mejju, Ġunju, Lulju, Awwissu, Settembru, Ottubru, Novembru, Diċembru'),
    short: split('Jan, Fra, Mar, Apr, Mej, Ġun, Lul, Aww, Set, Ott, Nov, Diċ'),
    day: (day, month, style) => `${day} ta’ ${month}${style === 'short' ? ',' : ''}`,
  },
  sq: {
    long: split('janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nëntor, dhjetor'),
    short: split('jan, shk, mar, pri, maj, qer, korr, gush, sht, tet, nën, dhj'),
    day: (day, month) => `${day} ${month}`,
  },
}

/**
 * A date in a language that is written here; undefined where Intl writes it.
 *
 * @param parts - year, and month and day as far as they are known
 * @param language - a BCP 47 tag
 */
export function ownDate(
  { year, month, day }: { readonly year: number; readonly month?: number; readonly day?: number },
  language: string,
  style: 'short' | 'long',
): string | undefined {
  const [base = ''] = language.toLowerCase().split('-')
  const own = Object.hasOwn(ownDates, base) ? ownDates[base] : undefined
  if (own === undefined || month === undefined) return undefined
  const name = own[style][month - 1] ?? ''
  return `${day === undefined ? name : own.day(day, name, style)} ${year}${own.end ?? ''}`
}
