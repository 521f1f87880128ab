/**
 * Accounts, sign-ins, sessions, grants, messages. Plain SQL for SQLite, D1 and PostgreSQL: `text`, and `bigint` for Unix seconds
 * and counts. `claim`: see `Claimable`.
 */
export const accounts: readonly string[] = [
  `create table accounts (
    id text primary key,
    uid text not null unique,
    email text not null,
    email_key text not null unique,
    first_name text not null,
    last_name text not null,
    language text not null,
    status text not null check (status in ('pending', 'active', 'locked')),
    password_hash text,
    password_changed_at bigint,
    preferred_method text,
    created_at bigint not null,
    not_me_at bigint,
    claim text
  )`,

  `create table links (
    token_hash text primary key,
    account_id text not null references accounts (id) on delete cascade,
    purpose text not null,
    continue_to text,
    created_at bigint not null,
    expires_at bigint not null,
    claim text
  )`,
  'create index links_account on links (account_id)',
  'create index links_expiry on links (expires_at)',

  `create table sign_ins (
    id_hash text primary key,
    browser_hash text not null,
    account_browser_hash text,
    identifier text not null,
    account_id text references accounts (id) on delete cascade,
    requirement text not null,
    continue_to text,
    method text,
    credential_id text,
    created_at bigint not null,
    expires_at bigint not null,
    completed_at bigint,
    claim text
  )`,
  'create index sign_ins_account on sign_ins (account_id)',
  'create index sign_ins_expiry on sign_ins (expires_at)',

  `create table sign_in_proofs (
    sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade,
    method text not null,
    at bigint not null,
    credential_id text,
    primary key (sign_in_id_hash, method)
  )`,

  `create table sessions (
    id_hash text primary key,
    account_id text not null references accounts (id) on delete cascade,
    proofs text not null,
    level text not null,
    authenticated_at bigint not null,
    browser_hash text not null,
    browser_name text not null,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    idle_seconds bigint not null
  )`,
  'create index sessions_account on sessions (account_id)',
  'create index sessions_expiry on sessions (expires_at)',

  `create table browsers (
    account_browser_hash text primary key,
    account_id text not null references accounts (id) on delete cascade,
    seen_at bigint not null
  )`,
  'create index browsers_account on browsers (account_id)',

  `create table throttle (
    key text primary key,
    count bigint not null,
    locked_until bigint,
    resets_at bigint,
    claim text
  )`,
  'create index throttle_reset on throttle (resets_at)',

  `create table seen (
    key text primary key,
    expires_at bigint not null
  )`,
  'create index seen_expiry on seen (expires_at)',

  `create table activity (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    kind text not null,
    at bigint not null,
    details text not null,
    position bigint not null
  )`,
  'create index activity_account on activity (account_id, position)',
  'create index activity_age on activity (at)',

  `create table outbox (
    id text primary key,
    kind text not null,
    "to" text not null,
    template text not null,
    language text not null,
    sealed text not null,
    created_at bigint not null,
    due_at bigint not null,
    attempts bigint not null,
    error text,
    abandoned_at bigint
  )`,
  'create index outbox_due on outbox (abandoned_at, due_at)',

  `create table mailbox (
    id text primary key,
    kind text not null,
    "to" text not null,
    subject text not null,
    text text not null,
    html text not null,
    sent_at bigint not null,
    position bigint not null
  )`,

  `create table auth_codes (
    code_hash text primary key,
    client_id text not null,
    redirect_uri text not null,
    account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade,
    scope text not null,
    nonce text,
    code_challenge text not null,
    authenticated_at bigint not null,
    acr text not null,
    amr text not null,
    created_at bigint not null,
    expires_at bigint not null,
    spent_at bigint,
    reused_at bigint,
    claim text
  )`,
  'create index auth_codes_session on auth_codes (session_id_hash)',
  'create index auth_codes_account on auth_codes (account_id)',
  'create index auth_codes_expiry on auth_codes (expires_at)',

  `create table access_tokens (
    token_hash text primary key,
    code_hash text not null,
    client_id text not null,
    account_id text not null references accounts (id) on delete cascade,
    session_id_hash text not null references sessions (id_hash) on delete cascade,
    scope text not null,
    created_at bigint not null,
    expires_at bigint not null
  )`,
  'create index access_tokens_code on access_tokens (code_hash)',
  'create index access_tokens_session on access_tokens (session_id_hash)',
  'create index access_tokens_account on access_tokens (account_id)',
  'create index access_tokens_expiry on access_tokens (expires_at)',

  `create table signing_keys (
    kid text primary key,
    purpose text not null,
    public_jwk text not null,
    sealed_private_jwk text not null,
    created_at bigint not null,
    signs_from bigint not null,
    claim text
  )`,
]
