import {
  accepts,
  checkArgument,
  checkOptions,
  optional,
  type OptionRule,
  type OptionRules,
} from '@laissez-passer/password/options'
import { createFormat, type Format, type FormatOptions } from './format.ts'
import type { Language } from './languages.ts'
import { type Pseudo, pseudoMessage } from './pseudo.ts'
import { withReferences } from './references.ts'
import { formatMessage, type MessageNode, type MessageParams, type MessageValue, parseMessage } from './message.ts'

export type { MessageParams, MessageTag, MessageValue } from './message.ts'

/** A flat catalogue: key → ICU message, which may quote another by its key: `{@how.paste}`. */
export type Messages = Readonly<Record<string, string>>

/** Catalogues by language. English is always there and says which keys exist. */
export type Catalogues<M extends Messages> = { readonly en: M } & {
  readonly [L in Language]?: Readonly<Partial<Record<keyof M, string>>>
}

/** How a translator speaks. */
export interface TranslatorOptions extends FormatOptions {
  /** Parameters that every message may use, such as a deployment's limits; those of a call come first. */
  readonly standing?: Readonly<Record<string, MessageValue>>
  /** Every message in disguise, to try layouts: for development alone. */
  readonly pseudo?: Pseudo | undefined
}

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null
const catalogue: OptionRule = {
  takes: (given) => isObject(given) && isObject(Reflect.get(given, 'en')),
  accepted: 'catalogues by language, { en, … }',
}
const spoken: OptionRule = {
  takes: (given) =>
    given === undefined || given instanceof Intl.Locale || (typeof given === 'string' && given.trim() !== ''),
  accepted: 'a language, such as en, after its catalogues',
}
const rules: OptionRules<TranslatorOptions> = {
  // It may be whatever a browser told.
  timeZone: optional({ takes: (given) => typeof given === 'string', accepted: 'a text such as Europe/Brussels' }),
  standing: optional({ takes: isObject, accepted: 'parameters by their names' }),
  pseudo: optional(accepts.oneOf('long', 'keys')),
}

/** Turns keys into sentences of one language. */
export interface Translator<K extends string = string> {
  /** The sentence of a key, parameters filled in. Plain text: escape it where it lands. */
  (key: K, params?: MessageParams): string
  /** The language spoken. */
  readonly language: Language
  /** Numbers, dates and lists in this language. */
  readonly format: Format
  /**
   * The same sentence in pieces, for parameters that are not text (React elements) and for tags: what stands
   * in `<link>…</link>` goes to the function `link` of the parameters.
   *
   * @returns texts and the given foreign values, in the order of the sentence
   */
  parts<T>(key: K, params: MessageParams<T>): (string | T)[]
  /** Tells whether a text is a key of the catalogue: for codes that come from elsewhere. */
  has(key: string): key is K
}

const cache = new Map<string, readonly MessageNode[]>()

/**
 * Messages are parsed when first said, once for all translators. Their number is that of the catalogues'
 * sentences.
 */
function parsed(source: string): readonly MessageNode[] {
  let nodes = cache.get(source)
  if (nodes === undefined) {
    nodes = parseMessage(source)
    cache.set(source, nodes)
  }
  return nodes
}

/**
 * Makes `t('key', params)` for one language. A key that the language lacks falls back to English; one that
 * English lacks too returns the key itself, which the types prevent. Cheap: make one per request.
 *
 * @param catalogues messages by language; the keys of `en` become the type of `t`'s first parameter
 * @param locale the language to speak; of an `Intl.Locale` also the country whose dates it writes, and
 * English where there is no catalogue; `undefined` reads `en`
 * @param options time zone of dates; parameters that every message may use
 * @throws LaissezPasserError `invalid-settings` where an option is invalid, or English has no catalogue
 */
export function createTranslator<M extends Messages>(
  catalogues: Catalogues<M>,
  locale: Language | Intl.Locale | undefined,
  options: TranslatorOptions = {},
): Translator<keyof M & string> {
  checkArgument('createTranslator', catalogues, catalogue)
  checkArgument('createTranslator', locale, spoken)
  checkOptions('createTranslator', options, rules)
  const english: Messages = catalogues.en
  const { language, written } = spokenAs(locale, catalogues)
  const own: Readonly<Partial<Messages>> = catalogues[language] ?? {}
  const format = createFormat(written, options.timeZone === undefined ? {} : { timeZone: options.timeZone })
  const parts = <T>(key: string, params: MessageParams<T>): (string | T)[] => {
    const source = own[key] ?? english[key]
    if (source === undefined) return [key]
    // An English fallback sentence keeps English plurals.
    const whole = withReferences(source, (quoted) => own[quoted] ?? english[quoted])
    const { pseudo } = options
    const nodes = pseudo ? pseudoMessage(parsed(whole), { key, pseudo }) : parsed(whole)
    return formatMessage(nodes, {
      language: own[key] === undefined ? 'en' : language,
      format,
      params: { ...options.standing, ...params },
    })
  }
  const has = (key: string): key is keyof M & string => Object.hasOwn(english, key)
  const say = (key: string, params: MessageParams = {}): string => parts<never>(key, params).join('')
  return Object.assign(say, { language, format, parts, has })
}

/** The language that is spoken, and how its dates and numbers are written. */
function spokenAs(
  locale: Language | Intl.Locale | undefined,
  catalogues: object,
): { readonly language: Language; readonly written: string | Intl.Locale } {
  if (typeof locale === 'string') return { language: locale, written: locale }
  const isSpoken = (code: string): code is Language => Object.hasOwn(catalogues, code)
  if (locale && isSpoken(locale.language)) return { language: locale.language, written: locale }
  return { language: 'en', written: 'en' }
}
