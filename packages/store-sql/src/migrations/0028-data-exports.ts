/** Copies of people's data. */
export const dataExports: readonly string[] = [
  `create table data_exports (id text not null primary key,
    account_id text not null references accounts (id) on delete cascade unique,
    asked_at bigint not null, ready_at bigint, expires_at bigint, sealed text, claim text)`,
  'create index data_exports_ready_at_asked_at on data_exports (ready_at, asked_at)',
  'create index data_exports_expires_at on data_exports (expires_at)',
]
