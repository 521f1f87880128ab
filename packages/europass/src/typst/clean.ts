const plain = /^[\n -~\u00a1-\u00ac\u00ae-\u024f]*$/
const breaks = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu
/**
 * What is never seen, or never a character. Taken out but where it joins what is seen: a joiner within a word
 * or an emoji, the choice of an emoji in a longer one, the letters of a flag.
 */
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu
/** More marks on one letter than any writing has; setting them costs their square. */
const heap = /(\p{M}{30})\p{M}+/gu
const joins = /\p{L}|\p{M}|\p{Emoji}|\u200d|\ufe0f/u

/**
 * A text as it can be set: line breaks as `\n`, spaces for tabs, composed letters (NFC), no more than 30
 * marks on a letter, and nothing invisible.
 *
 * @param text - as it was typed or pasted, lone surrogates included
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export function clean(text: string): string {
  if (plain.test(text)) return text
  const whole = text.toWellFormed().normalize('NFC').replaceAll(heap, '$1')
  const composed = whole.replaceAll(breaks, '\n').replaceAll('\t', ' ')
  return composed.replaceAll(unseen, (sign, at: number) => (isNeeded(sign, { text: composed, at }) ? sign : ''))
}

function isNeeded(sign: string, { text, at }: { readonly text: string; readonly at: number }): boolean {
  if (sign === '\n') return true
  const after = String.fromCodePoint(text.codePointAt(at + sign.length) ?? 0)
  if (sign === '\u200c' || sign === '\u200d') return joins.test(before(text, at)) && joins.test(after)
  if (sign === '\ufe0f') return after === '\u200d' || after === '\u20e3'
  return sign >= '\u{e0020}' && sign <= '\u{e007f}' && /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u.test(text.slice(0, at))
}

/** The code point that ends before a place. */
const before = (text: string, at: number): string => /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
