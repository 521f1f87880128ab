import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { newId } from '../../ids/index.ts'
import type { Account, ActivityEntry, Device, OutboxMessage } from '../../ports/index.ts'
import { fromBase64url, hash, toBase64url } from '../bytes.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { parsePublicJwk } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import { evaluateBlinded, isBlinded } from '../oprf.ts'
import { endingRequests } from './ask.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { rules } from './rules.ts'

/**
 * Evaluates a blinded PIN: spends a try, which has an id. The try after the fifth in a row (or the fiftieth
 * in the key's life) destroys the OPRF key and revokes D in one step, with a mail. Nobody ever gets more
 * evaluations than that, however parallel.
 *
 * @param call Body `{ pinKeyId, blinded }`. The same blinded element again is the same try.
 * @returns the try's id, the evaluated element and how many tries are left after this one.
 */
export async function evaluatePin(
  context: Context,
  call: DeviceCall,
): Promise<
  | { readonly ok: true; readonly answer: { readonly try: string; readonly evaluated: string; readonly left: number } }
  | Refusal<CallRefusal | 'locked' | 'other-key' | 'bad-element'>
> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const pinKeyId = body.get('pinKeyId')
  const blinded = fromBase64url(body.get('blinded'), 32)
  if (typeof pinKeyId !== 'string' || !blinded) return refuse('bad-request')
  if (!isBlinded(blinded)) return refuse('bad-element')
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const spend = {
    deviceId: device.id,
    pinKeyId,
    tryId: newId(context.random),
    blindedHash: hash(blinded),
    limits: rules.pin,
    now: context.now,
    ifLocked: await lockNotice(context, account, device),
  }
  const spent = await endingRequests(context, device.id, async () => {
    const result = await context.store.devices.spendPinTry(spend)
    return [!result.ok && result.reason === 'locked', result]
  })
  if (!spent.ok) return refuse(spent.reason === 'unknown' ? 'unknown-device' : spent.reason)
  const key = await context.keyRing.open(spent.sealedOprfKey, sealingContexts.oprfKey(device.id, pinKeyId))
  const evaluated = evaluateBlinded(key, blinded)
  return evaluated
    ? { ok: true, answer: { try: spent.tryId, evaluated: toBase64url(evaluated), left: spent.left } }
    : refuse('bad-element')
}

/**
 * The right PIN was entered: D signed the try's id. Only this sets the count of tries in a row to zero.
 * @param call Body `{ unlocked }`: `lp-unlocked+jwt` by D.
 * @returns `unknown-try` when the try isn't this device's, is older than ten minutes or was used before.
 */
export async function unlockPin(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: Record<string, never> } | Refusal<CallRefusal | 'unknown-try'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const key = parsePublicJwk(device.approvalKey)
  const verified =
    key &&
    (await verifyMessage('lp-unlocked+jwt', readBody(call).get('unlocked'), {
      issuer: device.id,
      audience: context.settings.origin,
      key,
    }))
  if (!verified) return refuse('bad-message')
  const unlocked = await context.store.devices.unlock({
    deviceId: device.id,
    tryId: verified.claims.try,
    notBefore: context.now - rules.unlockSeconds,
  })
  return unlocked ? { ok: true, answer: {} } : refuse('unknown-try')
}

/** Written only by the try that locks. Made beforehand, because cause and message commit together. */
async function lockNotice(
  context: Context,
  account: Account,
  device: Device,
): Promise<{ readonly messages: readonly OutboxMessage[]; readonly activity: ActivityEntry }> {
  return {
    messages: [
      await accountMail(context, account, {
        template: 'device-locked',
        params: { device: device.name, model: device.model },
      }),
    ],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'device-locked',
      details: { device: device.name },
    }),
  }
}
