/** Letters and digits that are told apart when they are read out: no 0, o, 1, l, i. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password of some 59 bits, in groups that can be read out: `k7mq-3xnp-h4wd`. */
export function makePassword(): string {
  const random: string[] = []
  while (random.length < 12) {
    // What doesn't fit is thrown again, so that no letter is likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < 256 - (256 % letters.length)) random.push(letters[byte % letters.length] ?? '')
  }
  return [0, 4, 8].map((at) => random.slice(at, at + 4).join('')).join('-')
}
