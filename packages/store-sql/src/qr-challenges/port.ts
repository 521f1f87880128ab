import type { QrChallengesPort, Proof, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { nonce, prepare } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { answerable } from '../sign-ins/answerable.ts'
import { insertProofOf } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { qrChallenges } from './tables.ts'

const { endEarlier, insert, ofSignIn, spend } = answerable(qrChallenges, 'signInIdHash')

const consume = prepare(
  (p: { id: string; deviceId: string; now: Seconds; claim: string }) =>
    sql`update code_challenges set consumed_at = ${p.now}, claim = ${p.claim}
    where id = ${p.id} and consumed_at is null and expires_at > ${p.now}
      and ${openSignIn(sql`code_challenges.sign_in_id_hash`, { account: sql`code_challenges.account_id`, now: p.now })}
      and exists (select 1 from devices where devices.id = ${p.deviceId} and devices.account_id = code_challenges.account_id and devices.status = 'active')`,
)

const recordProof = prepare((p: Proof & { id: string; claim: string }) =>
  insertProofOf(p, { of: 'codeChallenges', where: sql`id = ${p.id} and claim = ${p.claim}` }),
)

/** QR challenges, on SQL. */
export function qrChallengesPort(executor: Executor): QrChallengesPort {
  return {
    async open(challenge) {
      await executor.commit([endEarlier(challenge), insert({ ...challenge, tries: 0 })])
    },

    async ofSignIn(options) {
      const [row] = await executor.query(ofSignIn(options))
      return row ? { challenge: qrChallenges.parse(row), tries: row.tries } : null
    },

    async spendTry({ id, signInIdHash, limit, now }) {
      const [spent, open] = await executor.commit([
        spend({ id, of: signInIdHash, limit, now }),
        ofSignIn({ signInIdHash, now }),
      ])
      const [row] = returned<RowOf<typeof qrChallenges>>(spent)
      if (row) return { ok: true, challenge: qrChallenges.parse(row), left: Math.max(0, limit - row.tries) }
      return { ok: false, reason: returned(open).some((other) => other['id'] === id) ? 'no-tries' : 'unknown' }
    },

    async consume({ id, deviceId, proof, now }) {
      const claim = nonce()
      const [consumed] = await executor.commit([
        consume({ id, deviceId, now, claim }),
        recordProof({ ...proof, id, claim }),
      ])
      return didChange(consumed)
    },
  }
}
