import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, in projects with `postgres: true`. */
    postgres: string
    /**
     * The same databases by PgBouncer, which lends a connection for one transaction; null where none is
     * installed.
     */
    pgbouncer: string | null
  }
}
