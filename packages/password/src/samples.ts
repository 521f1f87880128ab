import { type Random, randomBelow } from './random.ts'
import { checkPassword } from './check.ts'
import { checkPolicy } from './policy-faults.ts'
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
 * @throws LaissezPasserError `invalid-settings` when the policy isn't one.
 */
export function samplePasswords(
  policy: PasswordPolicy,
  options: { readonly random: Random; readonly count?: number; readonly about?: PasswordOwner },
): readonly string[] {
  checkPolicy(policy)
  const { random, count = 3, about = {} } = options
  const samples = new Set<string>()
  while (samples.size < count) {
    const candidate = isForWords(policy) ? words(random, policy) : characters(random, policy)
    if (checkPassword(candidate, policy, { about }).ok) samples.add(candidate)
  }
  return [...samples]
}

function characters(random: Random, { maxLength, minLength }: PasswordPolicy): string {
  const length = Math.min(Math.max(8, minLength), maxLength)
  return Array.from({ length }, () => readable.charAt(randomBelow(random, readable.length))).join('')
}

/** How many words of four letters, and a sign between each. */
const wordsOf = ({ minLength }: PasswordPolicy): number => Math.max(4, Math.ceil(minLength / 5))

function isForWords(policy: PasswordPolicy): boolean {
  return policy.minGroups === 0 && wordsOf(policy) * 5 - 1 <= policy.maxLength
}

/** Words of two syllables, as many as the length and 50 bits ask for: `zolu-kemi-tada-vifo`. */
function words(random: Random, policy: PasswordPolicy): string {
  const syllable = () =>
    consonants.charAt(randomBelow(random, consonants.length)) + vowels.charAt(randomBelow(random, vowels.length))
  return Array.from({ length: wordsOf(policy) }, () => syllable() + syllable()).join('-')
}
