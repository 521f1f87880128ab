/** Passkeys; and proofs that need no password beside them. `claim`: see `Claimable`. */
export const passkeys: readonly string[] = [
  `create table passkeys (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    credential_id text not null unique,
    public_key text not null,
    sign_count bigint not null,
    name text not null,
    kind text not null check (kind in ('platform', 'phone', 'security-key')),
    aaguid text not null,
    transports text not null,
    discoverable bigint not null,
    backed_up bigint not null,
    created_at bigint not null,
    last_used_at bigint,
    claim text
  )`,
  'create index passkeys_account on passkeys (account_id)',
  'alter table sign_in_proofs add column alone bigint not null default 0',
]
