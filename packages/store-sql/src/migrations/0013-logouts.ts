/** What services know a session by, and the notices that tell them of its end. */
export const logouts: readonly string[] = [
  `create table visits_told (protocol text not null, client_id text not null, sid text, visited_at bigint not null,
    session_id_hash text not null references sessions (id_hash) on delete cascade,
    primary key (session_id_hash, client_id))`,
  `insert into visits_told (protocol, client_id, visited_at, session_id_hash)
    select 'oidc', client_id, visited_at, session_id_hash from visits`,
  'drop table visits',
  'alter table visits_told rename to visits',
  'alter table auth_codes add column sid text',
  'alter table refresh_grants add column sid text',
  `create table logout_notices (id text not null primary key, session_id_hash text not null,
    account_id text not null references accounts (id) on delete cascade, uid text not null, browser_name text not null,
    protocol text not null, client_id text not null, service text, sid text, sealed_ticket text, ended_at bigint not null,
    status text not null check (status in ('waiting', 'told', 'refused', 'deaf')), reason text,
    due_at bigint not null, attempts bigint not null)`,
  'create index logout_notices_status_due_at on logout_notices (status, due_at)',
  'create index logout_notices_session_id_hash on logout_notices (session_id_hash)',
  'create index logout_notices_account_id_ended_at on logout_notices (account_id, ended_at)',
  'create index logout_notices_ended_at on logout_notices (ended_at)',
]
