import type { PendingLogin, RelyingPartySessions, SignedIn } from '@laissez-passer/relying-party'
import { type Row, type Run, toText } from './run.ts'

/** Logins under way and sessions: they outlive a restart. `take` and `end` succeed for exactly one caller. */
export function sessions({ find, taken, changes }: Run): RelyingPartySessions {
  return {
    begin: async (login) => {
      await changes(
        'INSERT INTO logins (state_hash, browser_hash, nonce, code_verifier, return_to, level, fresh_since, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
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
      const login = toLogin(await taken('DELETE FROM logins WHERE state_hash = ? RETURNING *', stateHash))
      return login && login.expiresAt > now ? login : null
    },
    open: async ({ idHash, user, sealedIdToken, expiresAt }) => {
      await changes(
        'INSERT INTO sessions (id_hash, "user", sealed_id_token, expires_at) VALUES (?, ?, ?, ?)',
        idHash,
        JSON.stringify(user),
        sealedIdToken,
        expiresAt,
      )
    },
    find: async (idHash, { now }) =>
      toSession(await find('SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?', idHash, now)),
    end: async (idHash) => toSession(await taken('DELETE FROM sessions WHERE id_hash = ? RETURNING *', idHash)),
  }
}

function toLogin(row: Row | undefined): PendingLogin | null {
  if (!row) return null
  const level = row['level']
  return {
    stateHash: toText(row['stateHash']),
    browserHash: toText(row['browserHash']),
    nonce: toText(row['nonce']),
    codeVerifier: toText(row['codeVerifier']),
    returnTo: toText(row['returnTo']),
    level: level === 'BASIC' || level === 'MEDIUM' || level === 'HIGH' ? level : null,
    freshSince: row['freshSince'] === null ? null : Number(row['freshSince']),
    expiresAt: Number(row['expiresAt']),
  }
}

function toSession(row: Row | undefined): SignedIn | null {
  if (!row) return null
  return {
    idHash: toText(row['idHash']),
    user: JSON.parse(toText(row['user'])),
    sealedIdToken: toText(row['sealedIdToken']),
    expiresAt: Number(row['expiresAt']),
  }
}
