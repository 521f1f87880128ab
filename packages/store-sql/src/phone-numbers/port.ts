import type { PhoneNumber, PhoneNumbersPort, Seconds } from '@laissez-passer/core/ports'
import { type Sql, sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, type Statement, statement } from '../sql/statements.ts'
import { keepCode } from '../sent-codes/port.ts'
import { sentCodes } from '../sent-codes/tables.ts'
import { withoutProofs } from '../sign-ins/proofs.ts'
import { phoneNumbers } from './tables.ts'

const joinedPhone = phoneNumbers.as('phone')
const joinedCode = sentCodes.as('code')

const endWaiting = prepare((p: { accountId: string }) =>
  db.deleteFrom('phones').where('accountId', '=', p.accountId).where('confirmedAt', 'is', null),
)

const insert = prepare((p: PhoneNumber & { expiresAt: Seconds }) => insertInto(phoneNumbers, p, { own: ['expiresAt'] }))

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('phones')
    .select(phoneNumbers.columns)
    .where('accountId', '=', p.accountId)
    .where('confirmedAt', 'is not', null)
    .orderBy('createdAt')
    .orderBy('id'),
)

const waiting = prepare((p: { id: string; accountId: string; now: Seconds }) =>
  db
    .selectFrom('phones')
    .leftJoin('sentCodes', (join) =>
      join
        .onRef('sentCodes.phoneId', '=', 'phones.id')
        .on('sentCodes.signInIdHash', 'is', null)
        .on('sentCodes.consumedAt', 'is', null)
        .on('sentCodes.expiresAt', '>', p.now),
    )
    .select([...joinedPhone.columns, ...joinedCode.columns, 'tries'])
    .where('phones.id', '=', p.id)
    .where('phones.accountId', '=', p.accountId)
    .where('confirmedAt', 'is', null)
    .where('phones.expiresAt', '>', p.now),
)

const confirm = prepare(
  (p: { id: string; accountId: string; codeId: string; limit: number; claim: string; now: Seconds }) =>
    sql`update phones set confirmed_at = ${p.now}, expires_at = null, claim = ${p.claim}
      where id = ${p.id} and account_id = ${p.accountId} and confirmed_at is null and expires_at > ${p.now}
        and exists (select 1 from sent_codes where sent_codes.id = ${p.codeId} and sent_codes.phone_id = ${p.id}
          and sign_in_id_hash is null and consumed_at is null and sent_codes.expires_at > ${p.now})
        and not exists (select 1 from phones mine where mine.account_id = ${p.accountId} and mine.confirmed_at is not null and mine.number_key = phones.number_key)
        and (select count(*) from phones mine where mine.account_id = ${p.accountId} and mine.confirmed_at is not null) < ${p.limit}`,
)

const consume = prepare(
  (p: { id: string; codeId: string; claim: string; now: Seconds }) =>
    sql`update sent_codes set consumed_at = ${p.now}
    where id = ${p.codeId} and exists (select 1 from phones where phones.id = ${p.id} and phones.claim = ${p.claim})`,
)

/** Of a number that still waits: how many the account has, and how many times this one. */
const held = prepare(
  (p: { id: string; accountId: string }) =>
    sql`select count(mine.id) as numbers, sum(case when mine.number_key = phones.number_key then 1 else 0 end) as same
    from phones join phones mine on mine.account_id = phones.account_id and mine.confirmed_at is not null
    where phones.id = ${p.id} and phones.account_id = ${p.accountId} and phones.confirmed_at is null`,
)

// The row goes last: what goes with it asks for its claim.
const claim = prepare((p: { id: string; accountId: string; claim: string }) =>
  db
    .updateTable('phones')
    .set({ claim: p.claim })
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where('confirmedAt', 'is not', null),
)

/** What goes with a number, and the number itself, where the condition holds. */
export function withoutPhone(phoneId: string, where: Sql<unknown>): readonly Statement[] {
  return [withoutProofs(phoneId, where), statement(sql`delete from phones where id = ${phoneId} and ${where}`)]
}

/** Phone numbers, on SQL. */
export function phoneNumbersPort(executor: Executor): PhoneNumbersPort {
  return {
    async list(accountId) {
      return (await executor.query(list({ accountId }))).map((row) => phoneNumbers.parse(row))
    },

    async open({ phone, expiresAt, code, message }) {
      await executor.commit([
        endWaiting(phone),
        insert({ ...phone, expiresAt }),
        ...keepCode(code),
        ...effects({ messages: [message] }),
      ])
    },

    async waiting(options) {
      const [row] = await executor.query(waiting(options))
      if (!row) return null
      const code = joinedCode.parseOrNull(row)
      return { phone: joinedPhone.parse(row), waiting: code && { code, tries: row.tries ?? 0 } }
    },

    async confirm({ messages, activity, ...options }) {
      const mark = nonce()
      const { id, codeId, now } = options
      const mine = claimed('phones', { key: 'id', is: id, claim: mark })
      const [confirmed, seen] = await executor.commit([
        confirm({ ...options, claim: mark }),
        held(options),
        consume({ id, codeId, claim: mark, now }),
        ...effects({ messages, activity }, mine),
      ])
      if (didChange(confirmed)) return { ok: true }
      const [other] = returned(seen)
      if (Number(other?.same ?? 0) > 0) return { ok: false, reason: 'taken' }
      return { ok: false, reason: Number(other?.numbers ?? 0) >= options.limit ? 'too-many' : 'unknown' }
    },

    async remove({ id, accountId, messages, activity }) {
      const mark = nonce()
      const mine = claimed('phones', { key: 'id', is: id, claim: mark })
      const [removed] = await executor.commit([
        claim({ id, accountId, claim: mark }),
        ...effects({ messages, activity }, mine),
        ...withoutPhone(id, mine),
      ])
      return didChange(removed)
    },
  }
}
