import type { TestProject } from 'vitest/node'
import { hasPgbouncer, startPgbouncer } from './scripts/pgbouncer.ts'
import { startPostgres } from './scripts/postgres-server.ts'

/** A database server, with the pooler before it where there is one. */
interface Servers {
  readonly url: string
  readonly pooled: string | null
  readonly stop: () => Promise<void>
}

declare global {
  /** The servers of this run and how many projects use them: each project loads this file anew. */
  var postgresOfThisRun: { readonly servers: Promise<Servers>; users: number } | undefined
}

/**
 * Starts one PostgreSQL server for all projects of a run that want one, and PgBouncer before it; tests get their addresses from
 * `inject('postgres')` and `inject('pgbouncer')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (globalThis.postgresOfThisRun ??= { servers: start(), users: 0 })
  run.users++
  const { pooled, stop, url } = await run.servers
  project.provide('postgres', url)
  project.provide('pgbouncer', pooled)
  return async () => {
    if (--run.users === 0) await stop()
  }
}

async function start(): Promise<Servers> {
  const server = await startPostgres()
  const pooler = hasPgbouncer ? await startPgbouncer(server.url) : null
  return {
    url: server.url,
    pooled: pooler?.url ?? null,
    async stop() {
      await pooler?.stop()
      await server.stop()
    },
  }
}
