import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { verifyPassword } from '../../methods/password/verify.ts'
import { newChallenge, spendChallenge } from '../../webauthn/challenge.ts'
import type { Device } from '../../ports/index.ts'
import { fromBase64url, hash } from '../bytes.ts'
import { thumbprint } from '../jwk.ts'
import { verifyMessage } from '../message.ts'
import { isBlinded } from '../oprf.ts'
import { endingRequests } from './ask.ts'
import { biometricChallengeIn, signedByBiometrics } from './biometrics.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { holds, type NewPin, newPin } from './pin-change.ts'
import { rules } from './rules.ts'

/**
 * PIN forgotten (or the device locked), first half: the account's password, over the device channel, and
 * where biometrics are on what B signs as well. Wrong passwords count on the phone's own count. Makes a new
 * OPRF key that waits until the app confirms; nothing else changes yet.
 *
 * @param call Body `{ password, blinded }`: as typed, and the blinded new PIN; with `assertion`, what B
 * signed over the challenge that `biometrics` gave.
 * @returns `biometrics` with a `challenge`: the password was right, now B is to sign; `wrong-password`,
 * also when it was changed meanwhile;
 * `throttled` with `wait`; `unavailable`: too many passwords wait, nothing was judged.
 */
export async function startPinReset(
  context: Context,
  call: DeviceCall,
): Promise<
  | { readonly ok: true; readonly answer: NewPin }
  | Refusal<CallRefusal | 'wrong-password' | 'throttled' | 'unavailable' | 'bad-element' | 'biometrics'>
> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  const password = body.get('password')
  const blinded = fromBase64url(body.get('blinded'), 32)
  if (typeof password !== 'string' || password.length > 4096 || !blinded) return refuse('bad-request')
  if (!isBlinded(blinded)) return refuse('bad-element')
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const verdict = await verifyPassword(context, {
    account,
    identifier: account.email,
    // The phone's own count: strangers who guess elsewhere don't keep its owner from a new PIN.
    by: { kind: 'holder', id: device.id },
    password,
    work: 'none',
    from: call.address ?? '',
    where: { device: device.name },
  })
  if (!verdict.ok) {
    const { reason } = verdict
    if (reason === 'busy') return refuse('unavailable')
    return reason === 'throttled' ? refuse(reason, { wait: verdict.until - context.now }) : refuse('wrong-password')
  }
  await context.store.throttle.clear(verdict.clearThrottle)
  const subject = `pin-forgotten:${device.id}:${hash(blinded)}`
  if (!(await biometricsAgree(context, device, { given: body.get('assertion'), subject })))
    return refuse('biometrics', { challenge: await newChallenge(context, subject) })
  const { passwordHash } = verdict
  const answer = await newPin(context, { device, blinded, purpose: 'reset', passwordHash })
  if (answer) return { ok: true, answer }
  const present = await context.store.devices.find(device.id)
  return refuse(present && present.status !== 'removed' ? 'wrong-password' : 'removed')
}

/**
 * PIN forgotten, second half: the app made a new D under the new PIN and signs with it. Old OPRF key and old
 * D are gone, open requests end, a locked device is active again; a mail says so. For 24 hours the new D
 * changes no factors. Posted again, it answers the same.
 *
 * @param call Body `{ reset }`: `lp-pin-reset+jwt` by the new D, its key in the header.
 * @returns `other-key` when no such reset waits (any more).
 */
export async function confirmPinReset(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: Record<string, never> } | Refusal<CallRefusal | 'other-key'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const verified = await verifyMessage('lp-pin-reset+jwt', readBody(call).get('reset'), {
    issuer: device.id,
    audience: context.settings.origin,
    key: 'embedded',
  })
  if (!verified) return refuse('bad-message')
  const { key: pinKeyId, d } = verified.claims
  if (d !== (await thumbprint(verified.publicKey)) || d === device.presenceThumbprint) return refuse('bad-message')
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const { name, model } = device
  const completion = {
    deviceId: device.id,
    pinKeyId,
    approval: { key: JSON.stringify(verified.publicKey), thumbprint: d },
    now: context.now,
    messages: [await accountMail(context, account, { template: 'pin-reset', params: { device: name, model } })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'pin-reset', details: { device: name } }),
  }
  const completed = await endingRequests(context, device.id, async () => {
    const done = await context.store.devices.completePinChange(completion)
    return [done, done]
  })
  return completed || (await holds(context, { device, pinKeyId, d })) ? { ok: true, answer: {} } : refuse('other-key')
}

/**
 * Whoever knows the password and holds the phone must be the one it knows by finger or face, where it knows
 * somebody. Spends the challenge.
 */
async function biometricsAgree(
  context: Context,
  device: Device,
  { given, subject }: { readonly given: unknown; readonly subject: string },
): Promise<boolean> {
  if (device.biometricId === null) return true
  const challenge = biometricChallengeIn(given)
  if (challenge === null || (await spendChallenge(context, { challenge, subject })) !== 'ok') return false
  return signedByBiometrics(context, device, { given, challenge })
}

/** Until when a device whose PIN was forgotten changes no factors; null: it may. */
export async function restsUntil(context: Context, deviceId: string): Promise<number | null> {
  const resetAt = (await context.store.devices.find(deviceId))?.pinResetAt ?? null
  const until = resetAt === null ? 0 : resetAt + rules.resetRestSeconds
  return until > context.now ? until : null
}
