/** Requests that clients push; claims asked for by name; codes that a key alone may spend. */
export const pushedRequests: readonly string[] = [
  `create table pushed_requests (id_hash text not null primary key, client_id text not null, parameters text not null,
    created_at bigint not null, expires_at bigint not null, spent_at bigint, claim text)`,
  'create index pushed_requests_expires_at on pushed_requests (expires_at)',
  'alter table auth_codes add column claims text',
  'alter table auth_codes add column dpop_jkt text',
  'alter table access_tokens add column claims text',
]
