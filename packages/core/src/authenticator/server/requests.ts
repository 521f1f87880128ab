import { fullName } from '../../names/index.ts'
import type { Context } from '../../context/index.ts'
import type { ApprovalRequest, Device } from '../../ports/index.ts'
import { signMessage } from '../message.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, refuse, type Refusal } from './call.ts'
import { type ProviderKeys, providerKeys } from './keys.ts'
import { waitingRemoval } from './removal.ts'

/** What a phone learns about itself. */
export interface DeviceState {
  readonly status: 'active' | 'locked'
  readonly name: string
  readonly account: { readonly name: string; readonly uid: string }
  /** PIN tries spent since the last unlock. */
  readonly tries: number
  /** Credential id of B; null while biometrics are off. */
  readonly biometrics: string | null
  /**
   * Ids of the provider's keys, the current one first: when they aren't the pinned ones, the app reads the
   * service document.
   */
  readonly kids: readonly string[]
}

/** How this device stands. @param call No body. */
export async function deviceState(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: DeviceState } | Refusal<CallRefusal>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const account = await context.store.accounts.find({ id: device.accountId })
  if (!account) return refuse('unknown-device')
  const { kids } = await providerKeys(context)
  return {
    ok: true,
    answer: {
      status: standing(device),
      name: device.name,
      account: { name: fullName(account), uid: account.uid },
      tries: device.triesInRow,
      biometrics: device.biometricId,
      kids,
    },
  }
}

/** Requests that wait for this device. */
export interface WaitingRequests {
  readonly status: 'active' | 'locked'
  /** `lp-request+jwt` each, oldest first. */
  readonly requests: readonly string[]
  /**
   * `lp-removal+jwt`: a factor of the account that was reported as lost and soon goes; null when none does.
   */
  readonly removal: string | null
  readonly kids: readonly string[]
  /**
   * The server's time, in seconds: what is left of a request is counted from it, never from the phone's
   * clock.
   */
  readonly now: number
}

/** The open requests of this device, each signed. @param call No body. */
export async function pendingRequests(
  context: Context,
  call: DeviceCall,
): Promise<{ readonly ok: true; readonly answer: WaitingRequests } | Refusal<CallRefusal>> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { device } = caller
  const pending = await context.store.approvals.pending({ deviceId: device.id, now: context.now })
  const keys = await providerKeys(context)
  const [removal, requests] = await Promise.all([
    waitingRemoval(context, device, { keys }),
    Promise.all(pending.map((request) => signRequest(context, request, { keys }))),
  ])
  return {
    ok: true,
    answer: { status: standing(device), requests, removal, kids: keys.kids, now: context.now },
  }
}

/** `lp-request+jwt`: who asks, from where, until when; never the transfer code. */
export function signRequest(
  { settings }: Context,
  request: ApprovalRequest,
  { keys }: { readonly keys: ProviderKeys },
): Promise<string> {
  return signMessage(
    'lp-request+jwt',
    {
      iss: settings.origin,
      aud: request.deviceId,
      request: request.id,
      nonce: request.nonce,
      service: request.serviceName,
      origin: request.serviceOrigin ?? '',
      browser: request.browserName,
      place: request.place ?? '',
      digits: request.transferDigits,
      iat: request.createdAt,
      exp: request.expiresAt,
    },
    keys.current,
  )
}

/** A device that may talk to us is active or locked. */
export function standing(device: Device): 'active' | 'locked' {
  return device.status === 'active' ? 'active' : 'locked'
}
