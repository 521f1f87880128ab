/** Tokens that an operator imported and nobody has yet. */
export const tokenStock: readonly string[] = [
  `create table token_stock (
    id text primary key,
    serial text not null,
    source text not null unique,
    kind text not null,
    name text not null,
    hash text not null,
    code_digits bigint not null,
    step_seconds bigint not null,
    suite text,
    sealed_secret text not null,
    count_from bigint not null,
    drift_seconds bigint not null,
    created_at bigint not null
  )`,
  'create index token_stock_serial on token_stock (serial)',
]
