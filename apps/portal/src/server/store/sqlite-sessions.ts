import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { PendingLogin, RelyingPartySessions, SignedIn } from '@laissez-passer/relying-party'

type Row = Record<string, SQLOutputValue>

/** Logins under way and sessions, in SQLite: they outlive a restart. `take` and `end` succeed for exactly one caller. */
export function sqliteSessions(database: DatabaseSync): RelyingPartySessions {
  const begin = database.prepare(
    'INSERT INTO logins (state_hash, browser_hash, nonce, code_verifier, return_to, level, fresh_since, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const take = database.prepare('DELETE FROM logins WHERE state_hash = ? RETURNING *')
  const open = database.prepare('INSERT INTO sessions (id_hash, user, id_token, expires_at) VALUES (?, ?, ?, ?)')
  const find = database.prepare('SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?')
  const end = database.prepare('DELETE FROM sessions WHERE id_hash = ? RETURNING *')
  return {
    begin: async (login) => {
      begin.run(
        login.stateHash,
        login.browserHash,
        login.nonce,
        login.codeVerifier,
        login.returnTo,
        login.level,
        login.freshSince,
        login.expiresAt,
      )
    },
    take: async (stateHash, { now }) => {
      const login = toLogin(take.get(stateHash))
      return login && login.expiresAt > now ? login : null
    },
    open: async (session) => {
      open.run(session.idHash, JSON.stringify(session.user), session.idToken, session.expiresAt)
    },
    find: async (idHash, { now }) => toSession(find.get(idHash, now)),
    end: async (idHash) => toSession(end.get(idHash)),
  }
}

function toLogin(row: Row | undefined): PendingLogin | null {
  if (!row) return null
  const level = row['level']
  return {
    stateHash: String(row['state_hash']),
    browserHash: String(row['browser_hash']),
    nonce: String(row['nonce']),
    codeVerifier: String(row['code_verifier']),
    returnTo: String(row['return_to']),
    level: level === 'BASIC' || level === 'MEDIUM' || level === 'HIGH' ? level : null,
    freshSince: row['fresh_since'] === null ? null : Number(row['fresh_since']),
    expiresAt: Number(row['expires_at']),
  }
}

function toSession(row: Row | undefined): SignedIn | null {
  if (!row) return null
  return {
    idHash: String(row['id_hash']),
    user: JSON.parse(String(row['user'])),
    idToken: String(row['id_token']),
    expiresAt: Number(row['expires_at']),
  }
}
