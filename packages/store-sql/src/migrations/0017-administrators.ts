/** Who may open the administration pages. */
export const administrators: readonly string[] = [
  'alter table accounts add column administrator bigint not null default 0',
  'create index accounts_administrator on accounts (administrator) where administrator = 1',
]
