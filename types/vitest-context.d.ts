import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** How long tests wait for what comes by itself, in milliseconds. */
    patience: number
    /** The address of the PostgreSQL server of this run, in projects with `postgres: true`. */
    postgres: string
    /**
     * The same databases by PgBouncer, which lends a connection for one transaction; null where none is
     * installed.
     */
    pgbouncer: string | null
  }
}
