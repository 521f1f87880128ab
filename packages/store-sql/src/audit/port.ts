import type { AuditMark, AuditPort, SealedAuditEntry } from '@laissez-passer/core/ports'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { claimed } from '../sql/claims.ts'
import { insertInto } from '../sql/insert.ts'
import { sql } from '../sql/sql.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import type { RowOf } from '../sql/table.ts'
import { audit, auditChain } from './tables.ts'

const beginning: AuditMark = { position: 0, hash: '0'.repeat(64) }
const chain = { id: 'chain', ...beginning, cutPosition: beginning.position, cutHash: beginning.hash }

const oldestUnsealed = prepare((p: { limit: number }) =>
  // Ordered by a position that is null: so PostgreSQL sees that the index has this order.
  db
    .selectFrom('audit')
    .select(audit.columns)
    .where('position', 'is', null)
    .orderBy('position')
    .orderBy('at')
    .orderBy('sequence')
    .orderBy('id')
    .limit(p.limit),
)
const columns = [...audit.columns, 'position', 'hash'] as const
const behind = prepare((p: { after: number; limit: number }) =>
  db.selectFrom('audit').select(columns).where('position', '>', p.after).orderBy('position').limit(p.limit),
)
const before = prepare((p: { before: number; limit: number }) =>
  db.selectFrom('audit').select(columns).where('position', '<', p.before).orderBy('position', 'desc').limit(p.limit),
)
const ends = prepare(() => db.selectFrom('auditChain').select(auditChain.columns).where('id', '=', chain.id))

const begin = prepare(() => insertInto(auditChain, chain, { onConflict: sql`on conflict do nothing` }))
const moveHead = prepare((p: { claim: string; position: number; hash: string; wasAt: number; was: string }) =>
  db
    .updateTable('auditChain')
    .set({ claim: p.claim, position: p.position, hash: p.hash })
    .where('id', '=', chain.id)
    .where('position', '=', p.wasAt)
    .where('hash', '=', p.was),
)
const moveCut = prepare((p: { claim: string; position: number; hash: string; wasAt: number; was: string }) =>
  db
    .updateTable('auditChain')
    .set({ claim: p.claim, cutPosition: p.position, cutHash: p.hash })
    .where('id', '=', chain.id)
    .where('cutPosition', '=', p.wasAt)
    .where('cutHash', '=', p.was)
    .where('position', '>=', p.position),
)
const mine = (claim: string) => claimed('auditChain', { key: 'id', is: chain.id, claim })
const place = prepare(
  (p: { claim: string; id: string; position: number; hash: string }) =>
    sql`update audit set position = ${p.position}, hash = ${p.hash}
      where id = ${p.id} and position is null and ${mine(p.claim)}`,
)
const remove = prepare(
  (p: { claim: string; position: number }) =>
    sql`delete from audit where position <= ${p.position} and ${mine(p.claim)}`,
)

/** The audit log, on SQL. */
export function auditPort(executor: Executor): AuditPort {
  return {
    async add(entries) {
      if (entries.length > 0) await executor.commit(effects({ audit: entries }))
    },

    async unsealed({ limit }) {
      const rows = await executor.query(oldestUnsealed({ limit }))
      return rows.map((row) => audit.parse(row))
    },

    async chain() {
      const [found] = await executor.query(ends({}))
      const { cutHash, cutPosition, hash, position } = found ?? chain
      return { head: { position, hash }, cut: { position: cutPosition, hash: cutHash } }
    },

    async seal({ after, rows }) {
      const head = rows.at(-1)
      if (!head) return true
      const claim = nonce()
      const to = { claim, position: head.position, hash: head.hash, wasAt: after.position, was: after.hash }
      const [, moved] = await executor.commit([
        begin({}),
        moveHead(to),
        ...rows.map(({ hash, id, position }) => place({ claim, hash, id, position })),
      ])
      return didChange(moved)
    },

    async sealed({ after, limit }) {
      return (await executor.query(behind({ after, limit }))).map(sealedOf)
    },

    async newest({ before: position = Number.MAX_SAFE_INTEGER, limit, subjects }) {
      if (subjects === undefined) return (await executor.query(before({ before: position, limit }))).map(sealedOf)
      const about = db
        .selectFrom('audit')
        .select(columns)
        .where('subject', 'in', subjects)
        .where('position', '<', position)
        .orderBy('position', 'desc')
        .limit(limit)
      return subjects.length === 0 ? [] : (await executor.query(statement(about))).map(sealedOf)
    },

    async cut({ from, to }) {
      const claim = nonce()
      const [moved] = await executor.commit([
        moveCut({ claim, position: to.position, hash: to.hash, wasAt: from.position, was: from.hash }),
        remove({ claim, position: to.position }),
      ])
      return didChange(moved)
    },
  }
}

function sealedOf(row: Pick<RowOf<typeof audit>, (typeof columns)[number]>): SealedAuditEntry {
  return { ...audit.parse(row), position: row.position ?? 0, hash: row.hash ?? '' }
}
