import { createFormat, type Format, type FormatOptions } from './format.ts'
import type { Language } from './languages.ts'
import { formatMessage, type MessageNode, type MessageParams, parseMessage } from './message.ts'

export type { MessageParams, MessageValue } from './message.ts'

/** A flat catalogue: key → ICU message. */
export type Messages = Readonly<Record<string, string>>

/** Catalogues by language. English is always there and says which keys exist. */
export type Catalogues<M extends Messages> = { readonly en: M } & {
  readonly [L in Language]?: Readonly<Record<keyof M, string>>
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
   * The same sentence in pieces, for parameters that are not text (React elements, `<b>` around a name).
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
 * @param language the language to speak
 * @param options time zone of dates
 */
export function createTranslator<M extends Messages>(
  catalogues: Catalogues<M>,
  language: Language,
  options: FormatOptions = {},
): Translator<keyof M & string> {
  const english: Messages = catalogues.en
  const own: Messages = catalogues[language] ?? {}
  const format = createFormat(language, options)
  const parts = <T>(key: string, params: MessageParams<T>): (string | T)[] => {
    const source = own[key] ?? english[key]
    if (source === undefined) return [key]
    // An English fallback sentence keeps English plurals.
    return formatMessage(parsed(source), { language: own[key] === undefined ? 'en' : language, format, params })
  }
  const has = (key: string): key is keyof M & string => Object.hasOwn(english, key)
  const say = (key: string, params: MessageParams = {}): string => parts<never>(key, params).join('')
  return Object.assign(say, { language, format, parts, has })
}
