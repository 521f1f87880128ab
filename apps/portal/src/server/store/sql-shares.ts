import type { Executor } from '@laissez-passer/store-sql/executors'
import { type Row, runOn, toText } from './run.ts'
import { type KeptShare, type ShareContent, type ShareKey, shareLimits, type Shares } from './shares.ts'

const columns = `owner, id, token_hash, sealed_token, title, message, sharer, items, may, password_hash, created_at,
  expires_at, revoked_at, wrong_tries`
const named = 'owner = ? AND id = ?'
const { burst, every } = shareLimits.tries

const partsOf = ({ owner, id }: ShareKey): readonly [string, string] => [owner, id]
const contentOf = ({ title, message, items, may, expiresAt, passwordHash }: ShareContent) =>
  [title, message, JSON.stringify(items), may, expiresAt, passwordHash] as const

/** The day of a moment, in UTC: 2026-11-27. */
const dayOf = (now: number): string => new Date(now * 1000).toISOString().slice(0, 10)

/** The links of a database. */
export function sqlShares(executor: Executor): Shares {
  const run = runOn(executor)
  return {
    list: async (owner) =>
      (await run.list(`SELECT ${columns} FROM shares WHERE owner = ? ORDER BY created_at DESC, id`, owner)).map(
        toShare,
      ),
    find: async (key) => {
      const row = await run.find(`SELECT ${columns} FROM shares WHERE ${named}`, ...partsOf(key))
      return row ? toShare(row) : null
    },
    create: async (share, { now }) => {
      const { owner, id, tokenHash, sealedToken, sharer } = share
      const [changes, row] = await run.changesThen(
        [
          `INSERT INTO shares (owner, id, token_hash, sealed_token, sharer, created_at,
             title, message, items, may, expires_at, password_hash, tried_until, wrong_tries)
           SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0
           WHERE (SELECT count(*) FROM shares WHERE owner = ?) < ${shareLimits.shares}
           ON CONFLICT DO NOTHING`,
          owner,
          id,
          tokenHash,
          sealedToken,
          sharer,
          now,
          ...contentOf(share),
          owner,
        ],
        [`SELECT id FROM shares WHERE ${named}`, owner, id],
      )
      if (changes === 1) return 'made'
      return row ? 'there' : 'full'
    },
    change: async (key, content) =>
      (await run.changes(
        `UPDATE shares SET title = ?, message = ?, items = ?, may = ?, expires_at = ?,
           tried_until = CASE WHEN coalesce(password_hash, '') = coalesce(?, '') THEN tried_until ELSE 0 END,
           wrong_tries = CASE WHEN coalesce(password_hash, '') = coalesce(?, '') THEN wrong_tries ELSE 0 END,
           password_hash = ?
         WHERE ${named} AND revoked_at IS NULL`,
        ...contentOf(content),
        content.passwordHash,
        content.passwordHash,
        ...partsOf(key),
      )) === 1,
    revoke: async (key, { now }) =>
      (await run.changes(
        `UPDATE shares SET revoked_at = ? WHERE ${named} AND revoked_at IS NULL`,
        now,
        ...partsOf(key),
      )) === 1,
    remove: async (key) => (await run.changes(`DELETE FROM shares WHERE ${named}`, ...partsOf(key))) > 0,
    open: async (tokenHash, { now }) => {
      const row = await run.find(
        `SELECT ${columns} FROM shares
         WHERE token_hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
           AND NOT EXISTS (SELECT 1 FROM leaving WHERE leaving.owner = shares.owner)`,
        tokenHash,
        now,
      )
      return row ? toShare(row) : null
    },
    look: async ({ owner, id }, { now }) => {
      // Beside the link: one that was removed meanwhile has no counts.
      await run.changes(
        `INSERT INTO share_views (owner, id, day, views) SELECT owner, id, ?, 1 FROM shares WHERE ${named}
         ON CONFLICT (owner, id, day) DO UPDATE SET views = share_views.views + 1`,
        dayOf(now),
        owner,
        id,
      )
    },
    views: async (owner) =>
      (await run.list('SELECT id, day, views FROM share_views WHERE owner = ? ORDER BY day DESC, id', owner)).map(
        (row) => ({ id: toText(row['id']), day: toText(row['day']), views: Number(row['views']) }),
      ),
    try: async (key, { now }) => {
      // `tried_until` runs ahead of the clock, by as much for each try.
      const [granted, row] = await run.changesThen(
        [
          `UPDATE shares SET wrong_tries = wrong_tries + 1,
             tried_until = CASE WHEN tried_until > ? THEN tried_until ELSE ? END + ${every}
           WHERE ${named} AND tried_until <= ?`,
          now,
          now,
          ...partsOf(key),
          now + (burst - 1) * every,
        ],
        [`SELECT tried_until FROM shares WHERE ${named}`, ...partsOf(key)],
      )
      if (granted === 1) return 0
      return Math.max(1, Number(row?.['triedUntil'] ?? now) - (burst - 1) * every - now)
    },
    right: async (key) => {
      await run.changes(
        `UPDATE shares SET wrong_tries = wrong_tries - 1, tried_until = tried_until - ${every}
         WHERE ${named} AND wrong_tries > 0`,
        ...partsOf(key),
      )
    },
    sweep: async ({ now }) => {
      const before = now - shareLimits.ended
      await run.changes('DELETE FROM shares WHERE expires_at < ? OR revoked_at < ?', before, before)
    },
  }
}

const whole = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value))

const toShare = (row: Row): KeptShare => ({
  owner: toText(row['owner']),
  id: toText(row['id']),
  tokenHash: toText(row['tokenHash']),
  sealedToken: toText(row['sealedToken']),
  title: toText(row['title']),
  message: toText(row['message']),
  sharer: toText(row['sharer']),
  items: JSON.parse(toText(row['items'])),
  may: row['may'] === 'complete' ? 'complete' : 'read',
  passwordHash: typeof row['passwordHash'] === 'string' ? row['passwordHash'] : null,
  createdAt: Number(row['createdAt']),
  expiresAt: whole(row['expiresAt']),
  revokedAt: whole(row['revokedAt']),
  wrongTries: Number(row['wrongTries']),
})
