/** Changes of accounts' e-mail addresses. `asked_by`: the session that asked. `claim`: see `Claimable`. */
export const emailChanges: readonly string[] = [
  `create table email_changes (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    old_email text not null,
    old_key text not null,
    new_email text not null,
    new_key text not null,
    old_token_hash text not null unique,
    new_token_hash text not null unique,
    asked_by text not null,
    asked_at bigint not null,
    links_expire_at bigint not null,
    due_at bigint,
    old_confirmed_at bigint,
    new_confirmed_at bigint,
    changed_at bigint,
    status text not null check (status in ('waiting', 'done', 'taken', 'cancelled', 'undone')),
    claim text
  )`,
  'create index email_changes_account on email_changes (account_id, status)',
  'create index email_changes_due on email_changes (status, due_at)',
]
