/** The audit log with its chain, and who caused a line of the activity log. */
export const audit: readonly string[] = [
  'alter table activity add column by text',
  `create table audit (id text not null primary key, at bigint not null, kind text not null, subject text, by text,
    reason text, details text not null, position bigint, hash text)`,
  'create index audit_position_at_id on audit (position, at, id)',
  'create index audit_subject_position on audit (subject, position)',
  `create table audit_chain (id text not null primary key, position bigint not null, hash text not null,
    cut_position bigint not null, cut_hash text not null, claim text)`,
]
