import type { Device, DevicesPort, PinLimits, PinTryResult, Seconds } from '@laissez-passer/core/ports'
import { sql } from '../sql/sql.ts'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, type Executor, returned } from '../executor.ts'
import { insertInto } from '../sql/insert.ts'
import { nonce, prepare, statement } from '../sql/statements.ts'
import { pinTries } from './tables.ts'

interface Try extends PinLimits {
  readonly deviceId: string
  readonly pinKeyId: string
  readonly blindedHash: string
  readonly claim: string
}

const kept = (p: Pick<Try, 'deviceId' | 'blindedHash'>) =>
  sql`exists (select 1 from pin_tries where device_id = ${p.deviceId} and blinded_hash = ${p.blindedHash})`

const spend = prepare(
  (p: Try) =>
    sql`update devices set tries_in_row = tries_in_row + 1, tries_in_life = tries_in_life + 1, claim = ${p.claim}
    where id = ${p.deviceId} and status = 'active' and pin_key_id = ${p.pinKeyId}
      and tries_in_row < ${p.inRow} and tries_in_life < ${p.inLife} and not ${kept(p)}`,
)

const keep = prepare((p: Try & { tryId: string; now: Seconds }) =>
  insertInto(
    pinTries,
    { id: p.tryId, deviceId: p.deviceId, blindedHash: p.blindedHash, at: p.now },
    { where: claimed('devices', { key: 'id', is: p.deviceId, claim: p.claim }) },
  ),
)

// After the two above: the try that was just allowed is kept, so that only a further one locks.
const lock = prepare(
  (p: Try) =>
    sql`update devices set status = 'locked', sealed_oprf_key = null, claim = ${p.claim}
    where id = ${p.deviceId} and status = 'active' and pin_key_id = ${p.pinKeyId}
      and (tries_in_row >= ${p.inRow} or tries_in_life >= ${p.inLife}) and not ${kept(p)}`,
)

type Judged = Pick<Device, 'status' | 'pinKeyId' | 'sealedOprfKey' | 'triesInRow' | 'triesInLife'> & {
  readonly tryId: string | null
}

const judge = prepare(
  (p: Pick<Try, 'deviceId' | 'blindedHash'>) =>
    sql<Judged>`select status, pin_key_id, sealed_oprf_key, tries_in_row, tries_in_life, pin_tries.id as try_id
    from devices left join pin_tries on pin_tries.device_id = devices.id and pin_tries.blinded_hash = ${p.blindedHash} where devices.id = ${p.deviceId}`,
)

/** @see DevicesPort.spendPinTry */
export async function spendPinTry(
  executor: Executor,
  options: Parameters<DevicesPort['spendPinTry']>[0],
): Promise<PinTryResult> {
  const { deviceId, pinKeyId, tryId, blindedHash, limits, now, ifLocked } = options
  const attempt = { deviceId, pinKeyId, blindedHash, ...limits, claim: nonce() }
  const locking = { ...attempt, claim: nonce() }
  const locked = claimed('devices', { key: 'id', is: deviceId, claim: locking.claim })
  const outcomes = await executor.commit([
    spend(attempt),
    keep({ ...attempt, tryId, now }),
    lock(locking),
    statement(sql`delete from pin_tries where device_id = ${deviceId} and ${locked}`),
    statement(
      sql`update approvals set status = 'cancelled' where device_id = ${deviceId} and status = 'pending' and ${locked}`,
    ),
    ...effects(ifLocked, locked),
    judge({ deviceId, blindedHash }),
  ])
  const [device] = returned<Judged>(outcomes.at(-1))
  if (!device || device.status === 'removed') return { ok: false, reason: 'unknown' }
  if (device.sealedOprfKey === null) return { ok: false, reason: 'locked' }
  if (device.pinKeyId !== pinKeyId || device.tryId === null) return { ok: false, reason: 'other-key' }
  const left = Math.max(0, Math.min(limits.inRow - device.triesInRow, limits.inLife - device.triesInLife))
  return { ok: true, tryId: device.tryId, sealedOprfKey: device.sealedOprfKey, left }
}

const reset = prepare(
  (p: { deviceId: string; tryId: string; notBefore: Seconds; claim: string }) =>
    sql`update devices set tries_in_row = 0, tries_in_life = tries_in_life - 1, claim = ${p.claim}
    where id = ${p.deviceId} and status = 'active'
      and exists (select 1 from pin_tries where pin_tries.id = ${p.tryId} and device_id = ${p.deviceId} and at >= ${p.notBefore})`,
)

/** @see DevicesPort.unlock */
export async function unlock(
  executor: Executor,
  { deviceId, tryId, notBefore }: Parameters<DevicesPort['unlock']>[0],
): Promise<boolean> {
  const claim = nonce()
  const [unlocked] = await executor.commit([
    reset({ deviceId, tryId, notBefore, claim }),
    statement(
      sql`delete from pin_tries where device_id = ${deviceId} and ${claimed('devices', { key: 'id', is: deviceId, claim })}`,
    ),
  ])
  return didChange(unlocked)
}
