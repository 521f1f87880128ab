import type { Seconds, SentCode, SentCodesPort, WaitingCode } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { db, nonce, prepare, type Statement } from '../sql/statements.ts'
import { answerable } from '../sign-ins/answerable.ts'
import { insertProof } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { sentCodes } from './tables.ts'

const { endEarlier, insert, ofSignIn, spend } = answerable(sentCodes, 'accountId')

const endEarlierOfNumber = prepare((p: { phoneId: string | null }) =>
  db.deleteFrom('sentCodes').where('phoneId', '=', p.phoneId).where('signInIdHash', 'is', null),
)

const accept = prepare(
  (p: { id: string; signInIdHash: string; claim: string; now: Seconds }) =>
    sql`update sent_codes set consumed_at = ${p.now}, claim = ${p.claim}
    where id = ${p.id} and sign_in_id_hash = ${p.signInIdHash} and consumed_at is null and sent_codes.expires_at > ${p.now}
      and (phone_id is null or exists (select 1 from phones where phones.id = sent_codes.phone_id
        and phones.account_id = sent_codes.account_id and phones.confirmed_at is not null))
      and ${openSignIn(p.signInIdHash, { account: sql`sent_codes.account_id`, now: p.now })}`,
)

const noteUse = prepare(
  (p: { id: string; claim: string; now: Seconds }) =>
    sql`update phones set last_used_at = ${p.now}
    where id = (select phone_id from sent_codes where sent_codes.id = ${p.id} and sent_codes.claim = ${p.claim})`,
)

/** Statements that keep a code; an earlier one for the same ends. */
export function keepCode(code: SentCode): readonly Statement[] {
  return [code.signInIdHash === null ? endEarlierOfNumber(code) : endEarlier(code), insert({ ...code, tries: 0 })]
}

/** Codes that were sent, on SQL. */
export function sentCodesPort(executor: Executor): SentCodesPort {
  return {
    async send({ code, message }) {
      await executor.commit([...keepCode(code), ...effects({ messages: [message] })])
    },

    async ofSignIn(options) {
      const [row] = await executor.query(ofSignIn(options))
      return row ? ({ code: sentCodes.parse(row), tries: row.tries } satisfies WaitingCode) : null
    },

    async spendTry({ id, accountId, limit, now }) {
      const [spent] = await executor.commit([spend({ id, of: accountId, limit, now })])
      const [row] = returned<{ tries: number }>(spent)
      return row ? { ok: true, left: limit - row.tries } : { ok: false, reason: 'no-tries' }
    },

    async accept({ id, signInIdHash, proof, clearThrottle, now }) {
      const claim = nonce()
      const mine = claimed('sentCodes', { key: 'id', is: id, claim })
      const [accepted] = await executor.commit([
        accept({ id, signInIdHash, claim, now }),
        noteUse({ id, claim, now }),
        insertProof({ signInIdHash, ...proof }, mine),
        ...effects({ clearThrottle }, mine),
      ])
      return didChange(accepted)
    },
  }
}
