import { isObject, type Json } from '../../patch/json.ts'
import { credentialLimits } from '../limits.ts'
import { isLanguageTag } from '../../fields/language-tag.ts'
import type { Said } from '../view.ts'
import { itemsOf, plainText } from './values.ts'

/** In which language somebody reads, and what the credential speaks first. */
export interface Reader {
  /** BCP 47. */
  readonly language: string
  /** BCP 47; empty where it isn't known. */
  readonly main: string
  readonly room: Room
}

/** What can still be read. One thing may be named in a thousand places: each is read, and counts. */
export interface Room {
  /** Characters. */
  texts: number
  claims: number
  /** Whether something was left out. */
  left: boolean
}

/** Room for as much text as a file can have, and for more claims than a Diploma Supplement makes. */
export const newRoom = (): Room => ({ texts: credentialLimits.file, claims: 2000, left: false })

/**
 * A text in the reader's language, else in the credential's main one, else in English, else in the first.
 *
 * @param value - a language map, a list of tagged values (`@value`, `@language`), or a text
 */
export function saidOf(value: Json | undefined, reader: Reader): Said | null {
  const { room } = reader
  if (room.texts <= 0) room.left ||= value !== undefined
  if (room.texts <= 0) return null
  const texts = textsByLanguage(value)
  for (const text of texts.values()) room.texts -= text.length
  const wanted = [reader.language, base(reader.language), reader.main, base(reader.main), 'en']
  const language = wanted.find((one) => texts.has(one)) ?? [...texts.keys()][0]
  const text = language === undefined ? undefined : texts.get(language)
  if (language === undefined || text === undefined) return null
  return { text, language, otherLanguage: language !== '' && base(language) !== base(reader.language) }
}

/** What is said, in every language. */
export const allSaid = (value: Json | undefined): readonly string[] => [...textsByLanguage(value).values()]

const base = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** Languages of one text, and parts of it in one language. */
const most = 100

function textsByLanguage(value: Json | undefined): Map<string, string> {
  const found = new Map<string, string>()
  const add = (language: string, text: string): void => {
    if (text === '') return
    const had = found.get(language)
    found.set(language, had === undefined ? text : `${had}\n${text}`)
  }
  for (const item of itemsOf(value).slice(0, most)) {
    if (!isObject(item)) add('', plainText(item))
    else if ('@value' in item) add(tagOf(item['@language']), plainText(item['@value']))
    else
      for (const [language, texts] of Object.entries(item).slice(0, most))
        if (language === '@none' || language === 'none' || isLanguageTag(language))
          for (const text of itemsOf(texts).slice(0, most))
            add(language.endsWith('none') ? '' : language, plainText(text))
  }
  return found
}

const tagOf = (value: Json | undefined): string => (typeof value === 'string' && isLanguageTag(value) ? value : '')
