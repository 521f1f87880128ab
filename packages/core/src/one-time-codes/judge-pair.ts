import { equal } from '../authenticator/bytes.ts'
import { type CodeFormat, hotp } from './hotp.ts'
import type { CounterWindow } from './judge.ts'

/**
 * Finds where two codes in a row are those of a token: how one that is far out of step is taken back. Both
 * together are as good as a code of twice the length, so that the window may be wide. Every counter is
 * computed and compared in constant time, whichever matches.
 * @param key the shared secret.
 * @param input `codes`: as typed, the earlier first; `window`: of the first one's counter; `countFrom`:
 * counters below it are spent.
 * @returns the counter of the first code, the lowest if several match; null when there is none.
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-7.4
 */
export function judgePair(
  key: Uint8Array,
  input: {
    readonly codes: readonly [string, string]
    readonly format: CodeFormat
    readonly window: CounterWindow
    readonly countFrom: number
  },
): number | null {
  const { codes, countFrom, window } = input
  const { digits, hash } = input.format
  const [first, second] = codes
  let found: number | null = null
  let following = hotp(key, { hash, digits, counter: Math.max(window.to, 0) + 1 })
  for (let counter = window.to; counter >= Math.max(window.from, countFrom, 0); counter--) {
    const code = hotp(key, { hash, digits, counter })
    const [here, there] = [equal(code, first), equal(following, second)]
    if (here && there) found = counter
    following = code
  }
  return found
}
