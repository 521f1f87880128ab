/** Lost factors that wait to be removed. `claim`: see `Claimable`. */
export const factorRemovals: readonly string[] = [
  `create table factor_removals (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    kind text not null,
    factor_id text not null,
    factor_name text not null,
    asked_by text not null unique,
    asked_at bigint not null,
    due_at bigint not null,
    status text not null check (status in ('waiting', 'cancelled', 'done')),
    claim text
  )`,
  'create index factor_removals_account on factor_removals (account_id, status)',
  'create index factor_removals_due on factor_removals (status, due_at)',
]
