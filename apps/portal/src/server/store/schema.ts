import type { Migration } from '@laissez-passer/store-sql/executors'
import type { SqlDialect } from './dialect.ts'

/** Columns of the answers to the survey, the key first. */
export const surveyAnswers = ['id', 'day', 'answers'] as const
/** Columns about who has answered, the key first. */
export const surveyPeople = ['owner', 'mark'] as const

/** The steps that make the database, in order. Never change one that was released. */
export const steps = ({
  whole,
  document,
  bytes,
  fromBase64,
  strict,
  byKey,
  mixed,
}: SqlDialect): readonly (readonly string[])[] => [
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
  // Profiles, CVs and letters are kept alike, with what was changed in them. A head that is empty is made of
  // the body when it is wanted.
  [
    `CREATE TABLE documents (
      owner TEXT NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      schema_version ${whole} NOT NULL,
      head TEXT NOT NULL,
      body ${document} NOT NULL,
      version ${whole} NOT NULL,
      saved_at ${whole} NOT NULL,
      batch TEXT NOT NULL,
      PRIMARY KEY (owner, kind, id)
    )${strict}`,
    `CREATE TABLE document_changes (
      owner TEXT NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      from_version ${whole} NOT NULL,
      version ${whole} NOT NULL,
      batch TEXT NOT NULL,
      changed_at ${whole} NOT NULL,
      device TEXT NOT NULL,
      device_name TEXT NOT NULL,
      size ${whole} NOT NULL,
      compacted ${whole} NOT NULL,
      patches ${document} NOT NULL,
      PRIMARY KEY (owner, kind, id, version),
      FOREIGN KEY (owner, kind, id) REFERENCES documents (owner, kind, id) ON DELETE CASCADE
    )${strict}`,
    'CREATE UNIQUE INDEX document_changes_by_batch ON document_changes (owner, kind, id, batch)',
    'CREATE INDEX document_changes_by_age ON document_changes (changed_at)',
    'CREATE INDEX document_changes_to_compact ON document_changes (compacted, changed_at)',
    `INSERT INTO documents SELECT owner, 'profile', 'profile', 1, '', body, version, saved_at, '' FROM profiles`,
    `INSERT INTO documents SELECT owner, 'cv', id, 1, '', body, version, saved_at, '' FROM cvs`,
    'DROP TABLE profiles',
    'DROP TABLE cvs',
  ],
  // Files that came along with imports: what is in them is base64, so that each database keeps it alike.
  [
    `CREATE TABLE files (
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      description TEXT NOT NULL,
      size ${whole} NOT NULL,
      saved_at ${whole} NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (owner, id)
    )${strict}`,
  ],
  // Links to what a person shares. Of who looks, nothing is kept but how many did on a day.
  [
    `CREATE TABLE shares (
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      sealed_token TEXT NOT NULL,
      title TEXT NOT NULL,
      message TEXT NOT NULL,
      sharer TEXT NOT NULL,
      items TEXT NOT NULL,
      may TEXT NOT NULL,
      password_hash TEXT,
      created_at ${whole} NOT NULL,
      expires_at ${whole},
      revoked_at ${whole},
      tried_until ${whole} NOT NULL,
      wrong_tries ${whole} NOT NULL,
      PRIMARY KEY (owner, id)
    )${strict}`,
    `CREATE TABLE share_views (
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      day TEXT NOT NULL,
      views ${whole} NOT NULL,
      PRIMARY KEY (owner, id, day),
      FOREIGN KEY (owner, id) REFERENCES shares (owner, id) ON DELETE CASCADE
    )${strict}`,
    'CREATE INDEX shares_by_expiry ON shares (expires_at)',
    'CREATE INDEX shares_by_end ON shares (revoked_at)',
  ],
  // Answers to the survey, and apart from them who has answered.
  [
    `CREATE TABLE survey_answers (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      answers TEXT NOT NULL
    )${strict}`,
    `CREATE TABLE survey_people (
      owner TEXT PRIMARY KEY,
      mark TEXT NOT NULL
    )${strict}`,
  ],
  // A library: files with versions, what is in them apart, as bytes. A type that is empty is judged when it
  // is wanted. Contents that no version has are loose.
  [
    `CREATE TABLE library_files (
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      description TEXT NOT NULL,
      tags TEXT NOT NULL,
      version ${whole} NOT NULL,
      removed_at ${whole},
      PRIMARY KEY (owner, id)
    )${strict}`,
    `CREATE TABLE library_versions (
      owner TEXT NOT NULL,
      id TEXT NOT NULL,
      version ${whole} NOT NULL,
      media_type TEXT NOT NULL,
      size ${whole} NOT NULL,
      saved_at ${whole} NOT NULL,
      digest TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (owner, id, version),
      FOREIGN KEY (owner, id) REFERENCES library_files (owner, id) ON DELETE CASCADE
    )${strict}`,
    `CREATE TABLE library_contents (
      owner TEXT NOT NULL,
      content TEXT NOT NULL,
      piece ${whole} NOT NULL,
      bytes ${bytes} NOT NULL,
      PRIMARY KEY (owner, content, piece)
    )${strict}`,
    `CREATE TABLE library_loose (
      owner TEXT NOT NULL,
      content TEXT NOT NULL,
      since ${whole} NOT NULL,
      PRIMARY KEY (owner, content)
    )${strict}`,
    'CREATE INDEX library_versions_by_content ON library_versions (owner, content)',
    'CREATE INDEX library_files_by_removal ON library_files (removed_at)',
    'CREATE INDEX library_loose_by_age ON library_loose (since)',
    "INSERT INTO library_files SELECT owner, id, name, description, '[]', 1, NULL FROM files",
    "INSERT INTO library_versions SELECT owner, id, 1, '', size, saved_at, '', id FROM files",
    `INSERT INTO library_contents SELECT owner, id, 0, ${fromBase64('content')} FROM files`,
    'DROP TABLE files',
  ],
  // Who wants to be forgotten, and when that is done.
  [
    `CREATE TABLE leaving (
      owner TEXT PRIMARY KEY,
      asked_at ${whole} NOT NULL,
      due_at ${whole} NOT NULL
    )${strict}`,
    'CREATE INDEX leaving_by_time ON leaving (due_at)',
  ],
  // The survey again, in no order of coming: the third answer isn't that of the third person.
  [
    `CREATE TABLE survey_said (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      answers TEXT NOT NULL
    )${byKey}`,
    `CREATE TABLE survey_asked (
      owner TEXT PRIMARY KEY,
      mark TEXT NOT NULL
    )${byKey}`,
    'INSERT INTO survey_said SELECT id, day, answers FROM survey_answers ORDER BY id',
    'INSERT INTO survey_asked SELECT owner, mark FROM survey_people ORDER BY owner',
    'DROP TABLE survey_answers',
    'DROP TABLE survey_people',
    'ALTER TABLE survey_said RENAME TO survey_answers',
    'ALTER TABLE survey_asked RENAME TO survey_people',
  ],
  // Where rows lie as they came, those of the survey don't say who gave which answers.
  [...mixed('survey_answers', surveyAnswers), ...mixed('survey_people', surveyPeople)],
]

/** The steps by number, for databases that keep a list of those that were taken. */
export const numberedSteps = (dialect: SqlDialect): readonly Migration[] =>
  steps(dialect).map((statements, index) => ({ id: `${String(index + 1).padStart(4, '0')}-portal`, statements }))
