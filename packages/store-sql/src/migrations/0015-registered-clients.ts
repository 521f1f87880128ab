/** Clients that register themselves, and consents found by their client. */
export const registeredClients: readonly string[] = [
  `create table registered_clients (client_id text not null primary key, registration text not null, sealed_secret text,
    token_hash text not null, open bigint not null, created_at bigint not null, changed_at bigint not null)`,
  'create index registered_clients_created_at_client_id on registered_clients (created_at, client_id)',
  'create index consents_client_id on consents (client_id)',
]
