/** Which accounts clients of SCIM manage. */
export const provisioned: readonly string[] = [
  `create table provisioned (account_id text not null references accounts (id) on delete cascade, client text not null,
    external_id text, primary key (client, account_id))`,
  'create unique index provisioned_client_external_id_unique on provisioned (client, external_id)',
  'create index provisioned_account_id on provisioned (account_id)',
]
