import type { CharacterGroup } from './policy.ts'

/** The special characters that EU Login names. White space belongs to no group. */
export const specialCharacters = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/** The groups in the order in which pages name them. */
export const characterGroups: readonly CharacterGroup[] = ['upper', 'lower', 'digit', 'special']

/**
 * The group of one character; null for white space, letters beyond A–Z and everything else.
 * @param character one code point.
 */
export function groupOf(character: string): CharacterGroup | null {
  if (character >= 'A' && character <= 'Z') return 'upper'
  if (character >= 'a' && character <= 'z') return 'lower'
  if (character >= '0' && character <= '9') return 'digit'
  return specialCharacters.includes(character) ? 'special' : null
}
