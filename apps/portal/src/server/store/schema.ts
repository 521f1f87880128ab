/** How a database calls its types. */
export interface Words {
  readonly whole: string
  /** JSON, kept as it was written. */
  readonly document: string
  /** What ends the definition of a table. */
  readonly strict: string
}

/** SQLite's words. */
export const sqliteWords: Words = { whole: 'INTEGER', document: 'TEXT', strict: ' STRICT' }

/** PostgreSQL's words. */
export const postgresWords: Words = { whole: 'bigint', document: 'json', strict: '' }

/** The steps that make the database, in order. Never change one that was released. */
export const steps = ({ whole, document, strict }: Words): readonly (readonly string[])[] => [
  [
    `CREATE TABLE profiles (
      owner TEXT PRIMARY KEY,
      body ${document} NOT NULL,
      version ${whole} NOT NULL,
      saved_at ${whole} NOT NULL
    )${strict}`,
    `CREATE TABLE cvs (
      id TEXT PRIMARY KEY,
      owner TEXT NOT NULL,
      body ${document} NOT NULL,
      version ${whole} NOT NULL,
      saved_at ${whole} NOT NULL
    )${strict}`,
    'CREATE INDEX cvs_by_owner ON cvs (owner, saved_at DESC)',
    `CREATE TABLE logins (
      state_hash TEXT PRIMARY KEY,
      browser_hash TEXT NOT NULL,
      nonce TEXT NOT NULL,
      code_verifier TEXT NOT NULL,
      return_to TEXT NOT NULL,
      level TEXT,
      expires_at ${whole} NOT NULL
    )${strict}`,
    `CREATE TABLE sessions (
      id_hash TEXT PRIMARY KEY,
      "user" TEXT NOT NULL,
      id_token TEXT NOT NULL,
      expires_at ${whole} NOT NULL
    )${strict}`,
    'CREATE INDEX logins_by_expiry ON logins (expires_at)',
    'CREATE INDEX sessions_by_expiry ON sessions (expires_at)',
  ],
  [`ALTER TABLE logins ADD COLUMN fresh_since ${whole}`],
  // ID tokens were kept as they came: those who have such a session sign in once more.
  ['DELETE FROM sessions', 'ALTER TABLE sessions RENAME COLUMN id_token TO sealed_id_token'],
  // Sessions are found by the name that EU Login ends them by; those from before have none, and end.
  [
    'DROP TABLE logins',
    'DROP TABLE sessions',
    `CREATE TABLE relying_party_pending (
      key_hash TEXT PRIMARY KEY,
      value TEXT NOT NULL,
      expires_at ${whole} NOT NULL
    )${strict}`,
    `CREATE TABLE relying_party_sessions (
      id_hash TEXT PRIMARY KEY,
      account TEXT NOT NULL,
      sealed TEXT NOT NULL,
      sid_hash TEXT,
      subject_hash TEXT NOT NULL,
      leased_until ${whole} NOT NULL,
      expires_at ${whole} NOT NULL
    )${strict}`,
    'CREATE INDEX relying_party_pending_by_expiry ON relying_party_pending (expires_at)',
    'CREATE INDEX relying_party_sessions_by_sid ON relying_party_sessions (sid_hash)',
    'CREATE INDEX relying_party_sessions_by_subject ON relying_party_sessions (subject_hash)',
    'CREATE INDEX relying_party_sessions_by_expiry ON relying_party_sessions (expires_at)',
  ],
]
