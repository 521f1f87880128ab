import { stem } from './stem.ts'
import { likelyLanguage, stopWords } from './stop-words.ts'

/** A word of an advert, and whether a CV has it. */
export interface AdvertWord {
  /** As the advert writes it where it stands first. */
  readonly word: string
  /** How often the advert says it, in whatever form. */
  readonly count: number
  readonly found: boolean
}

// A letter first, so that years and salaries are none; then what belongs to names of things: C++, C#,
// Node.js, e-learning.
const pattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[.&’'-][\p{L}\p{N}]+)*(?:\+\+|#)?/gu
/** Scripts that write no spaces. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** A word without case and accents. Vowels of other scripts are no accents and stay. */
const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('’', "'")

/** `l’équipe` is said of `équipe`, `team’s` of `team`. */
const bare = (word: string): string => word.replace(/^(?:[cdjlmnst]|qu)['’](?=\p{L})/iu, '').replace(/['’]s$/iu, '')

function* wordsOf(text: string, language: string): Generator<string> {
  if (!unspaced.test(text)) {
    for (const [word] of text.matchAll(pattern)) yield bare(word)
    return
  }
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text))
    if (isWordLike && /^\p{L}/u.test(segment)) yield segment
}

/** What forms of one word have in common; words of one letter are none, but for `C` and `R` as written. */
function keyOf(word: string, language: string): string | null {
  const plain = folded(word)
  if (stopWords(language).has(plain)) return null
  if ([...plain].length === 1 && !/^[A-Z]$/.test(word) && !unspaced.test(plain)) return null
  return stem(plain, language)
}

/**
 * Which words of an advert a CV has: shown to the person, who knows which of them are true of them. Case,
 * accents, plurals and common verb forms don't count. Takes time in proportion to both texts.
 *
 * @param advert - the text of the advert
 * @param texts - everything the CV shows
 * @param options - `language`: BCP 47 tag of the CV; an advert that is in another one is read in that
 * @returns the advert's words without stop words, those it says most often first
 */
export function advertWords(
  advert: string,
  texts: readonly string[],
  { language: own }: { readonly language: string },
): AdvertWord[] {
  const language = likelyLanguage([...wordsOf(advert, own)].map(folded), own)
  const known = new Set<string>()
  for (const text of texts)
    for (const word of wordsOf(text, language)) {
      for (const part of [word, ...parts(word)]) known.add(keyOf(part, language) ?? '')
    }
  const found = new Map<string, { word: string; count: number }>()
  for (const word of wordsOf(advert, language)) {
    const key = keyOf(word, language)
    if (key === null) continue
    const before = found.get(key)
    if (before) before.count += 1
    else found.set(key, { word, count: 1 })
  }
  const has = (key: string, word: string): boolean => {
    const pieces = parts(word).map((part) => keyOf(part, language))
    return known.has(key) || (pieces.length > 0 && pieces.every((piece) => piece !== null && known.has(piece)))
  }
  return [...found]
    .map(([key, { word, count }]) => ({ word, count, found: has(key, word) }))
    .toSorted((one, other) => other.count - one.count)
}

/** `e-learning` is also `e` and `learning`, `CI/CD` was two words already. */
const parts = (word: string): string[] => (word.includes('-') ? word.split('-') : [])
