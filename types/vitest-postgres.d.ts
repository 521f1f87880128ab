import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the PostgreSQL server of this run, in projects with `postgres: true`. */
    postgres: string
  }
}
