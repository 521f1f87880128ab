import type { Passkey, PasskeysPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from 'kysely'
import { claimed } from '../claims.ts'
import { effects } from '../effects.ts'
import type { Executor } from '../executor.ts'
import { joinedAccountColumns, owner } from '../rows.ts'
import type { PasskeyRow } from '../schema.ts'
import { columns, db, insertWhere, nonce, prepare, raw, statement } from '../statements.ts'
import { insertProof, standing } from './sign-ins.ts'

const passkeyColumns = [
  'id',
  'accountId',
  'credentialId',
  'publicKey',
  'signCount',
  'name',
  'kind',
  'aaguid',
  'transports',
  'discoverable',
  'backedUp',
  'createdAt',
  'lastUsedAt',
] as const

const joined = passkeyColumns.map((name) => `passkeys.${name}` as const)

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('passkeys')
    .select(passkeyColumns)
    .where('accountId', '=', p.accountId)
    .orderBy('createdAt')
    .orderBy('id'),
)

const find = prepare((p: { credentialId: string }) =>
  db
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.id', 'passkeys.accountId')
    .select([...joined, ...joinedAccountColumns])
    .where('passkeys.credentialId', '=', p.credentialId),
)

const holder = prepare((p: { credentialId: string }) =>
  db.selectFrom('passkeys').select('id').where('credentialId', '=', p.credentialId),
)

const rename = prepare((p: { accountId: string; passkeyId: string; name: string; claim: string }) =>
  db
    .updateTable('passkeys')
    .set({ name: p.name, claim: p.claim })
    .where('id', '=', p.passkeyId)
    .where('accountId', '=', p.accountId),
)

// The row goes last: what goes with it asks for its claim.
const claim = prepare((p: { accountId: string; passkeyId: string; claim: string }) =>
  db.updateTable('passkeys').set({ claim: p.claim }).where('id', '=', p.passkeyId).where('accountId', '=', p.accountId),
)

// An authenticator whose count went back keeps the highest: the next use of a copy shows again.
const use = prepare(
  (p: { passkeyId: string; signInIdHash: string; signCount: number; backedUp: number; claim: string; now: Seconds }) =>
    raw(sql`update passkeys set last_used_at = ${p.now}, backed_up = ${p.backedUp}, claim = ${p.claim},
        sign_count = case when sign_count > ${p.signCount} then sign_count else ${p.signCount} end
      where id = ${p.passkeyId}
        and exists (select 1 from sign_ins where sign_ins.id_hash = ${p.signInIdHash} and sign_ins.account_id = passkeys.account_id
          and sign_ins.completed_at is null and sign_ins.expires_at > ${p.now} and ${standing(p.now)})`),
)

/** Parses a passkey's row. */
function toPasskey(row: Omit<PasskeyRow, 'claim'>): Passkey {
  return {
    ...columns(row, passkeyColumns),
    transports: JSON.parse(row.transports),
    discoverable: row.discoverable === 1,
    backedUp: row.backedUp === 1,
  }
}

/** Passkeys, on SQL. */
export function passkeys(executor: Executor): PasskeysPort {
  return {
    async list(accountId) {
      return (await executor.query(list({ accountId }))).map(toPasskey)
    },

    async find(credentialId) {
      const [row] = await executor.query(find({ credentialId }))
      return row ? { passkey: toPasskey(row), account: owner(row) } : null
    },

    async add({ passkey, limit, messages, activity }) {
      const row = {
        ...passkey,
        transports: JSON.stringify(passkey.transports),
        discoverable: passkey.discoverable ? 1 : 0,
        backedUp: passkey.backedUp ? 1 : 0,
        claim: nonce(),
      }
      const mine = claimed('passkeys', { key: 'id', is: passkey.id, claim: row.claim })
      const room = sql`(select count(*) from passkeys where account_id = ${passkey.accountId}) < ${limit}`
      const [inserted, taken] = await executor.commit([
        statement(
          insertWhere('passkeys', columns(row, [...passkeyColumns, 'claim']), {
            where: room,
            onConflict: sql`on conflict do nothing`,
          }),
        ),
        holder(passkey),
        ...effects({ messages, activity }, mine),
      ])
      if (inserted?.changes === 1) return 'added'
      return taken && taken.rows.length > 0 ? 'taken' : 'too-many'
    },

    async rename({ accountId, passkeyId, name, activity }) {
      const mark = nonce()
      const [renamed] = await executor.commit([
        rename({ accountId, passkeyId, name, claim: mark }),
        ...effects({ activity }, claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })),
      ])
      return renamed?.changes === 1
    },

    async remove({ accountId, passkeyId, messages, activity }) {
      const mark = nonce()
      const mine = claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })
      const [removed] = await executor.commit([
        claim({ accountId, passkeyId, claim: mark }),
        statement(
          raw(sql`delete from sign_in_proofs where credential_id = ${passkeyId} and ${mine}
            and exists (select 1 from sign_ins where id_hash = sign_in_proofs.sign_in_id_hash and completed_at is null)`),
        ),
        ...effects({ messages, activity }, mine),
        statement(raw(sql`delete from passkeys where id = ${passkeyId} and claim = ${mark}`)),
      ])
      return removed?.changes === 1
    },

    async use({ passkeyId, signInIdHash, proof, signCount, backedUp, activity, now }) {
      const mark = nonce()
      const mine = claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })
      const [used] = await executor.commit([
        use({ passkeyId, signInIdHash, signCount, backedUp: backedUp ? 1 : 0, claim: mark, now }),
        insertProof({ signInIdHash, ...proof }, mine),
        ...effects({ activity }, mine),
      ])
      return used?.changes === 1
    },
  }
}
