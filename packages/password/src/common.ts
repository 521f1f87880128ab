import { fold } from './fold.ts'

/**
 * The words that common passwords are made of. Compact, because it ships to browsers; servers ask a larger
 * list as well.
 */
const words = new Set(
  `password passwort passord motdepasse contrasena azerty azertyuiop qwerty qwertyuiop qwertz qwertzuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
  qazwsxedc letmein iloveyou welcome bienvenue willkommen admin administrator login master secret shadow dragon monkey football baseball basketball
  superman batman spiderman pokemon starwars princess sunshine summer winter spring autumn whatever trustno internet computer freedom liverpool
  chelsea arsenal barcelona realmadrid juventus michael jennifer michelle charlie jordan hunter killer soccer hockey ranger buster harley
  jessica daniel thomas robert andrew george pepper ginger joshua maggie ashley nicole matthew yankees austin thunder merlin diamond hello
  hammer silver golfer cookie maverick jackson phoenix mickey bailey samsung google facebook twitter linkedin microsoft windows android iphone
  changeme default guest test testing temp temporary access passcode correcthorsebatterystaple loveme lovely forever angel family friends
  chocolate cheese banana orange purple yellow europe europass eulogin laissezpasser january february march april june july august september october
  november december monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
)

const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
}

/**
 * Whether a password is a common one.
 * @param password as typed.
 * @param options `variants`: also find a common word with digits and signs around it or in place of its
 * letters, or repeated; `larger`: a larger list, asked with the password in lower case.
 */
export function isCommon(
  password: string,
  options: { readonly variants: boolean; readonly larger: ((password: string) => boolean) | null },
): boolean {
  const folded = fold(password)
  if (isWord(folded) || /^(?:0?12345678(?:90?|910)?|0?9?876543210?|1{8}|0{8})$/.test(folded)) return true
  if (options.larger?.(folded)) return true
  if (!options.variants) return false
  const trimmed = withoutEnds(folded)
  return [trimmed, fromLookAlikes(trimmed), withoutEnds(fromLookAlikes(folded))].some((text) => {
    const core = text.replace(/[\s._-]+/g, '')
    return isMadeOfWords(core) || (core.length >= 8 && (options.larger?.(core) ?? false))
  })
}

function withoutEnds(text: string): string {
  return text.replace(/^\P{L}+|\P{L}+$/gu, '')
}

function isWord(text: string): boolean {
  return words.has(text)
}

function fromLookAlikes(text: string): string {
  return text.replace(/\P{L}/gu, (character) => lookAlikes[character] ?? character)
}

/** `passwordpassword`, `qwertyadmin`: two or three common words in a row add little to guess. */
function isMadeOfWords(text: string, left = 3): boolean {
  if (text === '') return left < 3
  if (left === 0) return false
  for (let end = 4; end <= text.length; end++) {
    if (isWord(text.slice(0, end)) && isMadeOfWords(text.slice(end), left - 1)) return true
  }
  return false
}
