/** Phone numbers, and codes sent to people. `claim`: see `Claimable`. */
export const phones: readonly string[] = [
  `create table phones (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    number_key text not null,
    sealed_number text not null,
    name text not null,
    created_at bigint not null,
    confirmed_at bigint,
    expires_at bigint,
    last_used_at bigint,
    claim text
  )`,
  'create index phones_account on phones (account_id)',
  'create unique index phones_confirmed on phones (account_id, number_key) where confirmed_at is not null',
  `create table sent_codes (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    sign_in_id_hash text unique references sign_ins (id_hash) on delete cascade,
    phone_id text references phones (id) on delete cascade,
    mac text not null,
    created_at bigint not null,
    expires_at bigint not null,
    tries bigint not null,
    consumed_at bigint,
    claim text
  )`,
  'create index sent_codes_phone on sent_codes (phone_id)',
]
