import type { DevicesPort, Seconds } from '@laissez-passer/core/ports'
import { claimed } from '../sql/claims.ts'
import { effects } from '../effects.ts'
import { didChange, commitIfFree, type Executor } from '../executor.ts'
import { db, nonce, prepare, statement } from '../sql/statements.ts'
import { turnOffBiometrics, turnOnBiometrics } from './biometrics.ts'
import { completePinChange, startPinChange } from './pin-changes.ts'
import { spendPinTry, unlock } from './pin-tries.ts'
import { devices } from './tables.ts'
import { withoutDevice } from './without-device.ts'

const find = prepare((p: { id: string }) => db.selectFrom('devices').select(devices.columns).where('id', '=', p.id))

const list = prepare((p: { accountId: string }) =>
  db
    .selectFrom('devices')
    .select(devices.columns)
    .where('accountId', '=', p.accountId)
    .where('status', '<>', 'removed')
    .orderBy('createdAt')
    .orderBy('id'),
)

const rename = prepare((p: { accountId: string; deviceId: string; name: string; claim: string }) =>
  db
    .updateTable('devices')
    .set({ name: p.name, claim: p.claim })
    .where('id', '=', p.deviceId)
    .where('accountId', '=', p.accountId)
    .where('status', '<>', 'removed'),
)

const remove = prepare((p: { accountId: string; deviceId: string; claim: string }) =>
  db
    .updateTable('devices')
    .set({
      status: 'removed',
      sealedOprfKey: null,
      sealedCodeSecret: null,
      sealedPush: null,
      biometricId: null,
      biometricKey: null,
      claim: p.claim,
    })
    .where('id', '=', p.deviceId)
    .where('accountId', '=', p.accountId)
    .where('status', '<>', 'removed'),
)

const setPush = prepare((p: { deviceId: string; sealedPush: string | null }) =>
  db
    .updateTable('devices')
    .set({ sealedPush: p.sealedPush })
    .where('id', '=', p.deviceId)
    .where('status', '<>', 'removed'),
)

const forgetPush = prepare((p: { deviceId: string; sealedPush: string }) =>
  db
    .updateTable('devices')
    .set({ sealedPush: null })
    .where('id', '=', p.deviceId)
    .where('sealedPush', '=', p.sealedPush),
)

function touch({
  deviceId,
  now,
  language,
  model,
}: {
  readonly deviceId: string
  readonly now: Seconds
  readonly language?: string
  readonly model?: string
}) {
  return statement(
    db
      .updateTable('devices')
      // What isn't given isn't written.
      .set({ lastSeenAt: now, language, model })
      .where('id', '=', deviceId)
      .where('status', '<>', 'removed')
      .where('lastSeenAt', '<=', now),
  )
}

/** Phones, on SQL. */
export function devicesPort(executor: Executor): DevicesPort {
  return {
    async find(id) {
      const [device] = await executor.query(find({ id }))
      return device ?? null
    },

    list: (accountId) => executor.query(list({ accountId })),

    async rename({ accountId, deviceId, name, activity }) {
      const claim = nonce()
      const [renamed] = await executor.commit([
        rename({ accountId, deviceId, name, claim }),
        ...effects({ activity }, claimed('devices', { key: 'id', is: deviceId, claim })),
      ])
      return didChange(renamed)
    },

    async remove({ accountId, deviceId, messages, activity }) {
      const claim = nonce()
      const mine = claimed('devices', { key: 'id', is: deviceId, claim })
      const [removed] = await executor.commit([
        remove({ accountId, deviceId, claim }),
        ...withoutDevice(deviceId, mine),
        ...effects({ messages, activity }, mine),
      ])
      return didChange(removed)
    },

    async touch(options) {
      const told = options.language !== undefined || options.model !== undefined
      await (told ? executor.commit([touch(options)]) : commitIfFree(executor, [touch(options)]))
    },

    async setPush(options) {
      const [set] = await executor.commit([setPush(options)])
      return didChange(set)
    },

    async forgetPush(options) {
      await executor.commit([forgetPush(options)])
    },

    spendPinTry: (options) => spendPinTry(executor, options),
    unlock: (options) => unlock(executor, options),
    turnOnBiometrics: (options) => turnOnBiometrics(executor, options),
    turnOffBiometrics: (options) => turnOffBiometrics(executor, options),
    startPinChange: (change, given) => startPinChange(executor, { ...change, ...given }),
    completePinChange: (options) => completePinChange(executor, options),
  }
}
