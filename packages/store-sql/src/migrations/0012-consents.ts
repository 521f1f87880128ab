/** What people allow services that aren't the provider's own. */
export const consents: readonly string[] = [
  `create table consents (account_id text not null references accounts (id) on delete cascade,
    client_id text not null, scope text not null, given_at bigint not null,
    primary key (account_id, client_id, scope))`,
]
