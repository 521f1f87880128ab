import { DatabaseSync } from 'node:sqlite'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'

/** better-auth with e-mail and password and no limits: its rate limit would be all that is measured. */
export async function betterAuthProvider(origin, file) {
  const options = {
    baseURL: origin,
    secret: 'bench-bench-bench-bench-bench-bench',
    database: new DatabaseSync(file),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  }
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  return betterAuth(options)
}
