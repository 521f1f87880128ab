/** Recovery codes, as hashes. `claim`: see `Claimable`. */
export const recoveryCodes: readonly string[] = [
  `create table recovery_codes (
    hash text primary key,
    account_id text not null references accounts (id) on delete cascade,
    created_at bigint not null,
    used_at bigint,
    claim text
  )`,
  'create index recovery_codes_account on recovery_codes (account_id)',
]
