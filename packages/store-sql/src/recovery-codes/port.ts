import type { RecoveryCodesPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare } from '../sql/statements.ts'
import { insertProof } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import type { ValueOf } from '../sql/table.ts'
import { recoveryCodes } from './tables.ts'

const insert = prepare((p: ValueOf<typeof recoveryCodes>) => insertInto(recoveryCodes, p))

const endAll = prepare((p: { accountId: string }) =>
  db.deleteFrom('recoveryCodes').where('accountId', '=', p.accountId),
)

const left = prepare((p: { accountId: string }) =>
  db
    .selectFrom('recoveryCodes')
    .select([
      sql<number>`count(case when used_at is null then 1 end)`.as('left'),
      sql<number | null>`max(created_at)`.as('createdAt'),
    ])
    .where('accountId', '=', p.accountId),
)

const spend = prepare(
  (p: { accountId: string; hash: string; signInIdHash: string; claim: string; now: Seconds }) =>
    sql`update recovery_codes set used_at = ${p.now}, claim = ${p.claim}
    where hash = ${p.hash} and account_id = ${p.accountId} and used_at is null
      and ${openSignIn(p.signInIdHash, { account: sql`recovery_codes.account_id`, now: p.now })}`,
)

/** Recovery codes, on SQL. */
export function recoveryCodesPort(executor: Executor): RecoveryCodesPort {
  return {
    async replace({ accountId, hashes, now, messages, activity }) {
      await executor.commit([
        endAll({ accountId }),
        ...hashes.map((hash) => insert({ accountId, hash, createdAt: now, usedAt: null })),
        ...effects({ messages, activity }),
      ])
    },

    async left(accountId) {
      const [row] = await executor.query(left({ accountId }))
      return { left: row?.left ?? 0, createdAt: row?.createdAt ?? null }
    },

    async spend({ accountId, hash, signInIdHash, proof, clearThrottle, now, messages, activity }) {
      const claim = nonce()
      const mine = claimed('recoveryCodes', { key: 'hash', is: hash, claim })
      const [spent] = await executor.commit([
        spend({ accountId, hash, signInIdHash, claim, now }),
        insertProof({ signInIdHash, ...proof }, mine),
        ...effects({ messages, activity, clearThrottle }, mine),
      ])
      return didChange(spent)
    },
  }
}
