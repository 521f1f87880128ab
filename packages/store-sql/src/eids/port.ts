import type { LinkedEid, LinkedEidsPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertAccount } from '../accounts/insert.ts'
import { withoutPending } from '../email-changes/port.ts'
import { isFree } from '../retired-uids/retire.ts'
import { owner } from '../accounts/tables.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { pending } from './requests.ts'
import { insertProof, withoutProofs } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { linkedEids } from './tables.ts'

const joinedEid = linkedEids.as('eid')

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('linkedEids')
    .select(linkedEids.columns)
    .where('accountId', '=', p.accountId)
    .orderBy('createdAt')
    .orderBy('id'),
)

const find = (personHashes: readonly string[]) =>
  statement(
    db
      .selectFrom('linkedEids')
      .innerJoin('accounts', 'accounts.id', 'linkedEids.accountId')
      .select([...joinedEid.columns, ...owner.columns])
      .where('personHash', 'in', [...personHashes]),
  )

const holder = prepare((p: { personHash: string }) =>
  db.selectFrom('linkedEids').select('id').where('personHash', '=', p.personHash),
)

// What an eID was worth once it may be worth again: it stays the account's second factor.
const use = prepare(
  (p: { eidId: string; personHash: string; signInIdHash: string; assurance: string; claim: string; now: Seconds }) =>
    sql`update linked_eids set last_used_at = ${p.now}, claim = ${p.claim}, person_hash = ${p.personHash},
      assurance = case when 'high' in (assurance, ${p.assurance}) then 'high' when 'substantial' in (assurance, ${p.assurance}) then 'substantial' else 'low' end
    where id = ${p.eidId}
      and ${openSignIn(p.signInIdHash, { account: sql`linked_eids.account_id`, now: p.now })}`,
)

/** Linked eIDs, on SQL. */
export function linkedEidsPort(executor: Executor): LinkedEidsPort {
  return {
    list: (accountId) => executor.query(list({ accountId })),

    async find(personHashes) {
      const [row] = await executor.query(find(personHashes))
      return row ? { eid: joinedEid.parse(row), account: owner.parse(row) } : null
    },

    async link({ eid, request, limit, messages, activity, now }) {
      const claim = nonce()
      const mine = claimed('linkedEids', { key: 'id', is: eid.id, claim })
      const asked = request === null ? sql<boolean>`1 = 1` : pending(request, { stage: 'unmatched', now })
      const room = sql`(select count(*) from linked_eids where account_id = ${eid.accountId}) < ${limit}`
      const [inserted, holders, requests] = await executor.commit([
        insertEid({ ...eid, claim }, sql`${asked} and ${room}`),
        holder(eid),
        statement(sql`select 1 as pending where ${asked}`),
        ...effects({ messages, activity }, mine),
        statement(sql`delete from eid_requests where id_hash = ${request ?? ''} and ${mine}`),
      ])
      if (didChange(inserted)) return 'linked'
      if (returned(requests).length === 0) return 'gone'
      return returned(holders).length === 0 ? 'too-many' : 'taken'
    },

    async register({ account, emailKey, eid, request, messages, activity, now, uidMarks }) {
      const claim = nonce()
      const mine = claimed('accounts', { key: 'id', is: account.id, claim })
      const possible = sql`${pending(request, { stage: 'registering', now })}
        and not exists (select 1 from linked_eids where person_hash = ${eid.personHash})
        and ${isFree({ uid: account.uid, marks: uidMarks })}`
      const outcome = await executor.commit([
        ...withoutPending(emailKey, possible),
        insertAccount({ ...account, emailKey, claim, uidMarks }, possible),
        insertEid({ ...eid, claim }, mine),
        holder(eid),
        statement(sql`select 1 as held from accounts where email_key = ${emailKey}`),
        statement(sql`select 1 as pending where ${pending(request, { stage: 'registering', now })}`),
        ...effects({ messages, activity }, mine),
        statement(sql`delete from eid_requests where id_hash = ${request} and ${mine}`),
      ])
      const [, , inserted, , eidHolders, emailHolders, requests] = outcome
      if (didChange(inserted)) return 'created'
      if (returned(requests).length === 0) return 'gone'
      if (returned(eidHolders).length > 0) return 'taken-eid'
      return returned(emailHolders).length === 0 ? 'taken-uid' : 'taken-email'
    },

    async unlink({ accountId, eidId, messages, activity }) {
      const claim = nonce()
      const mine = claimed('linkedEids', { key: 'id', is: eidId, claim })
      const held = sql`id = ${eidId} and account_id = ${accountId}`
      const otherWay = sql`(exists (select 1 from accounts where id = ${accountId} and password_hash is not null)
        or (select count(*) from linked_eids where account_id = ${accountId}) > 1)`
      const [unlinked, found] = await executor.commit([
        statement(sql`update linked_eids set claim = ${claim} where ${held} and ${otherWay}`),
        statement(sql`select 1 as held from linked_eids where ${held}`),
        withoutProofs(eidId, mine),
        ...effects({ messages, activity }, mine),
        statement(sql`delete from linked_eids where id = ${eidId} and claim = ${claim}`),
      ])
      if (didChange(unlinked)) return 'unlinked'
      return returned(found).length === 0 ? 'unknown' : 'only-way-in'
    },

    async use({ eidId, personHash, signInIdHash, proof, now }) {
      const claim = nonce()
      const mine = claimed('linkedEids', { key: 'id', is: eidId, claim })
      const { assurance, method } = proof
      const [used] = await executor.commit([
        use({ eidId, personHash, signInIdHash, assurance, claim, now }),
        statement(
          sql`delete from sign_in_proofs where sign_in_id_hash = ${signInIdHash} and method = ${method} and ${mine}`,
        ),
        insertProof({ signInIdHash, ...proof }, mine),
      ])
      return didChange(used)
    },
  }
}

function insertEid(eid: LinkedEid & { readonly claim: string }, where: ReturnType<typeof sql>) {
  return statement(insertInto(linkedEids, eid, { own: ['claim'], where, onConflict: sql`on conflict do nothing` }))
}
