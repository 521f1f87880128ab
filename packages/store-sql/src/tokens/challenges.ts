import type { CodeTokensPort } from '@laissez-passer/core/ports'
import { type Executor, returned } from '../executor.ts'
import { answerable } from '../sign-ins/answerable.ts'
import { tokenChallenges } from './tables.ts'

const { endEarlier, insert, ofSignIn, spend } = answerable(tokenChallenges, 'signInIdHash')

/** Challenges that tokens answer, on SQL. */
export function challengesOfTokens(executor: Executor): Pick<CodeTokensPort, 'challenge' | 'challengeOf' | 'spendTry'> {
  return {
    async challenge(challenge) {
      await executor.commit([endEarlier(challenge), insert({ ...challenge, tries: 0 })])
    },

    async challengeOf(options) {
      const [row] = await executor.query(ofSignIn(options))
      return row ? { challenge: tokenChallenges.parse(row), tries: row.tries } : null
    },

    async spendTry({ challengeId, signInIdHash, limit, now }) {
      const [spent] = await executor.commit([spend({ id: challengeId, of: signInIdHash, limit, now })])
      const [row] = returned<{ tries: number }>(spent)
      return row ? { ok: true, left: limit - row.tries } : { ok: false, reason: 'no-tries' }
    },
  }
}
