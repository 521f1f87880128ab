/** Who is told what happens to accounts, and how far they were. */
export const events: readonly string[] = [
  'alter table audit add column account_id text',
  'alter table audit add column sealed_uid text',
  'create index audit_account_id on audit (account_id)',
  'create index audit_sealed_uid on audit (sealed_uid) where sealed_uid is not null',
  'create table event_places (receiver text not null primary key, position bigint not null, claim text)',
  `create table signal_streams (id text not null primary key, client_id text not null, events_requested text not null,
    endpoint text not null, sealed_authorization text, description text, status text not null
      check (status in ('enabled', 'paused', 'disabled')), status_reason text, created_at bigint not null)`,
  'create index signal_streams_client_id_created_at on signal_streams (client_id, created_at)',
]
