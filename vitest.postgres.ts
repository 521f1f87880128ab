import type { TestProject } from 'vitest/node'
import { startPostgres } from './scripts/postgres-server.ts'

declare global {
  /** The server of this run and how many projects use it: each project loads this file anew. */
  var postgresOfThisRun: { readonly server: ReturnType<typeof startPostgres>; users: number } | undefined
}

/** Starts one PostgreSQL server for all projects of a run that want one; tests get its address from `inject('postgres')`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = (globalThis.postgresOfThisRun ??= { server: startPostgres(), users: 0 })
  run.users++
  const server = await run.server
  project.provide('postgres', server.url)
  return async () => {
    if (--run.users === 0) await server.stop()
  }
}
