import { typedCode } from '@laissez-passer/core/typed'
import type { KeyRing, Random } from '@laissez-passer/core/ports'
import { base64url } from 'jose'

/**
 * Consonants alone: no letter that looks like a digit or another letter, and no words by accident (RFC 8628
 * §6.1). Eight of twenty are 34.6 bits.
 */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ'
const letters = 8

/** Letters of other scripts that look just like ours: what is typed is what is seen. */
const lookAlikes: Readonly<Record<string, string>> = {
  Β: 'B',
  В: 'B',
  С: 'C',
  Η: 'H',
  Н: 'H',
  Ј: 'J',
  Κ: 'K',
  К: 'K',
  Μ: 'M',
  М: 'M',
  Ν: 'N',
  Ρ: 'P',
  Р: 'P',
  Ѕ: 'S',
  Τ: 'T',
  Т: 'T',
  Χ: 'X',
  Х: 'X',
  Ζ: 'Z',
}

/** A new user code, each letter equally likely. */
export function newUserCode(random: Random): string {
  let code = ''
  while (code.length < letters) {
    const [byte = 0] = random(1)
    // The rest of a byte's values would favour some letters.
    if (byte < 256 - (256 % alphabet.length)) code += alphabet[byte % alphabet.length]
  }
  return code
}

/** As it is shown: two groups of four. */
export function shownUserCode(code: string): string {
  return `${code.slice(0, letters / 2)}-${code.slice(letters / 2)}`
}

/**
 * A user code as somebody typed it: in capitals or not, with blanks, dashes or without, on a Greek or a
 * Cyrillic keyboard where its letters look alike.
 *
 * @returns null for what can't be one.
 */
export function readUserCode(typed: string): string | null {
  const seen = [...typedCode(typed).toUpperCase()].map((letter) => lookAlikes[letter] ?? letter).join('')
  return seen.length === letters && [...seen].every((letter) => alphabet.includes(letter)) ? seen : null
}

/**
 * What is kept of a user code, under every key that may have made it: so short a code can be found from a
 * hash that needs no key.
 */
export async function userCodeHashes(
  { keyRing }: { readonly keyRing: KeyRing },
  code: string,
): Promise<readonly string[]> {
  const macs = await keyRing.macs('user-code', code)
  return macs.map((mac) => base64url.encode(mac))
}
