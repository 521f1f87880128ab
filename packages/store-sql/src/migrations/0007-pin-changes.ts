/** New PINs that wait for the app to confirm them, and when a PIN was last set anew. */
export const pinChanges: readonly string[] = [
  'alter table devices add column pin_reset_at bigint',
  `create table pin_changes (
    device_id text primary key references devices (id) on delete cascade,
    pin_key_id text not null,
    sealed_oprf_key text not null,
    purpose text not null check (purpose in ('change', 'reset')),
    expires_at bigint not null
  )`,
  'create index pin_changes_age on pin_changes (expires_at)',
]
