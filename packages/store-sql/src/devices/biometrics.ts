import type { DevicesPort } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor } from '../executor.ts'
import { nonce, statement } from '../sql/statements.ts'

/** @see DevicesPort.turnOnBiometrics */
export async function turnOnBiometrics(
  executor: Executor,
  options: Parameters<DevicesPort['turnOnBiometrics']>[0],
): Promise<boolean> {
  const { deviceId, tryId, notBefore, biometrics, messages, activity } = options
  const claim = nonce()
  const mine = claimed('devices', { key: 'id', is: deviceId, claim })
  const [on] = await executor.commit([
    statement(
      sql`update devices set biometric_id = ${biometrics.id}, biometric_key = ${biometrics.key},
        tries_in_row = 0, tries_in_life = tries_in_life - 1, claim = ${claim}
        where id = ${deviceId} and status = 'active'
          and exists (select 1 from pin_tries where pin_tries.id = ${tryId} and device_id = ${deviceId} and at >= ${notBefore})`,
    ),
    statement(sql`delete from pin_tries where device_id = ${deviceId} and ${mine}`),
    ...effects({ messages, activity }, mine),
  ])
  return didChange(on)
}

/** @see DevicesPort.turnOffBiometrics */
export async function turnOffBiometrics(
  executor: Executor,
  options: Parameters<DevicesPort['turnOffBiometrics']>[0],
): Promise<boolean> {
  const { accountId, deviceId, messages, activity } = options
  const claim = nonce()
  const [off] = await executor.commit([
    statement(
      sql`update devices set biometric_id = null, biometric_key = null, claim = ${claim}
        where id = ${deviceId} and account_id = ${accountId} and status <> 'removed' and biometric_id is not null`,
    ),
    ...effects({ messages, activity }, claimed('devices', { key: 'id', is: deviceId, claim })),
  ])
  return didChange(off)
}
