import type { RecoveryCodesPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import { claimed } from '../claims.ts'
import { effects } from '../effects.ts'
import type { Executor } from '../executor.ts'
import { db, nonce, prepare, raw } from '../statements.ts'
import { insertProof, standing } from './sign-ins.ts'

const insert = prepare((p: { accountId: string; hash: string; createdAt: Seconds }) =>
  db.insertInto('recoveryCodes').values({ accountId: p.accountId, hash: p.hash, createdAt: p.createdAt }),
)

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

const spend = prepare((p: { accountId: string; hash: string; signInIdHash: string; claim: string; now: Seconds }) =>
  raw(sql`update recovery_codes set used_at = ${p.now}, claim = ${p.claim}
    where hash = ${p.hash} and account_id = ${p.accountId} and used_at is null
      and exists (select 1 from sign_ins where sign_ins.id_hash = ${p.signInIdHash} and sign_ins.account_id = recovery_codes.account_id
        and sign_ins.completed_at is null and sign_ins.expires_at > ${p.now} and ${standing(p.now)})`),
)

/** Recovery codes, on SQL. */
export function recoveryCodes(executor: Executor): RecoveryCodesPort {
  return {
    async replace({ accountId, hashes, now, messages, activity }) {
      await executor.commit([
        endAll({ accountId }),
        ...hashes.map((hash) => insert({ accountId, hash, createdAt: now })),
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
      return spent?.changes === 1
    },
  }
}
