/** The steps that make the database, in order; `user_version` counts those taken. Never change one that was released. */
export const migrations: readonly string[] = [
  `CREATE TABLE profiles (
    owner TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE cvs (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX cvs_by_owner ON cvs (owner, saved_at DESC);
  CREATE TABLE logins (
    state_hash TEXT PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    nonce TEXT NOT NULL,
    code_verifier TEXT NOT NULL,
    return_to TEXT NOT NULL,
    level TEXT,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    id_token TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX logins_by_expiry ON logins (expires_at);
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);`,
  `ALTER TABLE logins ADD COLUMN fresh_since INTEGER;`,
]
