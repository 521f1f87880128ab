import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { newId } from '../../ids/index.ts'
import type { Device, PinChange } from '../../ports/index.ts'
import { equal, fromBase64url, hash, toBase64url } from '../bytes.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { parsePublicJwk } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import { evaluateBlinded, isBlinded, newOprfKey } from '../oprf.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { rules } from './rules.ts'

/** The new OPRF key's evaluation of a new PIN. */
export interface NewPin {
  /** Names the new OPRF key. */
  readonly pinKeyId: string
  readonly evaluated: string
}

/**
 * PIN changed, first half: D signed the try of the old PIN and the hash of the blinded new one. Makes a new
 * OPRF key that waits beside the old one, which goes on as before until the app confirms. Counts as an
 * unlock.
 *
 * @param call Body `{ change, blinded }`: `lp-pin-change+jwt` by D, and the blinded new PIN.
 * @returns `unknown-try` when the try isn't this device's, is older than ten minutes or was used before (as
 * `unlockPin`); `locked`.
 */
export async function startPinChange(
  context: Context,
  call: DeviceCall,
): Promise<
  { readonly ok: true; readonly answer: NewPin } | Refusal<CallRefusal | 'unknown-try' | 'locked' | 'bad-element'>
> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const blinded = fromBase64url(body.get('blinded'), 32)
  if (!blinded) return refuse('bad-request')
  if (!isBlinded(blinded)) return refuse('bad-element')
  const key = parsePublicJwk(device.approvalKey)
  const expected = { issuer: device.id, audience: context.settings.origin }
  const verified = key && (await verifyMessage('lp-pin-change+jwt', body.get('change'), { ...expected, key }))
  if (!verified || !equal(verified.claims.b, hash(blinded))) return refuse('bad-message')
  const unlocked = await context.store.devices.unlock({
    deviceId: device.id,
    tryId: verified.claims.try,
    notBefore: context.now - rules.unlockSeconds,
  })
  if (!unlocked) return refuse('unknown-try')
  const answer = await newPin(context, { device, blinded, purpose: 'change', passwordHash: null })
  return answer ? { ok: true, answer } : refuse('locked')
}

/**
 * PIN changed, second half: the app stored D under the new PIN and says so with D. The new OPRF key replaces
 * the old one; a mail says so. Posted again, it answers the same: a lost answer strands nobody.
 *
 * @param call Body `{ changed }`: `lp-pin-changed+jwt` by D.
 * @returns `other-key` when no such change waits (any more): the old PIN still counts.
 */
export async function confirmPinChange(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: Record<string, never> } | Refusal<CallRefusal | 'other-key'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const key = parsePublicJwk(device.approvalKey)
  const expected = { issuer: device.id, audience: context.settings.origin }
  const verified =
    key && (await verifyMessage('lp-pin-changed+jwt', readBody(call).get('changed'), { ...expected, key }))
  if (!verified) return refuse('bad-message')
  const pinKeyId = verified.claims.key
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const { name, model } = device
  const completed = await context.store.devices.completePinChange({
    deviceId: device.id,
    pinKeyId,
    approval: null,
    now: context.now,
    messages: [await accountMail(context, account, { template: 'pin-changed', params: { device: name, model } })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'pin-changed', details: { device: name } }),
  })
  return completed || (await holds(context, { device, pinKeyId })) ? { ok: true, answer: {} } : refuse('other-key')
}

/**
 * Makes an OPRF key, keeps it waiting, evaluates with it; null when the device doesn't stand for it, or the
 * password that was given for it (`passwordHash`) has changed meanwhile.
 */
export async function newPin(
  context: Context,
  {
    device,
    blinded,
    purpose,
    passwordHash,
  }: Pick<PinChange, 'purpose'> & {
    readonly device: Device
    readonly blinded: Uint8Array
    readonly passwordHash: string | null
  },
): Promise<NewPin | null> {
  const pinKeyId = newId(context.random)
  const oprfKey = newOprfKey(context.random)
  const evaluated = evaluateBlinded(oprfKey, blinded)
  const kept =
    evaluated !== null &&
    (await context.store.devices.startPinChange(
      {
        deviceId: device.id,
        pinKeyId,
        sealedOprfKey: await context.keyRing.seal(oprfKey, sealingContexts.oprfKey(device.id, pinKeyId)),
        purpose,
        expiresAt: context.now + rules.pinChangeSeconds,
      },
      { passwordHash },
    ))
  return kept ? { pinKeyId, evaluated: toBase64url(evaluated) } : null
}

/** Whether the device has this OPRF key (and this D): what was confirmed before. */
export async function holds(
  context: Context,
  { device, pinKeyId, d }: { readonly device: Device; readonly pinKeyId: string; readonly d?: string },
): Promise<boolean> {
  const now = await context.store.devices.find(device.id)
  return now?.status === 'active' && now.pinKeyId === pinKeyId && (d === undefined || now.approvalThumbprint === d)
}
