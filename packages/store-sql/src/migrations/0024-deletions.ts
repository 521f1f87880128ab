/** Accounts that are to be deleted. */
export const deletions: readonly string[] = [
  `create table deletions (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade unique,
    asked_by text not null check (asked_by in ('person', 'operator')), asked_at bigint not null, due_at bigint not null,
    reminded_at bigint, claim text)`,
  'create index deletions_due_at on deletions (due_at)',
]
