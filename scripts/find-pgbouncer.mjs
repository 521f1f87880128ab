// PgBouncer, behind which the tests use PostgreSQL. One on this machine, else the system's package manager's.
import { spawnSync } from 'node:child_process'
import { aptInstall } from './apt.mjs'

const hasPgbouncer = () => spawnSync('/usr/sbin/pgbouncer', ['--version'], { stdio: 'ignore' }).status === 0

/** Installs it where it is missing. Throws one clear line when that can't be done. */
export function needPgbouncer(env = process.env) {
  if (hasPgbouncer()) return
  const manual = 'Install pgbouncer (Debian: apt-get install pgbouncer).'
  aptInstall('pgbouncer', { called: 'pgbouncer', manual, env })
  if (!hasPgbouncer()) throw new Error('apt-get installed pgbouncer, but /usr/sbin/pgbouncer can’t be run.')
}
