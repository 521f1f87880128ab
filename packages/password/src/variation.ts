import { fold } from './fold.ts'

/**
 * Whether a password is a former one with only digits and signs replaced, moved or added: `25-08Ukraine`
 * after `25-02Ukraine`, `ukraine!2026` too. Judged by the letters, so at least four of them must be left to
 * compare.
 * @param password the new one.
 * @param previous the former one, in clear because the person has just typed it.
 */
export function isVariation(password: string, previous: string): boolean {
  const letters = lettersOf(password)
  return letters.length >= 4 && letters === lettersOf(previous)
}

function lettersOf(password: string): string {
  return fold(password).replace(/\P{L}/gu, '')
}
