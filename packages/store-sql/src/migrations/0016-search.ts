/**
 * Names as operators search them. Those of before are as SQL has them in lower case; the next change of a
 * name writes them as `name-keys.ts` does.
 */
export const search: readonly string[] = [
  'alter table accounts add column first_name_key text',
  'alter table accounts add column last_name_key text',
  `update accounts set first_name_key = lower(trim(first_name || ' ' || last_name)),
    last_name_key = lower(trim(last_name || ' ' || first_name))`,
  'create index accounts_first_name_key_id on accounts (first_name_key, id)',
  'create index accounts_last_name_key_id on accounts (last_name_key, id)',
]

/**
 * What begins with a text is a range of an index only where texts are ordered by their code points, whatever
 * language the database speaks. SQLite orders them so.
 */
export const searchOnPostgres: readonly string[] = ['email_key', 'uid', 'first_name_key', 'last_name_key'].map(
  (column) => `alter table accounts alter column ${column} type text collate "C"`,
)
