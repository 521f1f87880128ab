import type { CodeTokensPort, Seconds, TokenChallenge } from '@laissez-passer/core/ports'
import { camelRows, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, prepare } from '../sql/statements.ts'
import { tokenChallenges } from './tables.ts'

const endEarlier = prepare((p: { signInIdHash: string }) =>
  db.deleteFrom('tokenChallenges').where('signInIdHash', '=', p.signInIdHash),
)

const insert = prepare((p: TokenChallenge & { tries: number }) => insertInto(tokenChallenges, p, { own: ['tries'] }))

const ofSignIn = prepare((p: { signInIdHash: string; now: Seconds }) =>
  db
    .selectFrom('tokenChallenges')
    .select([...tokenChallenges.columns, 'tries'])
    .where('signInIdHash', '=', p.signInIdHash)
    .where('expiresAt', '>', p.now)
    .where('consumedAt', 'is', null),
)

const spend = prepare((p: { challengeId: string; signInIdHash: string; limit: number; now: Seconds }) =>
  db
    .updateTable('tokenChallenges')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', p.challengeId)
    .where('signInIdHash', '=', p.signInIdHash)
    .where('tries', '<', p.limit)
    .where('expiresAt', '>', p.now)
    .where('consumedAt', 'is', null)
    .returning('tries'),
)

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

    async spendTry(options) {
      const [spent] = await executor.commit([spend(options)])
      const [row] = camelRows<{ tries: number }>(spent?.rows ?? [])
      return row ? { ok: true, left: options.limit - row.tries } : { ok: false, reason: 'no-tries' }
    },
  }
}
