import {
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
import { isLanguage, type Language, spokenLanguages } from './languages.ts'

/** What a request says about the reader's language; each may be absent or nonsense. */
export interface LanguageWishes {
  /** The `lang` query parameter: what the person has just chosen. */
  readonly query?: string | null | undefined
  /** A remembered choice, from a cookie or an account. */
  readonly remembered?: string | null | undefined
  /** The `Accept-Language` header, or `navigator.languages.join()`. */
  readonly acceptLanguage?: string | null | undefined
}

/** What there is to choose from. */
export interface NegotiateOptions {
  /** What there is to choose from. Default: `spokenLanguages`, those with complete catalogues. */
  readonly supported?: readonly Language[]
  /** The language for everybody else. Default: `en`. */
  readonly fallback?: Language
}

const object: OptionRule = {
  takes: (given) => typeof given === 'object' && given !== null,
  accepted: 'an object of wishes, such as { acceptLanguage }',
}
const isCode = (given: unknown): boolean => typeof given === 'string' && isLanguage(given)
const rules: OptionRules<NegotiateOptions> = {
  supported: optional({
    takes: (given) => Array.isArray(given) && given.length > 0 && given.every(isCode),
    accepted: 'a list of languages, one at least',
  }),
  fallback: optional({ takes: isCode, accepted: 'a language, such as en' }),
}

/** Options that were found good: a server gives the same with each request. */
const checked = new WeakSet<NegotiateOptions>()

/**
 * Chooses the language of a page: the choice just made, else the remembered one, else the best of
 * `Accept-Language`, else the fallback. Unknown and unsupported languages count as absent, and so does what
 * is no text, as where a query has `lang` twice.
 *
 * @param wishes what the request says
 * @param options what there is to choose from
 * @throws LaissezPasserError `invalid-settings` where an option is invalid, or there are no wishes; never for
 * what the request says
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function negotiateLanguage(wishes: LanguageWishes, options: NegotiateOptions = {}): Language {
  if (!checked.has(options)) {
    checkOptions('negotiateLanguage', options, rules)
    checked.add(options)
  }
  if (!object.takes(wishes)) checkArgument('negotiateLanguage', wishes, object)
  const supported: readonly Language[] = options.supported ?? spokenLanguages
  const accept = (tag: unknown): Language | undefined => {
    const code = typeof tag === 'string' ? tag.trim().toLowerCase().split('-', 1)[0] : undefined
    return isLanguage(code) && supported.includes(code) ? code : undefined
  }
  return (
    accept(wishes.query) ??
    accept(wishes.remembered) ??
    parseAcceptLanguage(wishes.acceptLanguage ?? '')
      .map((tag) => accept(tag))
      .find((code) => code !== undefined) ??
    options.fallback ??
    'en'
  )
}

/** Longest header read: browsers send tens of bytes, so more is not a wish. */
const MAX_HEADER = 1000

/**
 * Reads an `Accept-Language` header into language tags, most wanted first; ties keep the header's order.
 * Refused languages (`q=0`) and the wildcard are left out.
 *
 * @param header the header's value, or an empty text
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-quality-values
 */
export function parseAcceptLanguage(header: string): string[] {
  if (typeof header !== 'string' || header === '') return []
  return header
    .slice(0, MAX_HEADER)
    .split(',')
    .map((item) => {
      const [tag = '', ...parameters] = item.split(';').map((part) => part.trim())
      const q = parameters.find((parameter) => /^q=/i.test(parameter))
      const weight = q === undefined ? 1 : Number(q.slice(2))
      return { tag, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter(({ tag, weight }) => tag !== '' && tag !== '*' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
