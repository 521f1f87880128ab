/** Hashes of former passwords, for policies that remember some. */
export const passwordHistory: readonly string[] = [
  `create table password_history (
    account_id text not null references accounts (id) on delete cascade,
    position bigint not null,
    hash text not null,
    primary key (account_id, position)
  )`,
]
