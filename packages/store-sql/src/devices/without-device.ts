import { type RawBuilder, sql } from 'kysely'
import { raw, type Statement, statement } from '../sql/statements.ts'

/** What goes with a removed device, where the condition holds: its PIN tries and waiting PIN change, its requests, and what it approved that no session came of yet. */
export function withoutDevice(deviceId: string, where: RawBuilder<unknown>): readonly Statement[] {
  return [
    statement(raw(sql`delete from pin_tries where device_id = ${deviceId} and ${where}`)),
    statement(raw(sql`delete from pin_changes where device_id = ${deviceId} and ${where}`)),
    statement(
      raw(
        sql`update approvals set status = 'cancelled' where device_id = ${deviceId} and status in ('pending', 'approved') and ${where}`,
      ),
    ),
    statement(
      raw(sql`delete from sign_in_proofs where credential_id = ${deviceId} and ${where}
        and exists (select 1 from sign_ins where id_hash = sign_in_proofs.sign_in_id_hash and completed_at is null)`),
    ),
  ]
}
