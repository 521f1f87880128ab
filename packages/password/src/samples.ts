import { type Random, randomBelow } from './random.ts'
import { checkPassword } from './check.ts'
import type { PasswordOwner, PasswordPolicy } from './policy.ts'

/** Without look-alikes (0 O o, 1 l I |) and without signs that keyboards hide. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789!#$%&()*+-./:;<=>?@[]_{}'
const consonants = 'bdfghjklmnprstvz'
const vowels = 'aeiou'

/**
 * Passwords to suggest, each passing the policy. Drawn anew until one passes, so each that can pass is
 * equally likely; about 50 bits and more. Policies without a rule of composition get words that can be said.
 *
 * @param policy the policy.
 * @param options `random`: a cryptographically secure source; `count`: how many, 3 by default; `about`: the
 * person, whose own data must not occur.
 * @returns `count` different passwords.
 */
export function samplePasswords(
  policy: PasswordPolicy,
  options: { readonly random: Random; readonly count?: number; readonly about?: PasswordOwner },
): readonly string[] {
  const { random, count = 3, about = {} } = options
  const samples = new Set<string>()
  while (samples.size < count) {
    const candidate = policy.minGroups === 0 ? words(random, policy.minLength) : characters(random, policy.minLength)
    if (checkPassword(candidate, policy, { about }).ok) samples.add(candidate)
  }
  return [...samples]
}

function characters(random: Random, minLength: number): string {
  const length = Math.max(8, minLength)
  return Array.from({ length }, () => readable.charAt(randomBelow(random, readable.length))).join('')
}

/** Words of two syllables, as many as the length and 50 bits ask for: `zolu-kemi-tada-vifo`. */
function words(random: Random, minLength: number): string {
  const syllable = () =>
    consonants.charAt(randomBelow(random, consonants.length)) + vowels.charAt(randomBelow(random, vowels.length))
  return Array.from({ length: Math.max(4, Math.ceil(minLength / 5)) }, () => syllable() + syllable()).join('-')
}
