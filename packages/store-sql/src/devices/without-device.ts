import { type Sql, sql } from '../sql/sql.ts'
import { withoutProofs } from '../sign-ins/proofs.ts'
import { type Statement, statement } from '../sql/statements.ts'

/** Removes a device and what goes with it, where the condition holds: it keeps no secret. */
export function removeDevice(deviceId: string, where: Sql<unknown>): readonly Statement[] {
  return [
    statement(sql`update devices set status = 'removed', sealed_oprf_key = null, sealed_code_secret = null,
      sealed_push = null, biometric_id = null, biometric_key = null where id = ${deviceId} and ${where}`),
    ...withoutDevice(deviceId, where),
  ]
}

/**
 * What goes with a removed device, where the condition holds: its PIN tries and waiting PIN change, its
 * requests, and what it approved that no session came of yet.
 */
export function withoutDevice(deviceId: string, where: Sql<unknown>): readonly Statement[] {
  return [
    statement(sql`delete from pin_tries where device_id = ${deviceId} and ${where}`),
    statement(sql`delete from pin_changes where device_id = ${deviceId} and ${where}`),
    statement(sql`update approvals set status = 'cancelled'
      where device_id = ${deviceId} and status in ('pending', 'approved') and ${where}`),
    withoutProofs(deviceId, where),
  ]
}
