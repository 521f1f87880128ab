import { isLanguage } from '@laissez-passer/i18n/languages'
import { nearestName } from '@laissez-passer/password/typed'

/** A text in several languages of the Union's; `en` where it lacks one. */
export type BrandWords = { readonly en: string } & Readonly<Record<string, string>>

/** What `brand.json` says, the same for each app. */
export interface BrandText {
  /** Of EU Login and of its app. */
  readonly name?: string
  /** Of the portal. */
  readonly portalName?: string
  /** `#rrggbb`, as it is written: whether words are readable on it is for its reader. */
  readonly colour?: string
  readonly tagline?: BrandWords
  readonly links?: readonly { readonly href: string; readonly label: BrandWords }[]
  /** Name of a picture among the brand's files. */
  readonly mark?: string
  /** Names of style sheets among the brand's files. */
  readonly styles?: readonly string[]
}

/** What is wrong in `brand.json`, and where: `links.0.href`. */
export interface BrandIssue {
  readonly path: string
  readonly message: string
}

/** Line ends and other controls, and what turns the direction of all that follows. */
const commanding = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** How a field is judged; gives its value, trimmed, or undefined and adds what is wrong. */
type Judge<T> = (value: unknown, at: string) => T | undefined

/**
 * Judges what `brand.json` holds: every app takes the same folder, so that each knows every field.
 *
 * @param value parsed JSON
 * @returns or all that is wrong
 */
export function judgeBrand(
  value: unknown,
): { readonly ok: true; readonly brand: BrandText } | { readonly ok: false; readonly issues: readonly BrandIssue[] } {
  const issues: BrandIssue[] = []
  const wrong = (path: string, message: string): undefined => {
    issues.push({ path, message })
  }
  const text =
    (most: number): Judge<string> =>
    (given, at) => {
      const trimmed = typeof given === 'string' ? given.trim() : ''
      if (commanding.test(trimmed))
        return wrong(at, 'must be on one line, without signs that turn the direction of reading')
      if (trimmed !== '' && trimmed.length <= most) return trimmed
      return wrong(at, `must be a text of 1 to ${most} characters`)
    }
  const words: Judge<BrandWords> = (given, at) => {
    if (!isRecord(given)) return wrong(at, 'must be an object of texts by language')
    if (!Object.keys(given).every(isLanguage)) wrong(at, 'must have languages of the Union’s as names')
    const all: Record<string, string> = {}
    for (const [language, each] of Object.entries(given)) {
      const said = text(120)(each, `${at}.${language}`)
      if (said !== undefined) all[language] = said
    }
    const { en } = all
    if (en !== undefined) return { ...all, en }
    return 'en' in given ? undefined : wrong(at, 'must have a text in "en"')
  }
  const fileName =
    (...ends: readonly string[]): Judge<string> =>
    (given, at) =>
      typeof given === 'string' && /^[a-z0-9][a-z0-9._-]*$/i.test(given) && ends.some((end) => given.endsWith(end))
        ? given
        : wrong(at, `must be the name of a file in “files” that ends in ${ends.join(' or ')}, without a folder`)
  const list =
    <T>(each: Judge<T>, most: number): Judge<readonly T[]> =>
    (given, at) => {
      if (!Array.isArray(given) || given.length > most) return wrong(at, `must be a list of at most ${most}`)
      return given.flatMap((one: unknown, index) => each(one, `${at}.${index}`) ?? [])
    }
  const link: Judge<{ href: string; label: BrandWords }> = (given, at) => {
    if (!isRecord(given)) return wrong(at, 'must be an object of "href" and "label"')
    for (const name of Object.keys(given))
      if (name !== 'href' && name !== 'label') wrong(`${at}.${quoted(name)}`, unknown(name, ['href', 'label']))
    const { href } = given
    const isAddress = typeof href === 'string' && URL.parse(href)?.protocol === 'https:'
    if (!isAddress) wrong(`${at}.href`, 'must be an https address')
    const label = words(given['label'], `${at}.label`)
    return isAddress && label ? { href, label } : undefined
  }
  if (!isRecord(value)) return { ok: false, issues: [{ path: '', message: 'it must be an object' }] }
  const fields: { readonly [Name in keyof BrandText]-?: Judge<BrandText[Name] & {}> } = {
    name: text(60),
    portalName: text(60),
    colour: (given, at) => (typeof given === 'string' ? given : wrong(at, 'must be a colour such as #6d1a36')),
    tagline: words,
    links: list(link, 6),
    mark: fileName('.svg', '.png'),
    styles: list(fileName('.css'), 4),
  }
  const judges: Readonly<Record<string, Judge<unknown>>> = fields
  const brand: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(value)) {
    const judge = Object.hasOwn(judges, name) ? judges[name] : undefined
    if (judge) brand[name] = judge(given, name)
    else wrong(quoted(name), unknown(name, Object.keys(fields)))
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, brand }
}

/** A name as it can stand in a line. */
function quoted(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : JSON.stringify(name.slice(0, 60))
}

function unknown(name: string, names: readonly string[]): string {
  const meant = nearestName(name, names)
  return `isn’t a field: ${meant === null ? `there are ${names.join(', ')}` : `did you mean ${meant}?`}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
