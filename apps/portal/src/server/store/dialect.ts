/** What differs between the SQL of the databases. */
export interface SqlDialect {
  readonly whole: string
  /** JSON, kept as it was written. */
  readonly document: string
  readonly bytes: string
  /** Bytes of what is written in hexadecimal, and the other way round. */
  readonly fromHex: (value: string) => string
  readonly toHex: (bytes: string) => string
  /** Bytes of a column in base64. */
  readonly fromBase64: (column: string) => string
  /** A text field of a column of JSON, kept as text. */
  readonly fieldOf: (column: string, name: string) => string
  /** What ends the definition of a table. */
  readonly strict: string
  /** The same, of a table whose rows are kept by their keys, and not as they came. */
  readonly byKey: string
  /**
   * What puts the rows of such a table into the order of their keys, and takes from each what says when it
   * came. The first column is the key. Nothing where rows are kept by their keys.
   */
  readonly mixed: (table: string, columns: readonly [string, ...string[]]) => readonly string[]
}

/** SQLite's dialect. */
export const sqliteDialect: SqlDialect = {
  whole: 'INTEGER',
  document: 'TEXT',
  bytes: 'BLOB',
  fromHex: (value) => `unhex(${value})`,
  toHex: (bytes) => `hex(${bytes})`,
  fromBase64: (column) => `${bytesOfBase64}(${column})`,
  fieldOf: (column, name) => `json_extract(${column}, '$.${name}')`,
  strict: ' STRICT',
  byKey: ' STRICT, WITHOUT ROWID',
  mixed: () => [],
}

/** The function that the steps need on SQLite, which has none of its own. */
export const bytesOfBase64 = 'bytes_of_base64'

/** D1's dialect: SQLite's, but for functions of our own. No database on it is older than libraries. */
export const d1Dialect: SqlDialect = { ...sqliteDialect, fromBase64: () => "x''" }

/** PostgreSQL's dialect. */
export const postgresDialect: SqlDialect = {
  whole: 'bigint',
  document: 'json',
  bytes: 'bytea',
  fromHex: (value) => `decode(${value}, 'hex')`,
  toHex: (bytes) => `encode(${bytes}, 'hex')`,
  fromBase64: (column) => `decode(${column}, 'base64')`,
  fieldOf: (column, name) => `(${column}::json ->> '${name}')`,
  strict: '',
  byKey: '',
  // Rows lie as they came, and each has the number of its transaction (`xmin`): all get those of this one.
  mixed: (table, columns) => [
    `WITH gone AS (DELETE FROM ${table} RETURNING ${columns.join(', ')})
     INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM gone ORDER BY ${columns[0]}`,
  ],
}
