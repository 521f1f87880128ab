/** Unique identifiers that are never given again. */
export const retiredUids: readonly string[] = [
  'create table retired_uids (mark text not null primary key)',
  'alter table accounts add column uid_mark text',
]
