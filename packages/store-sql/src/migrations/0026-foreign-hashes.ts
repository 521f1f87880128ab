/** How passwords that other systems hashed are kept: how long it takes to try one. */
export const foreignHashes: readonly string[] = [
  'alter table accounts add column foreign_hash text',
  'create index accounts_foreign_hash on accounts (foreign_hash) where foreign_hash is not null',
]
