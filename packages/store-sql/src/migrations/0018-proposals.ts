/** What takes two administrators. */
export const proposals: readonly string[] = [
  `create table proposals (id text not null primary key, action text not null,
    account_id text references accounts (id) on delete cascade, sealed text not null,
    proposed_by text not null references accounts (id) on delete cascade, proposed_at bigint not null,
    expires_at bigint not null, decision text check (decision in ('confirmed', 'refused', 'withdrawn')),
    decided_by text, decided_at bigint, claim text)`,
  'create index proposals_account_id on proposals (account_id)',
  'create index proposals_proposed_by on proposals (proposed_by)',
  'create index proposals_expires_at on proposals (expires_at)',
]
