import type { Context } from '../../context/index.ts'
import { newId } from '../../ids/index.ts'
import type { Account, ApprovalRequest, ApprovalStatus, Device, Seconds, SignIn } from '../../ports/index.ts'
import { randomDigits } from '@laissez-passer/password/random'
import { deviceTopic, signInTopic } from '../../context/topics.ts'
import { sealingContexts } from './sealing-contexts.ts'
import { formatLink } from '../links.ts'
import { type Refusal, refuse } from './call.ts'
import { wakeUp } from '../../messages/wake-up.ts'
import { rules } from './rules.ts'

/** What a sign-in tells the phone about itself. */
export interface Asking {
  readonly signIn: SignIn
  readonly account: Account
  readonly deviceId: string
  /** The account knows this browser. */
  readonly knownBrowser: boolean
  readonly browserName: string
  /** Coarse place, where the runtime knows it. */
  readonly place: string | null
  /** Origin of the service that asks, where there is one. */
  readonly serviceOrigin: string | null
}

/**
 * Asks a device to approve a sign-in: stores the request and wakes the phone. An earlier open request of the
 * same sign-in ends.
 * @returns `unknown-device`, `locked`; `too-many` or `paused` with `until`, seconds since the epoch.
 */
export async function askDevice(
  context: Context,
  asking: Asking,
): Promise<
  { readonly ok: true } | (Refusal<'unknown-device' | 'locked' | 'too-many' | 'paused'> & { readonly until?: Seconds })
> {
  const { store, signals, now } = context
  const device = await store.devices.find(asking.deviceId)
  if (device?.accountId !== asking.account.id) return refuse('unknown-device')
  const request = await newRequest(context, asking)
  const opened = await store.approvals.open({
    request,
    limit: rules.approvalLimit,
    windowSeconds: rules.approvalWindowSeconds,
    now,
    messages: await wakeUp(context, device),
  })
  if (opened.ok) signals.notify(deviceTopic(device.id))
  return opened
}

/** The newest request of a sign-in, for the page that waits for it. */
export interface ApprovalView {
  readonly id: string
  /** `locked`, `unknown-device`: it ended because the phone was locked or removed meanwhile. */
  readonly status: ApprovalStatus | 'locked' | 'unknown-device'
  /**
   * To be typed on the phone; null when none is asked for or nothing is pending. Shown to this browser only.
   */
  readonly transferCode: string | null
  readonly expiresAt: Seconds
  /** Until when no further request goes out; null: one may. */
  readonly pausedUntil: Seconds | null
  readonly device: Pick<Device, 'id' | 'name' | 'model' | 'lastSeenAt'> | null
  /** For a browser on the phone itself; null where there is no app of ours. */
  readonly link: string | null
}

/** Reads the newest request of a sign-in; null when none was made. Writes nothing. */
export async function viewApproval(context: Context, signInIdHash: string): Promise<ApprovalView | null> {
  const { store, keyRing, now, settings } = context
  const found = await store.approvals.ofSignIn({ signInIdHash, now })
  if (!found) return null
  const { pausedUntil, request, status } = found
  const device = await store.devices.find(request.deviceId)
  const shown = status === 'pending' && request.sealedTransferCode !== null
  return {
    id: request.id,
    status: status === 'cancelled' ? whyCancelled(device) : status,
    transferCode: shown
      ? new TextDecoder().decode(
          await keyRing.open(request.sealedTransferCode, sealingContexts.transferCode(request.id)),
        )
      : null,
    expiresAt: request.expiresAt,
    pausedUntil,
    device: device && { id: device.id, name: device.name, model: device.model, lastSeenAt: device.lastSeenAt },
    link: settings.authenticatorOrigin && formatLink({ kind: 'approve', id: request.id }, settings.authenticatorOrigin),
  }
}

function whyCancelled(device: Device | null): ApprovalView['status'] {
  if (device?.status === 'locked') return 'locked'
  return device === null || device.status === 'removed' ? 'unknown-device' : 'cancelled'
}

/**
 * Does what ends a device's open requests, then tells the browsers that wait for them.
 *
 * @param end resolves to whether they ended
 */
export async function endingRequests<Result>(
  context: Context,
  deviceId: string,
  end: () => Promise<readonly [ended: boolean, result: Result]>,
): Promise<Result> {
  const waiting = await context.store.approvals.pending({ deviceId, now: context.now })
  const [ended, result] = await end()
  if (ended) for (const { signInIdHash } of waiting) context.signals.notify(signInTopic(signInIdHash))
  return result
}

async function newRequest(context: Context, asking: Asking): Promise<ApprovalRequest> {
  const { keyRing, now, random, settings } = context
  const digits = settings.pushTransferDigits
  const [id, nonce] = [newId(random, asking.account.id), newId(random)]
  const code = randomDigits(random, digits)
  return {
    id,
    nonce,
    accountId: asking.account.id,
    deviceId: asking.deviceId,
    signInIdHash: asking.signIn.idHash,
    serviceName: (asking.signIn.requirement.serviceName ?? settings.name).slice(0, 100),
    serviceOrigin: asking.serviceOrigin,
    browserName: asking.browserName.slice(0, 100),
    place: asking.place,
    knownBrowser: asking.knownBrowser,
    transferDigits: digits,
    sealedTransferCode:
      digits === 0 ? null : await keyRing.seal(new TextEncoder().encode(code), sealingContexts.transferCode(id)),
    createdAt: now,
    expiresAt: now + rules.approvalSeconds,
    keepUntil: now + rules.approvalKeptSeconds,
  }
}
