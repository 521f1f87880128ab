import type { CodeToken, CodeTokensPort, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { insertProof } from '../sign-ins/proofs.ts'
import { openSignIn } from '../sign-ins/standing.ts'
import { challengesOfTokens } from './challenges.ts'
import { goOnCounting } from './counting.ts'
import { outOfStock, stockOfTokens } from './stock.ts'
import { codeTokens } from './tables.ts'

const endPending = prepare((p: { accountId: string }) =>
  db.deleteFrom('codeTokens').where('accountId', '=', p.accountId).where('status', '=', 'pending'),
)

const insert = prepare((p: CodeToken & { status: 'pending' }) => insertInto(codeTokens, p, { own: ['status'] }))

const find = prepare((p: { id: string; accountId: string; now: Seconds }) =>
  db
    .selectFrom('codeTokens')
    .select(codeTokens.columns)
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where(sql<boolean>`(status = 'active' or (status = 'pending' and expires_at > ${p.now}))`),
)

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('codeTokens')
    .select(codeTokens.columns)
    .where('accountId', '=', p.accountId)
    .where('status', '=', 'active')
    .orderBy('createdAt')
    .orderBy('id'),
)

const confirm = prepare(
  (p: {
    id: string
    accountId: string
    countFrom: number
    driftSeconds: number
    limit: number
    claim: string
    now: Seconds
  }) =>
    sql`update code_tokens set status = 'active', expires_at = null, count_from = ${p.countFrom}, drift_seconds = ${p.driftSeconds}, claim = ${p.claim}
      where id = ${p.id} and account_id = ${p.accountId} and status = 'pending' and expires_at > ${p.now}
        and (select count(*) from code_tokens mine where mine.account_id = ${p.accountId} and mine.status = 'active') < ${p.limit}`,
)

const rename = prepare((p: { id: string; accountId: string; name: string; claim: string }) =>
  db
    .updateTable('codeTokens')
    .set({ name: p.name, claim: p.claim })
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where('status', '=', 'active'),
)

const remove = prepare((p: { id: string; accountId: string; claim: string }) =>
  db
    .updateTable('codeTokens')
    .set({ status: 'removed', sealedSecret: '', resyncFrom: null, resyncUntil: null, claim: p.claim })
    .where('id', '=', p.id)
    .where('accountId', '=', p.accountId)
    .where('status', '=', 'active'),
)

const endChallenges = prepare(
  (p: { id: string; claim: string }) =>
    sql`delete from token_challenges where token_id = ${p.id} and exists (select 1 from code_tokens where id = ${p.id} and claim = ${p.claim})`,
)

interface Acceptance {
  id: string
  accountId: string
  signInIdHash: string
  counter: number | null
  driftSeconds: number
  challengeId: string | null
  claim: string
  now: Seconds
}

const accept = prepare(
  (p: Acceptance) =>
    sql`update code_tokens set claim = ${p.claim}, last_seen_at = ${p.now}, drift_seconds = ${p.driftSeconds}, resync_from = null, resync_until = null,
      count_from = coalesce(cast(${p.counter} as bigint) + 1, count_from)
    where id = ${p.id} and account_id = ${p.accountId} and status = 'active' and (valid_until is null or valid_until >= ${p.now})
      and (cast(${p.counter} as bigint) is null or count_from <= cast(${p.counter} as bigint))
      and (cast(${p.counter} as bigint) is not null or cast(${p.challengeId} as text) is not null)
      and (cast(${p.challengeId} as text) is null or exists (select 1 from token_challenges where token_challenges.id = ${p.challengeId}
        and token_id = ${p.id} and sign_in_id_hash = ${p.signInIdHash} and consumed_at is null and token_challenges.expires_at > ${p.now}))
      and ${openSignIn(p.signInIdHash, { account: sql`code_tokens.account_id`, now: p.now })}`,
)

const consume = prepare(
  (p: { challengeId: string | null; id: string; claim: string; now: Seconds }) =>
    sql`update token_challenges set consumed_at = ${p.now}
    where id = ${p.challengeId} and exists (select 1 from code_tokens where id = ${p.id} and claim = ${p.claim})`,
)

const expect = prepare(
  (p: { id: string; accountId: string; resyncFrom: number; resyncUntil: Seconds }) =>
    sql`update code_tokens set resync_from = ${p.resyncFrom}, resync_until = ${p.resyncUntil}
    where id = ${p.id} and account_id = ${p.accountId} and status = 'active' and count_from <= ${p.resyncFrom}`,
)

const resynchronise = prepare(
  (p: {
    id: string
    accountId: string
    firstCounter: number
    countFrom: number
    driftSeconds: number
    claim: string
  }) =>
    sql`update code_tokens set count_from = ${p.countFrom}, drift_seconds = ${p.driftSeconds}, resync_from = null, resync_until = null, claim = ${p.claim}
      where id = ${p.id} and account_id = ${p.accountId} and status = 'active' and count_from <= ${p.firstCounter}`,
)

/** Tokens, on SQL. */
export function codeTokensPort(executor: Executor): CodeTokensPort {
  return {
    ...challengesOfTokens(executor),
    ...stockOfTokens(executor),

    async open(token) {
      await executor.commit([endPending(token), insert({ ...token, status: 'pending' })])
    },

    async find(options) {
      const [row] = await executor.query(find(options))
      return row ? codeTokens.parse(row) : null
    },

    async list(accountId) {
      const rows = await executor.query(list({ accountId }))
      return rows.map((row) => codeTokens.parse(row))
    },

    async confirm({ messages, activity, ...options }) {
      const claim = nonce()
      const mine = claimed('codeTokens', { key: 'id', is: options.id, claim })
      const [confirmed, seen] = await executor.commit([
        confirm({ ...options, claim }),
        find(options),
        ...effects({ messages, activity }, mine),
      ])
      if (didChange(confirmed)) return { ok: true }
      const waits = returned(seen).some((row) => row['expiresAt'] !== null)
      return { ok: false, reason: waits ? 'too-many' : 'unknown' }
    },

    async add({ token, messages, activity }) {
      const claim = nonce()
      const mine = claimed('codeTokens', { key: 'id', is: token.id, claim })
      const row = { ...token, status: 'active', claim } as const
      const free = sql`not exists (select 1 from code_tokens other where other.source = ${token.source} and other.status = 'active')`
      const [added] = await executor.commit([
        statement(insertInto(codeTokens, row, { own: ['status', 'claim'], where: free })),
        goOnCounting({ id: token.id, source: token.source, claim }),
        outOfStock({ id: token.id, source: token.source, claim }),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(added)
    },

    async rename({ activity, ...options }) {
      const claim = nonce()
      const mine = claimed('codeTokens', { key: 'id', is: options.id, claim })
      const [renamed] = await executor.commit([rename({ ...options, claim }), ...effects({ activity }, mine)])
      return didChange(renamed)
    },

    async remove({ id, accountId, messages, activity }) {
      const claim = nonce()
      const mine = claimed('codeTokens', { key: 'id', is: id, claim })
      const [removed] = await executor.commit([
        remove({ id, accountId, claim }),
        endChallenges({ id, claim }),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(removed)
    },

    async accept({ proof, clearThrottle, ...options }) {
      const claim = nonce()
      const { id, challengeId, signInIdHash, now } = options
      const mine = claimed('codeTokens', { key: 'id', is: id, claim })
      const [accepted] = await executor.commit([
        accept({ ...options, claim }),
        consume({ challengeId, id, claim, now }),
        insertProof({ signInIdHash, ...proof }, mine),
        ...effects({ clearThrottle }, mine),
      ])
      return didChange(accepted)
    },

    async resynchronise({ activity, ...options }) {
      const claim = nonce()
      const mine = claimed('codeTokens', { key: 'id', is: options.id, claim })
      const [done] = await executor.commit([resynchronise({ ...options, claim }), ...effects({ activity }, mine)])
      return didChange(done)
    },

    async expect(options) {
      await executor.commit([expect(options)])
    },
  }
}
