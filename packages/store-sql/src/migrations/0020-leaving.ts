/** Everything that belongs to an account goes with it; what must outlive it names nobody. */
export const leaving: readonly string[] = [
  ...['outbox', 'mailbox', 'throttle', 'seen'].map(
    (table) => `alter table ${table} add column account_id text references accounts (id) on delete cascade`,
  ),
  ...['outbox', 'throttle', 'seen'].map((table) => `create index ${table}_account_id on ${table} (account_id)`),
  'create index mailbox_account_id_sent_at on mailbox (account_id, sent_at)',
  `update outbox set account_id = (select id from accounts where accounts.email = outbox."to")`,
  `update mailbox set account_id = (select id from accounts where accounts.email = mailbox."to")`,
  // Of the counts that nothing but success clears.
  ...['password:account:', 'sent-code:in-row:', 'token:in-row:'].map(
    (kind) =>
      `update throttle set account_id = substr(key, ${kind.length + 1})
      where key like '${kind}%' and substr(key, ${kind.length + 1}) in (select id from accounts)`,
  ),
  `create table logout_notices_kept (id text not null primary key, session_id_hash text not null,
    account_id text references accounts (id) on delete cascade, uid text, sealed_uid text,
    browser_name text not null, protocol text not null, client_id text not null, service text, sid text,
    sealed_ticket text, ended_at bigint not null,
    status text not null check (status in ('waiting', 'told', 'refused', 'deaf')), reason text,
    due_at bigint not null, attempts bigint not null)`,
  `insert into logout_notices_kept (id, session_id_hash, account_id, uid, browser_name, protocol, client_id, service,
      sid, sealed_ticket, ended_at, status, reason, due_at, attempts)
    select id, session_id_hash, account_id, uid, browser_name, protocol, client_id, service,
      sid, sealed_ticket, ended_at, status, reason, due_at, attempts from logout_notices`,
  'drop table logout_notices',
  'alter table logout_notices_kept rename to logout_notices',
  'create index logout_notices_status_due_at on logout_notices (status, due_at)',
  'create index logout_notices_session_id_hash on logout_notices (session_id_hash)',
  'create index logout_notices_account_id_ended_at on logout_notices (account_id, ended_at)',
  'create index logout_notices_ended_at on logout_notices (ended_at)',
  'create table left_counters (source text not null primary key, count_from bigint not null)',
]
