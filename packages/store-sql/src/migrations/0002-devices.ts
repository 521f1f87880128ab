/** Phones, their PIN tries, enrolments, approvals and QR challenges. */
export const devices: readonly string[] = [
  `create table devices (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    name text not null,
    model text not null,
    language text not null,
    status text not null check (status in ('active', 'locked', 'removed')),
    presence_key text not null,
    presence_thumbprint text not null,
    approval_key text not null,
    approval_thumbprint text not null,
    pin_key_id text not null,
    sealed_oprf_key text,
    sealed_code_secret text,
    sealed_push text,
    tries_in_row bigint not null,
    tries_in_life bigint not null,
    enrolment_id text not null unique,
    created_at bigint not null,
    last_seen_at bigint not null,
    claim text
  )`,
  'create index devices_account on devices (account_id)',

  `create table pin_tries (
    id text primary key,
    device_id text not null references devices (id) on delete cascade,
    blinded_hash text not null,
    at bigint not null,
    unique (device_id, blinded_hash)
  )`,

  `create table enrolments (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    secret_hash text not null,
    name text not null,
    sealed_oprf_key text,
    sealed_pin_check text,
    status text not null check (status in ('pending', 'completed', 'cancelled')),
    created_at bigint not null,
    expires_at bigint not null,
    keep_until bigint not null,
    claim text
  )`,
  'create index enrolments_account on enrolments (account_id)',
  'create index enrolments_keep on enrolments (keep_until)',

  `create table enrolment_tries (
    enrolment_id text not null references enrolments (id) on delete cascade,
    blinded_hash text not null,
    primary key (enrolment_id, blinded_hash)
  )`,

  `create table approvals (
    id text primary key,
    nonce text not null,
    account_id text not null references accounts (id) on delete cascade,
    device_id text not null references devices (id) on delete cascade,
    sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade,
    service_name text not null,
    service_origin text,
    browser_name text not null,
    place text,
    known_browser bigint not null,
    transfer_digits bigint not null,
    sealed_transfer_code text,
    status text not null check (status in ('pending', 'approved', 'refused', 'wrong-code', 'not-me', 'cancelled')),
    created_at bigint not null,
    expires_at bigint not null,
    keep_until bigint not null,
    claim text
  )`,
  'create index approvals_account on approvals (account_id, created_at)',
  'create index approvals_device on approvals (device_id)',
  'create index approvals_sign_in on approvals (sign_in_id_hash)',
  'create index approvals_keep on approvals (keep_until)',

  `create table pauses (
    account_id text not null references accounts (id) on delete cascade,
    known_browser bigint not null,
    until bigint not null,
    seconds bigint not null,
    primary key (account_id, known_browser)
  )`,

  `create table code_challenges (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    sign_in_id_hash text not null references sign_ins (id_hash) on delete cascade,
    challenge text not null,
    created_at bigint not null,
    expires_at bigint not null,
    tries bigint not null,
    consumed_at bigint,
    claim text
  )`,
  'create index code_challenges_sign_in on code_challenges (sign_in_id_hash)',
  'create index code_challenges_expiry on code_challenges (expires_at)',
]
