/**
 * Tokens that belong to a client alone or outlive a session, and refresh tokens. Access tokens live ten
 * minutes: those that a provider gave before are asked for anew.
 */
export const refreshGrants: readonly string[] = [
  'drop table access_tokens',
  `create table access_tokens (token_hash text not null primary key, origin_hash text, client_id text not null,
    account_id text references accounts (id) on delete cascade,
    session_id_hash text references sessions (id_hash) on delete cascade, scope text not null, claims text,
    audience text, confirmation text, authenticated_at bigint, acr text, created_at bigint not null, expires_at bigint not null)`,
  'create index access_tokens_origin_hash on access_tokens (origin_hash)',
  'create index access_tokens_session_id_hash on access_tokens (session_id_hash)',
  'create index access_tokens_account_id on access_tokens (account_id)',
  'create index access_tokens_expires_at on access_tokens (expires_at)',
  `create table refresh_grants (id_hash text not null primary key, secret_hash text not null,
    origin_hash text not null, client_id text not null,
    account_id text not null references accounts (id) on delete cascade,
    session_id_hash text references sessions (id_hash) on delete cascade, scope text not null, claims text,
    authenticated_at bigint not null, acr text not null, amr text not null, eid_assurance text,
    dpop_jkt text, created_at bigint not null, expires_at bigint not null, ends_at bigint not null,
    claim text)`,
  'create index refresh_grants_origin_hash on refresh_grants (origin_hash)',
  'create index refresh_grants_session_id_hash on refresh_grants (session_id_hash)',
  'create index refresh_grants_account_id on refresh_grants (account_id)',
  'create index refresh_grants_expires_at on refresh_grants (expires_at)',
]
