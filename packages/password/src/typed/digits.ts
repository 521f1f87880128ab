import { typedWord } from './marks.ts'

/**
 * A text with the digits of every script as 0 to 9: `٣` is 3, `３` is 3.
 * @param text anything; what isn't a digit stays.
 */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)))
}

/**
 * A code as it counts: digits and letters of every width and script of digits, nothing invisible, and no
 * blanks, points or dashes between groups.
 * @param typed as typed.
 */
export function typedCode(typed: string): string {
  return asciiDigits(typedWord(typed).normalize('NFKC')).replace(/[\s.\p{Pd}\u2212]+/gu, '')
}

/** Unicode has decimal digits in runs of ten, from nought to nine (The Unicode Standard, section 4.6). */
function valueOf(digit: number): number {
  if (digit < 0x80) return digit - 0x30
  let first = digit
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return (digit - first) % 10
}
