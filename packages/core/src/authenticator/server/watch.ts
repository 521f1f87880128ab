import type { Context } from '../../context/index.ts'
import type { Seconds } from '../../ports/index.ts'
import { deviceTopic } from '../../context/topics.ts'
import { authenticateCall, type CallRefusal, type DeviceCall, type Refusal } from './call.ts'
import { providerKeys } from './keys.ts'
import { signRemoval } from './removal.ts'
import { signRequest } from './requests.ts'

/** How a live channel is kept. */
export interface WatchOptions {
  /** Ends the stream: the client went away, or the server stops. */
  readonly signal: AbortSignal
  /** The clock; a stream outlives the request's `now`. */
  readonly clock: () => Seconds
  /** Something is written at least that often, so that dead connections are noticed. Default 15. */
  readonly beatSeconds?: number
  /** The stream ends after so long and the app opens another. Default 240. */
  readonly lifeSeconds?: number
}

/** What a line of the live channel says. */
export type WatchLine =
  /**
   * First, and again at every change and as a heartbeat; `now` is the server's time in seconds, `waiting` the
   * ids of all requests that wait now.
   */
  | { readonly type: 'open'; readonly now: Seconds; readonly waiting: readonly string[] }
  /** `lp-request+jwt`. */
  | { readonly type: 'request'; readonly request: string }
  /** First when one waits, and at every change: `lp-removal+jwt`; null when it waits no longer. */
  | { readonly type: 'removal'; readonly removal: string | null }
  | { readonly type: 'status'; readonly status: 'active' | 'locked' }
  /** Last, when the device was removed. */
  | { readonly type: 'gone' }

/**
 * The live channel of a device: each open request once, as soon as it exists, changes of the device's status,
 * and a lost factor on its way out. Looks again by itself at every beat, so that a lost signal delays a
 * request, never loses it.
 *
 * @param call No body.
 * @returns `topic`: the device's, the same for each of its channels; `lines`: starts the channel: lines, each
 * JSON ended by a line feed, to be sent as `application/x-ndjson`; iterating stops quietly when `signal`
 * aborts.
 */
export async function watchRequests(
  context: Context,
  call: DeviceCall,
): Promise<
  | { readonly ok: true; readonly topic: string; readonly lines: (options: WatchOptions) => AsyncIterable<string> }
  | Refusal<CallRefusal>
> {
  const caller = await authenticateCall(context, call)
  if (!caller.ok) return caller
  const { id } = caller.device
  return { ok: true, topic: deviceTopic(id), lines: (options) => watch(context, id, options) }
}

async function* watch(
  context: Context,
  deviceId: string,
  { signal, clock, beatSeconds = 15, lifeSeconds = 240 }: WatchOptions,
): AsyncGenerator<string> {
  const { signals, store } = context
  const end = context.now + lifeSeconds
  const sent = new Set<string>()
  let status = ''
  let removalId: string | null = null
  while (!signal.aborted && clock() < end) {
    // Wait from before looking: what happens while we look isn't missed.
    const changed = signals.wait(deviceTopic(deviceId), { timeoutMs: beatSeconds * 1000, signal })
    const now = clock()
    const device = await store.devices.find(deviceId)
    if (!device || device.status === 'removed') {
      yield line({ type: 'gone' })
      return
    }
    const [pending, removal] = await Promise.all([
      store.approvals.pending({ deviceId, now }),
      store.factorRemovals.waiting(device.accountId),
    ])
    yield line({ type: 'open', now, waiting: pending.map(({ id }) => id) })
    if (device.status !== status) yield line({ type: 'status', status: device.status })
    status = device.status
    const fresh = pending.filter(({ id }) => !sent.has(id))
    const news = (removal?.id ?? null) !== removalId
    removalId = removal?.id ?? null
    const keys = fresh.length > 0 || news ? await providerKeys({ ...context, now }) : null
    if (news && keys)
      yield line({ type: 'removal', removal: removal && (await signRemoval(context, removal, { deviceId, keys })) })
    for (const request of fresh) {
      sent.add(request.id)
      if (keys) yield line({ type: 'request', request: await signRequest(context, request, { keys }) })
    }
    await changed
  }
}

function line(value: WatchLine): string {
  return `${JSON.stringify(value)}\n`
}
