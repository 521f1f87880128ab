/**
 * What is one person's alone in all of several databases: a directory of keyed hashes, in the first of them.
 */
export const names: readonly string[] = [
  'create table names (name text not null primary key, owner text not null, reserved_at bigint not null, claim text, confirmed bigint not null)',
  'create index names_owner on names (owner)',
  'create index names_reserved_at on names (reserved_at) where confirmed = 0',
]
