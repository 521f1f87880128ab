import type { DevicesPort, PinChange } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { nonce, prepare, statement } from '../sql/statements.ts'
import { pinChanges } from './tables.ts'
import { withoutDevice } from './without-device.ts'

interface Given {
  readonly passwordHash: string | null
}

// An old password may be verified while it is being changed: what it was given for must not come after.
const keep = prepare((p: PinChange & Given) =>
  insertInto(pinChanges, p, {
    where: sql`exists (select 1 from devices where id = ${p.deviceId}
      and ((status = 'active' and cast(${p.purpose} as text) = 'change')
        or (status <> 'removed' and cast(${p.purpose} as text) = 'reset' and exists (select 1 from accounts
          where accounts.id = devices.account_id and accounts.password_hash = ${p.passwordHash}))))`,
    onConflict: sql`on conflict (device_id) do update set pin_key_id = excluded.pin_key_id,
      sealed_oprf_key = excluded.sealed_oprf_key, purpose = excluded.purpose, expires_at = excluded.expires_at`,
  }),
)

/** @see DevicesPort.startPinChange */
export async function startPinChange(executor: Executor, change: PinChange & Given): Promise<boolean> {
  const [kept] = await executor.commit([keep(change)])
  return didChange(kept)
}

/** @see DevicesPort.completePinChange */
export async function completePinChange(
  executor: Executor,
  options: Parameters<DevicesPort['completePinChange']>[0],
): Promise<boolean> {
  const { deviceId, pinKeyId, approval, now, messages, activity } = options
  const claim = nonce()
  const mine = claimed('devices', { key: 'id', is: deviceId, claim })
  const waits = sql`from pin_changes where device_id = ${deviceId} and pin_key_id = ${pinKeyId}
    and purpose = ${approval ? 'reset' : 'change'} and expires_at > ${now}`
  const renewed = approval
    ? sql`, status = 'active', approval_key = ${approval.key}, approval_thumbprint = ${approval.thumbprint}, pin_reset_at = ${now}`
    : sql``
  const standing = approval ? sql`status <> 'removed'` : sql`status = 'active'`
  const [completed] = await executor.commit([
    statement(
      sql`update devices set sealed_oprf_key = (select sealed_oprf_key ${waits}), pin_key_id = ${pinKeyId},
        tries_in_row = 0, tries_in_life = 0, claim = ${claim} ${renewed}
        where id = ${deviceId} and ${standing} and exists (select 1 ${waits})`,
    ),
    // What the old D approved, but no session came of yet, goes with it.
    ...(approval ? withoutDevice(deviceId, mine) : []),
    statement(sql`delete from pin_changes where device_id = ${deviceId} and ${mine}`),
    statement(sql`delete from pin_tries where device_id = ${deviceId} and ${mine}`),
    ...effects({ messages, activity }, mine),
  ])
  return didChange(completed)
}
