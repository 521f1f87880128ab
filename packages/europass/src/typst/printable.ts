import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import type { FontName } from '../templates/fonts.ts'
import { clean } from './clean.ts'
import { type ChosenFonts, chooseFonts } from './fonts/covers.ts'

/** A character that no font has. */
export interface MissingCharacter {
  readonly character: string
  /** Steps to the text, joined by `/`: names, and ids of entries or their places where they have none. */
  readonly path: string
  /** Titles and labels on the way to it, the outermost first. */
  readonly where: readonly string[]
}

/** A document as it can be set. */
export interface Printable<T> {
  readonly document: T
  readonly fonts: ChosenFonts
  /** What stands as `replacement` in it; each character once a text. */
  readonly missing: readonly MissingCharacter[]
}

/** What is printed for a character that no font has. */
export const replacement = '\ufffd'

/** Values that are no text for people: where a link leads, the bytes of a picture. */
const untouched = new Set(['href', 'link', 'url', 'data', 'photo', 'logo', 'signature'])

/** What a document is printed with. */
export interface PrintableOptions {
  /** The family it is set in. */
  readonly font: FontName
  /** Other text that is set, such as the template's. */
  readonly besides?: string
  /** Files of fonts that can't be had. */
  readonly without?: ReadonlySet<string>
}

const rules: OptionRules<PrintableOptions> = {
  font: accepts.text('the name of a font'),
  besides: optional({ takes: (given) => typeof given === 'string', accepted: 'a text' }),
  without: optional({ takes: (given) => given instanceof Set, accepted: 'a set of fonts’ files' }),
}

interface Place {
  readonly path: readonly string[]
  readonly where: readonly string[]
}

/**
 * Makes all texts of a document printable: nothing invisible, and a replacement sign for what no font has.
 *
 * @param document - JSON: a view, or a document of the model to look for what can't be printed
 * @returns the same document with other texts, the fonts it needs, and what is missing in which text
 */
export function printable<T>(document: T, options: PrintableOptions): Printable<T> {
  checkOptions('printable', options, rules)
  const choice = chooseFonts(options.font, options.without)
  const missing: MissingCharacter[] = []
  for (const code of signsOf(options.besides ?? '')) choice.has(code)
  const printed = (text: string, { path, where }: Place): string => {
    // Every family has these.
    if (/^[\n -~]*$/.test(text)) return text
    const lost = new Set<string>()
    const kept = Array.from(clean(text), (sign) => {
      if (sign === '\n' || isJoining(sign) || choice.has(sign.codePointAt(0) ?? 0)) return sign
      lost.add(sign)
      // Without its letter a mark would stand alone.
      return /\p{M}/u.test(sign) ? '' : replacement
    })
    if (lost.size === 0) return kept.join('')
    choice.has(replacement.codePointAt(0) ?? 0)
    for (const character of lost) missing.push({ character, path: path.join('/'), where })
    return clean(kept.join(''))
  }
  const walk = (value: unknown, place: Place): unknown => {
    if (typeof value === 'string') return printed(value, place)
    if (Array.isArray(value))
      return value.map((one: unknown, index) =>
        walk(one, { ...place, path: [...place.path, idOf(one) ?? String(index)] }),
      )
    if (typeof value !== 'object' || value === null) return value
    const name = nameOf(value)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (typeof inner === 'string' && untouched.has(key)) return [key, inner]
        // A file and the document in it have one name.
        const isSaid = name === undefined || name.key === key || place.where.at(-1) === name.text
        const where = isSaid ? place.where : [...place.where, name.text]
        return [key, walk(inner, { path: [...place.path, key], where })]
      }),
    )
  }
  // The walk changes texts and nothing else: it gives back the shape it was given.
  const walked = walk(document, { path: [], where: [] }) as T
  return { document: walked, fonts: choice.chosen(), missing }
}

/** The characters beyond ASCII of a text. The last is remembered: a template is asked for again and again. */
function signsOf(text: string): ReadonlySet<number> {
  if (lastSigns.text !== text)
    lastSigns = {
      text,
      signs: new Set(Array.from(clean(text.replaceAll(/[ -~\s]+/g, ' ')), (sign) => sign.codePointAt(0) ?? 0)),
    }
  return lastSigns.signs
}
let lastSigns: { readonly text: string; readonly signs: ReadonlySet<number> } = { text: '', signs: new Set() }

/** What holds an emoji or a word together has no glyph of its own. */
const isJoining = (sign: string): boolean => /[\u200c-\u200d]|\ufe0f|[\u{e0020}-\u{e007f}]/u.test(sign)

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined

/** By what text people know a part of a document. */
function nameOf(value: object): { readonly key: string; readonly text: string } | undefined {
  for (const [key, text] of Object.entries(value))
    if ((key === 'title' || key === 'label') && typeof text === 'string' && text !== '')
      return { key, text: clean(text) }
  return undefined
}
