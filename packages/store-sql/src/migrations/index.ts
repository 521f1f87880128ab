import { LaissezPasserError } from '@laissez-passer/core/errors'
import { first } from './0001-first.ts'
import { timeZones } from './0002-time-zones.ts'
import { sealed } from './0003-sealed.ts'
import { tokenEnds } from './0004-token-ends.ts'
import { unproved } from './0005-unproved.ts'
import { visits } from './0006-visits.ts'
import { limits } from './0007-limits.ts'
import { pushedRequests } from './0008-pushed-requests.ts'
import { assurance } from './0009-assurance.ts'
import { tickets } from './0010-tickets.ts'
import { refreshGrants } from './0011-refresh-grants.ts'
import { consents } from './0012-consents.ts'
import { logouts } from './0013-logouts.ts'
import { deviceGrants } from './0014-device-grants.ts'
import { registeredClients } from './0015-registered-clients.ts'
import { search, searchOnPostgres } from './0016-search.ts'
import { administrators } from './0017-administrators.ts'
import { proposals } from './0018-proposals.ts'
import { audit } from './0019-audit.ts'
import { leaving } from './0020-leaving.ts'
import { states } from './0021-states.ts'
import { personal } from './0022-personal.ts'
import { places } from './0023-places.ts'
import { deletions } from './0024-deletions.ts'
import { events } from './0025-events.ts'
import { foreignHashes } from './0026-foreign-hashes.ts'
import { provisioned } from './0027-provisioned.ts'
import { dataExports } from './0028-data-exports.ts'
import { merged } from './0029-merged.ts'
import { retiredUids } from './0030-retired-uids.ts'
import { auditOrder } from './0031-audit-order.ts'
import { eventLanes } from './0032-event-lanes.ts'
import { longActivity } from './0033-long-activity.ts'
import { names } from './0034-names.ts'

/**
 * A step from one schema to the next. Never changed once released; each runs in one transaction, once.
 *
 * While it is taken, processes of the release before still run: it only adds what their statements don't
 * notice (a table, an index, a column that may be null or has a default). What takes away or renames is a
 * contracting step, one release after the last that needed it.
 */
export interface Migration {
  /**
   * Its number, one more than the last one's, and a name: `0002-nicknames`. A contracting step says as well
   * which step versions have to know to do without what it takes away: `0012-contract-0009-nicknames` is
   * refused by those that know none after 0008.
   */
  readonly id: string
  readonly statements: readonly string[]
  /** What PostgreSQL alone is told afterwards, in the same transaction. */
  readonly onPostgres?: readonly string[]
  /**
   * Its statements make one index, of a table that may be large: PostgreSQL makes it while others write,
   * outside of a transaction.
   */
  readonly concurrently?: boolean
}

/** All steps, in order. */
export const migrations: readonly Migration[] = [
  { id: '0001-first', statements: first },
  { id: '0002-time-zones', statements: timeZones },
  { id: '0003-sealed', statements: sealed },
  { id: '0004-token-ends', statements: tokenEnds },
  { id: '0005-unproved', statements: unproved },
  { id: '0006-visits', statements: visits },
  { id: '0007-limits', statements: limits },
  { id: '0008-pushed-requests', statements: pushedRequests },
  { id: '0009-assurance', statements: assurance },
  { id: '0010-tickets', statements: tickets },
  { id: '0011-refresh-grants', statements: refreshGrants },
  { id: '0012-consents', statements: consents },
  { id: '0013-logouts', statements: logouts },
  { id: '0014-device-grants', statements: deviceGrants },
  { id: '0015-registered-clients', statements: registeredClients },
  { id: '0016-search', statements: search, onPostgres: searchOnPostgres },
  { id: '0017-administrators', statements: administrators },
  { id: '0018-proposals', statements: proposals },
  { id: '0019-audit', statements: audit },
  { id: '0020-leaving', statements: leaving },
  { id: '0021-states', statements: states },
  { id: '0022-personal', statements: personal },
  { id: '0023-places', statements: places },
  { id: '0024-deletions', statements: deletions },
  { id: '0025-events', statements: events },
  { id: '0026-foreign-hashes', statements: foreignHashes },
  { id: '0027-provisioned', statements: provisioned },
  { id: '0028-data-exports', statements: dataExports },
  { id: '0029-merged', statements: merged },
  { id: '0030-retired-uids', statements: retiredUids },
  { id: '0031-audit-order', statements: auditOrder },
  { id: '0032-event-lanes', statements: eventLanes },
  { id: '0033-long-activity', statements: longActivity, concurrently: true },
  { id: '0034-names', statements: names },
]

/** How a schema is brought up to date. */
export interface MigrateOptions {
  /**
   * False: a database that has no schema yet is refused with `store-schema`, as the address must be wrong.
   * Default true.
   */
  readonly mayBeNew?: boolean
}

/** Why a database without a schema is refused, where it may not be new. */
export function isEmpty(): LaissezPasserError {
  return new LaissezPasserError('store-schema', 'The database is empty: nothing was ever kept in it')
}

/** Noted among the steps while a backup is written where no transaction lasts long enough. */
export const restoring = 'restoring'

/** Where the steps done are noted. */
export const migrationsTable = 'create table if not exists migrations (id text not null primary key)'

/**
 * The steps that a database lacks.
 * @param done ids of those that it had.
 * @returns none where it had newer ones besides, which this version doesn't notice
 * @throws LaissezPasserError `store-schema` when a newer version took away what this one needs, or when the
 * database had others than these, or not in their order: it was made by a version that was never released.
 * Nothing was changed then.
 */
export function missing(done: readonly string[], known: readonly Migration[] = migrations): readonly Migration[] {
  if (done.includes(restoring))
    throw new LaissezPasserError(
      'store-schema',
      'A restore of this database was interrupted: run it again, with --replace',
    )
  const newest = known.at(-1)?.id ?? ''
  const strange = done.toSorted().find((id, at) => (at < known.length ? known[at]?.id !== id : id <= newest))
  if (strange === undefined) {
    const taken = takenAway(done, newest)
    if (taken !== null) throw tooNew(taken)
    return known.slice(done.length)
  }
  if (strange.slice(0, 4) > newest.slice(0, 4)) throw tooNew(strange)
  throw new LaissezPasserError(
    'store-schema',
    `The database was made by a version that was never released (it has ${strange}), and can’t be brought up to date: ` +
      'move it away (a file together with its -wal and -shm); a new one is made at the next start',
  )
}

const contracting = /^\d{4}-contract-(\d{4})-/

/**
 * The first step that took away what a version needs; null: none did.
 * @param done ids of the steps that a database had
 * @param newest the last step that the version knows
 */
export function takenAway(done: readonly string[], newest: string): string | null {
  const number = newest.slice(0, 4)
  return done.find((id) => id.slice(0, 4) > number && (contracting.exec(id)?.[1] ?? '') > number) ?? null
}

/** Why a database is refused that a newer version made, by its step. */
export function tooNew(step: string): LaissezPasserError {
  return new LaissezPasserError(
    'store-schema',
    `The database was made by a newer version (it has ${step}): start that version, or restore a backup of before`,
  )
}
