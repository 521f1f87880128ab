/** Devices without a keyboard that wait for an answer. */
export const deviceGrants: readonly string[] = [
  `create table device_grants (device_code_hash text not null primary key, user_code_hash text not null,
    client_id text not null, scope text not null, asked_from text not null, asked_in text,
    created_at bigint not null, expires_at bigint not null,
    status text not null check (status in ('pending', 'allowed', 'denied', 'spent')),
    account_id text references accounts (id) on delete cascade, session_id_hash text, given text,
    pause bigint not null, polled_at bigint, claim text)`,
  'create unique index device_grants_user_code_hash_unique on device_grants (user_code_hash)',
  'create index device_grants_account_id on device_grants (account_id)',
  'create index device_grants_expires_at on device_grants (expires_at)',
]
