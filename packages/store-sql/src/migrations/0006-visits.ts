/** Which services a session was used for: its owner sees them in the list of sessions. */
export const visits: readonly string[] = [
  `create table visits (client_id text not null, visited_at bigint not null,
    session_id_hash text not null references sessions (id_hash) on delete cascade,
    primary key (session_id_hash, client_id))`,
]
