import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'
import type { Account, Device } from '../../ports/index.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { utf8 } from '../bytes.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { deviceTopic } from '../../context/topics.ts'
import { endingRequests } from './ask.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, readBody, refuse, type Refusal } from './call.ts'
import { accountMail } from '../../messages/account-mail.ts'

/** A device as My Account lists it. */
export type ListedDevice = Pick<Device, 'id' | 'name' | 'model' | 'createdAt' | 'lastSeenAt'> & {
  readonly status: 'active' | 'locked'
  /** A finger or a face stands for its PIN. */
  readonly biometrics: boolean
}

/** The devices of an account, oldest first. */
export async function listDevices(context: Context, accountId: string): Promise<readonly ListedDevice[]> {
  const devices = await context.store.devices.list(accountId)
  return devices.map(({ id, name, model, createdAt, lastSeenAt, status, biometricId }) => ({
    id,
    name,
    model,
    createdAt,
    lastSeenAt,
    status: status === 'locked' ? 'locked' : 'active',
    biometrics: biometricId !== null,
  }))
}

/**
 * Gives a device another name.
 * @param input `name`: 1 to 50 characters after trimming.
 * @returns `invalid` with an issue for `name` (`required`, `too-long`, `unsupported-characters`); `unknown`
 * when the account has no such device.
 */
export async function renameDevice(
  context: Context,
  input: { readonly accountId: string; readonly deviceId: string; readonly name: string },
): Promise<{ readonly ok: true } | Invalid | Refusal<'unknown'>> {
  const name = tidyCredentialName(input.name)
  const issues = credentialNameIssues(name)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const activity = await activityEntry(context, {
    accountId: input.accountId,
    kind: 'device-renamed',
    details: { device: name },
  })
  return (await context.store.devices.rename({ accountId: input.accountId, deviceId: input.deviceId, name, activity }))
    ? { ok: true }
    : refuse('unknown')
}

/**
 * Removes a device: its OPRF key, code secret and push subscription are destroyed, its open requests end; a
 * mail says so. The app notices at its next contact.
 * @param input `fresh`: whose; `deviceId`: as listed.
 * @returns `unknown` when the account has no such device (any more).
 */
export function removeDevice(
  context: Context,
  { fresh, deviceId }: { readonly fresh: FreshSession; readonly deviceId: string },
): Promise<{ readonly ok: true } | Refusal<'unknown'>> {
  return remove(context, { account: fresh.account, deviceId })
}

async function remove(
  context: Context,
  { account, deviceId }: { readonly account: Account; readonly deviceId: string },
): Promise<{ readonly ok: true } | Refusal<'unknown'>> {
  const device = await context.store.devices.find(deviceId)
  if (device?.accountId !== account.id) return refuse('unknown')
  const removal = {
    accountId: account.id,
    deviceId,
    now: context.now,
    messages: [
      await accountMail(context, account, {
        template: 'device-removed',
        params: { device: device.name, model: device.model },
      }),
    ],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'device-removed',
      details: { device: device.name, model: device.model },
    }),
  }
  const removed = await endingRequests(context, deviceId, async () => {
    const done = await context.store.devices.remove(removal)
    return [done, done]
  })
  if (!removed) return refuse('unknown')
  context.signals.notify(deviceTopic(deviceId))
  return { ok: true }
}

/** Removal from the phone itself. @param call No body. */
export async function removeThisDevice(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: Record<string, never> } | Refusal<CallRefusal>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const account = await context.store.accounts.find({ id: caller.device.accountId })
  if (!account) return refuse('unknown-device')
  const removed = await remove(context, { account, deviceId: caller.device.id })
  return removed.ok ? { ok: true, answer: {} } : refuse('removed')
}

/**
 * Replaces or forgets the push subscription. Which hosts may be pushed to is for delivery to decide when it
 * sends.
 * @param call Body `{ subscription }`: `{ endpoint, keys: { p256dh, auth } }`, or null.
 * @returns `bad-endpoint` when it isn't an https address with both keys.
 */
export async function changePush(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: Record<string, never> } | Refusal<CallRefusal | 'bad-endpoint'>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const body = readBody(call)
  if (!body.has('subscription')) return refuse('bad-request')
  const given = body.get('subscription')
  const subscription = given === null ? null : readSubscription(given)
  if (given !== null && !subscription) return refuse('bad-endpoint')
  const sealedPush =
    subscription && (await context.keyRing.seal(utf8(JSON.stringify(subscription)), sealingContexts.push(device.id)))
  return (await context.store.devices.setPush({ deviceId: device.id, sealedPush }))
    ? { ok: true, answer: {} }
    : refuse('removed')
}

/** A push subscription (RFC 8030, RFC 8291). */
export interface PushSubscriptionKeys {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

function readSubscription(value: unknown): PushSubscriptionKeys | null {
  if (typeof value !== 'object' || value === null || !('endpoint' in value) || !('keys' in value)) return null
  const { endpoint, keys } = value
  if (
    typeof endpoint !== 'string' ||
    endpoint.length > 1024 ||
    !URL.canParse(endpoint) ||
    new URL(endpoint).protocol !== 'https:'
  )
    return null
  if (typeof keys !== 'object' || keys === null || !('p256dh' in keys) || !('auth' in keys)) return null
  const { p256dh, auth } = keys
  if (
    typeof p256dh !== 'string' ||
    typeof auth !== 'string' ||
    !/^[\w=-]{1,200}$/.test(p256dh) ||
    !/^[\w=-]{1,100}$/.test(auth)
  )
    return null
  return { endpoint, keys: { p256dh, auth } }
}

/**
 * Opens a stored push subscription, for whoever delivers. @throws LaissezPasserError `sealed-value` when it
 * was altered.
 */
export async function openPush(
  { keyRing }: Pick<Context, 'keyRing'>,
  device: Pick<Device, 'id' | 'sealedPush'>,
): Promise<PushSubscriptionKeys | null> {
  if (device.sealedPush === null) return null
  const bytes = await keyRing.open(device.sealedPush, sealingContexts.push(device.id))
  return readSubscription(JSON.parse(new TextDecoder().decode(bytes)))
}
