import type { CodeChallenge, CodeChallengesPort, Proof, Seconds } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import { challengeColumns } from '../device-rows.ts'
import { camelRows, type Executor } from '../executor.ts'
import type { CodeChallengeRow } from '../schema-devices.ts'
import { columns, db, nonce, prepare, raw } from '../statements.ts'
import { standing } from './sign-ins.ts'

const endEarlier = prepare((p: { signInIdHash: string }) =>
  db.deleteFrom('codeChallenges').where('signInIdHash', '=', p.signInIdHash),
)
const insert = prepare((p: CodeChallenge) =>
  db.insertInto('codeChallenges').values({ ...columns(p, challengeColumns), tries: 0 }),
)

const ofSignIn = prepare((p: { signInIdHash: string; now: Seconds }) =>
  db
    .selectFrom('codeChallenges')
    .select([...challengeColumns, 'tries'])
    .where('signInIdHash', '=', p.signInIdHash)
    .where('expiresAt', '>', p.now)
    .where('consumedAt', 'is', null),
)

const spend = prepare((p: { id: string; signInIdHash: string; limit: number; now: Seconds }) =>
  db
    .updateTable('codeChallenges')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', p.id)
    .where('signInIdHash', '=', p.signInIdHash)
    .where('tries', '<', p.limit)
    .where('expiresAt', '>', p.now)
    .where('consumedAt', 'is', null)
    .returning([...challengeColumns, 'tries']),
)

const consume = prepare((p: { id: string; deviceId: string; now: Seconds; claim: string }) =>
  raw(sql`update code_challenges set consumed_at = ${p.now}, claim = ${p.claim}
    where id = ${p.id} and consumed_at is null and expires_at > ${p.now}
      and exists (select 1 from sign_ins where sign_ins.id_hash = code_challenges.sign_in_id_hash and sign_ins.account_id = code_challenges.account_id
        and sign_ins.completed_at is null and sign_ins.expires_at > ${p.now} and ${standing(p.now)})
      and exists (select 1 from devices where devices.id = ${p.deviceId} and devices.account_id = code_challenges.account_id and devices.status = 'active')`),
)

const recordProof = prepare((p: Proof & { id: string; claim: string }) =>
  raw(sql`insert into sign_in_proofs (sign_in_id_hash, method, at, credential_id)
    select sign_in_id_hash, ${p.method}, cast(${p.at} as bigint), ${p.credentialId} from code_challenges where id = ${p.id} and claim = ${p.claim}
    on conflict do nothing`),
)

type Read = Omit<CodeChallengeRow, 'claim' | 'consumedAt'>

/** QR challenges, on SQL. */
export function codeChallenges(executor: Executor): CodeChallengesPort {
  return {
    async open(challenge) {
      await executor.commit([endEarlier(challenge), insert(challenge)])
    },

    async ofSignIn(options) {
      const [row] = await executor.query(ofSignIn(options))
      return row ? { challenge: columns(row, challengeColumns), tries: row.tries } : null
    },

    async spendTry({ id, signInIdHash, limit, now }) {
      const [spent, open] = await executor.commit([
        spend({ id, signInIdHash, limit, now }),
        ofSignIn({ signInIdHash, now }),
      ])
      const [row] = camelRows<Read>(spent?.rows ?? [])
      if (row) return { ok: true, challenge: columns(row, challengeColumns), left: Math.max(0, limit - row.tries) }
      return { ok: false, reason: open?.rows.some((other) => other.id === id) ? 'no-tries' : 'unknown' }
    },

    async consume({ id, deviceId, proof, now }) {
      const claim = nonce()
      const [consumed] = await executor.commit([
        consume({ id, deviceId, now, claim }),
        recordProof({ ...proof, id, claim }),
      ])
      return consumed?.changes === 1
    },
  }
}
