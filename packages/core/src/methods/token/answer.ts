import { equal } from '../../authenticator/bytes.ts'
import { ocra, type OcraSuite, parseOcraSuite } from '../../authenticator/ocra.ts'
import type { Context } from '../../context/index.ts'
import type { CodeToken, Random } from '../../ports/index.ts'
import { randomBelow } from '@laissez-passer/password/random'
import { tokenRules } from './rules.ts'
import { openSecret } from './secret.ts'

const longestChallenge = 10
const characters = { N: '0123456789', A: 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789', H: '0123456789ABCDEF' } as const

/**
 * A suite whose challenge a page can show and whose answer a person can type: decimal digits, and no PIN or
 * session that the server would have to know.
 * @returns null when this isn't one.
 */
export function typedSuite(text: string | null): OcraSuite | null {
  const suite = text === null ? null : parseOcraSuite(text)
  return suite !== null && suite.digits >= 6 && suite.pinHash === null && suite.sessionBytes === null ? suite : null
}

/** A random challenge in the suite's format: as long as it takes, ten characters at most. */
export function newChallenge(suite: OcraSuite, random: Random): string {
  const from = characters[suite.questionFormat]
  const length = Math.min(suite.questionLength, longestChallenge)
  return Array.from({ length }, () => from.charAt(randomBelow(random, from.length))).join('')
}

/**
 * Judges the answer of an `ocra` token to a challenge. Counters below `countFrom` are never accepted; all
 * candidates are computed and compared in constant time. Writes nothing.
 * @returns the counter (null where the suite has none); `wrong`.
 * @see https://www.rfc-editor.org/rfc/rfc6287#section-7.1
 */
export async function judgeAnswer(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  { token, challenge, code }: { readonly token: CodeToken; readonly challenge: string; readonly code: string },
): Promise<{ readonly counter: number | null } | 'wrong'> {
  const suite = typedSuite(token.suite)
  if (!suite) return 'wrong'
  const key = await openSecret(keyRing, token)
  const counters = suite.counter
    ? Array.from({ length: tokenRules.nearCounters }, (_, ahead) => token.countFrom + ahead)
    : [null]
  const { stepSeconds } = suite
  const times = stepSeconds === null ? [null] : [now, now - stepSeconds, now + stepSeconds]
  let found: { readonly counter: number | null } | 'wrong' = 'wrong'
  for (const counter of counters.toReversed()) {
    for (const time of times) {
      const expected = ocra(suite, key, {
        question: challenge,
        ...(counter === null ? {} : { counter }),
        ...(time === null ? {} : { time }),
      })
      if (expected !== null && equal(expected, code)) found = { counter }
    }
  }
  return found
}
