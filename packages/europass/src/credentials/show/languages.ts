/**
 * The tag of a language that the European authority table names by three letters (`ENG`); empty for what is
 * none.
 */
export function codeOfThreeLetters(code: string): string {
  if (!/^[A-Za-z]{2,3}$/.test(code)) return ''
  return new Intl.Locale(code.toLowerCase()).language
}
