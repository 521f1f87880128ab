/** Linked eIDs, and what goes on with them; and how sure a country was, in proofs. `claim`: see `Claimable`. */
export const eids: readonly string[] = [
  `create table linked_eids (
    id text primary key,
    account_id text not null references accounts (id) on delete cascade,
    scheme text not null,
    country text not null,
    person_hash text not null unique,
    name text not null,
    assurance text not null check (assurance in ('low', 'substantial', 'high')),
    created_at bigint not null,
    last_used_at bigint,
    claim text
  )`,
  'create index linked_eids_account on linked_eids (account_id)',
  `create table eid_requests (
    id_hash text primary key,
    stage text not null check (stage in ('asked', 'unmatched', 'registering')),
    browser_hash text,
    sealed text not null,
    answer text,
    created_at bigint not null,
    expires_at bigint not null,
    claim text
  )`,
  'create index eid_requests_expiry on eid_requests (expires_at)',
  'alter table sign_in_proofs add column assurance text',
]
