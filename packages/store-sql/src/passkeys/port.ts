import type { PasskeysPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { owner } from '../accounts/tables.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { insertProof, withoutProofs } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { passkeys } from './tables.ts'

const joinedPasskey = passkeys.as('passkey')

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('passkeys')
    .select(passkeys.columns)
    .where('accountId', '=', p.accountId)
    .orderBy('createdAt')
    .orderBy('id'),
)

const find = prepare((p: { credentialId: string }) =>
  db
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.id', 'passkeys.accountId')
    .select([...joinedPasskey.columns, ...owner.columns])
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
    sql`update passkeys set last_used_at = ${p.now}, backed_up = ${p.backedUp}, claim = ${p.claim},
        sign_count = case when sign_count > ${p.signCount} then sign_count else ${p.signCount} end
      where id = ${p.passkeyId}
        and ${openSignIn(p.signInIdHash, { account: sql`passkeys.account_id`, now: p.now })}`,
)

/** Passkeys, on SQL. */
export function passkeysPort(executor: Executor): PasskeysPort {
  return {
    async list(accountId) {
      return (await executor.query(list({ accountId }))).map((row) => passkeys.parse(row))
    },

    async find(credentialId) {
      const [row] = await executor.query(find({ credentialId }))
      return row ? { passkey: joinedPasskey.parse(row), account: owner.parse(row) } : null
    },

    async add({ passkey, limit, messages, activity }) {
      const mark = nonce()
      const mine = claimed('passkeys', { key: 'id', is: passkey.id, claim: mark })
      const room = sql`(select count(*) from passkeys where account_id = ${passkey.accountId}) < ${limit}`
      const [inserted, taken] = await executor.commit([
        statement(
          insertInto(
            passkeys,
            { ...passkey, claim: mark },
            { own: ['claim'], where: room, onConflict: sql`on conflict do nothing` },
          ),
        ),
        holder(passkey),
        ...effects({ messages, activity }, mine),
      ])
      if (didChange(inserted)) return 'added'
      return taken && taken.rows.length > 0 ? 'taken' : 'too-many'
    },

    async rename({ accountId, passkeyId, name, activity }) {
      const mark = nonce()
      const [renamed] = await executor.commit([
        rename({ accountId, passkeyId, name, claim: mark }),
        ...effects({ activity }, claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })),
      ])
      return didChange(renamed)
    },

    async remove({ accountId, passkeyId, messages, activity }) {
      const mark = nonce()
      const mine = claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })
      const [removed] = await executor.commit([
        claim({ accountId, passkeyId, claim: mark }),
        withoutProofs(passkeyId, mine),
        ...effects({ messages, activity }, mine),
        statement(sql`delete from passkeys where id = ${passkeyId} and claim = ${mark}`),
      ])
      return didChange(removed)
    },

    async use({ passkeyId, signInIdHash, proof, signCount, backedUp, activity, messages, now }) {
      const mark = nonce()
      const mine = claimed('passkeys', { key: 'id', is: passkeyId, claim: mark })
      const [used] = await executor.commit([
        use({ passkeyId, signInIdHash, signCount, backedUp: backedUp ? 1 : 0, claim: mark, now }),
        insertProof({ signInIdHash, ...proof }, mine),
        ...effects({ activity, messages }, mine),
      ])
      return didChange(used)
    },
  }
}
