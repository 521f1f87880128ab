import { missingPlurals, parametersOf } from './inspect-message.ts'
import { isLanguage, type Language, languages, type NamedLanguage, spokenLanguages } from './languages.ts'
import { referencesIn, withReferences } from './references.ts'
import type { Messages } from './translator.ts'

/**
 * Sentences of one's own by language and key: other words in place of ours, or a language that we don't
 * speak. What is left out is said in our words, else in English.
 */
export type Wording<K extends string = string> = {
  readonly [L in Language]?: Readonly<Partial<Record<K, string>>>
}

/**
 * The languages that are spoken with a wording, in the order of menus: those with complete catalogues, and
 * those that it brings.
 *
 * @param wording sentences of one's own, or whatever stands for them, by language
 */
export function spokenWith(wording: { readonly [L in Language]?: unknown }): readonly NamedLanguage[] {
  const spoken = new Set<string>([...spokenLanguages, ...Object.keys(wording)])
  return languages.filter(({ code }) => spoken.has(code))
}

/** What of a wording can't be said. */
export interface WordingFault {
  /** As it was written; it may be none of the 24. */
  readonly language: string
  /** Of the message; empty where the language itself is wrong. */
  readonly key: string
  /** For who writes the words, in English. */
  readonly text: string
}

/**
 * Finds what of a wording can't be said: a language that is none of the Union's, a key that English doesn't
 * have, syntax, a parameter that nothing fills in, a link that would get lost, plural forms that the language
 * needs. A parameter may be left out.
 *
 * @param wording sentences of one's own, as a program without types may give them
 * @param english the catalogue whose keys they have
 * @returns in the order of the wording; empty when all can be said
 */
export function wordingFaults(wording: Readonly<Record<string, Messages>>, english: Messages): WordingFault[] {
  return Object.entries(wording).flatMap(([language, messages]) =>
    isLanguage(language)
      ? Object.entries(messages).flatMap(([key, message]) => {
          const quoted = (name: string) => textOf(messages, name) ?? textOf(english, name)
          return messageFaults({ key, message, language, english, quoted }).map((text) => ({ language, key, text }))
        })
      : [{ language, key: '', text: `is none of ${languages.map(({ code }) => code).join(', ')}` }],
  )
}

function messageFaults({
  key,
  message,
  language,
  english,
  quoted,
}: {
  readonly key: string
  readonly message: unknown
  readonly language: Language
  readonly english: Messages
  readonly quoted: (key: string) => string | undefined
}): string[] {
  const ours = english[key]
  if (ours === undefined || !Object.hasOwn(english, key)) return ['there is no message of that name']
  if (typeof message !== 'string') return ['must be a text']
  if (message.trim() === '') return ['must say something']
  // Still in English, as most are where a translation begins: it can only lack forms that English hasn't.
  if (message === ours && !message.includes('{')) return []
  const whole = withReferences(message, quoted)
  const own = parametersOf(whole)
  if (typeof own === 'string') return [own]
  const known = parametersOf(withReferences(ours, (name) => english[name]))
  const expected = typeof known === 'string' ? own : known
  const isTag = (name: string) => name.startsWith('<')
  return [
    ...referencesIn(whole).map((name) => `quotes “${name}”, which isn’t there or quotes itself`),
    ...[...own].filter((name) => !expected.has(name)).map((name) => `nothing fills in ${shown(name)}`),
    ...[...expected].filter((name) => isTag(name) && !own.has(name)).map((name) => `lacks ${name}`),
    ...missingPlurals(whole, language),
  ]
}

/** What else stands there is a fault of its own, and nothing that can be quoted. */
function textOf(messages: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const said = Object.hasOwn(messages, name) ? messages[name] : undefined
  return typeof said === 'string' ? said : undefined
}

function shown(name: string): string {
  return name.startsWith('<') ? name : `{${name}}`
}

/**
 * Puts a wording over a catalogue of ours.
 *
 * @param builtIn ours in one language; undefined: we have none
 * @param own sentences of one's own in that language
 * @returns undefined: nobody has words in it
 */
export function worded<K extends string>(
  builtIn: Readonly<Record<K, string>> | undefined,
  own: Readonly<Partial<Record<K, string>>> | undefined,
): Readonly<Partial<Record<K, string>>> | undefined {
  return own === undefined ? builtIn : { ...builtIn, ...own }
}
