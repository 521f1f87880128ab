import { type ApprovalRequest, readRequest } from './approvals.ts'
import { refusal } from './channel.ts'
import type { EnrolledRecord } from './keys/record.ts'
import { lines } from './lines.ts'
import { enrolled, follow, type Phone, sendAs, senderOf } from './phone.ts'
import { readRemoval, type Removal } from './removal.ts'

/** No line for so long means that the connection is dead: the server writes every 15 seconds. */
const silenceMs = 40_000

/** Wakes whoever waits for requests: the app came to the foreground, or a push arrived. */
export interface Waker {
  wake(): void
  /** Aborts at the next `wake`. */
  readonly next: () => AbortSignal
}

/** A waker. */
export function createWaker(): Waker {
  let controller = new AbortController()
  return {
    wake() {
      controller.abort()
      controller = new AbortController()
    },
    next: () => controller.signal,
  }
}

/** What happens while the app waits. */
export type DeviceEvent =
  | { readonly type: 'request'; readonly request: ApprovalRequest }
  /** A request that was told of waits no longer: answered, cancelled or expired. */
  | { readonly type: 'ended'; readonly id: string }
  /**
   * A factor of the account soon goes; null: none does (any more). Told when it changes, and first where one
   * does.
   */
  | { readonly type: 'removal'; readonly removal: Removal | null }
  /** Whether the provider can be reached; told when it changes, and first. */
  | { readonly type: 'connection'; readonly online: boolean }

/**
 * What happens, as it happens; each request once, verified. Lives on a stream of the device channel; where
 * that fails (a proxy that buffers, a network that comes and goes) it polls and tries the stream again. Ends
 * when `signal` aborts, or the phone is no device any more.
 */
export async function* events(
  phone: Phone,
  waker: Waker,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<DeviceEvent, void, undefined> {
  const open = new Set<string>()
  let online: boolean | null = null
  let removalId: string | null = null
  function* removed(removal: Removal | null): Generator<DeviceEvent, void, undefined> {
    if ((removal?.id ?? null) === removalId) return
    removalId = removal?.id ?? null
    yield { type: 'removal', removal }
  }
  while (!signal.aborted) {
    const woken = AbortSignal.any([signal, waker.next()])
    const record = await enrolled(phone)
    if ('ok' in record) return
    // Poll first: what waits already shows at once, even where streams don't work.
    const polled = await poll(phone, record, { signal })
    if (polled === 'ended') return
    if (signal.aborted) return
    if (online !== (polled !== 'offline')) yield { type: 'connection', online: (online = polled !== 'offline') }
    if (polled !== 'offline') {
      yield* ended(
        open,
        polled.requests.map(({ id }) => id),
      )
      for (const request of polled.requests) yield* begun(open, request)
      yield* removed(polled.removal)
      for await (const said of stream(phone, record, { signal: woken })) {
        if ('waiting' in said) yield* ended(open, said.waiting)
        else if ('request' in said) yield* begun(open, said.request)
        else yield* removed(said.removal)
      }
    }
    await pause(phone.pollSeconds * 1000, { signal: woken })
  }
}

/** Which of the open requests wait no longer. */
function* ended(open: Set<string>, waiting: readonly string[]): Generator<DeviceEvent, void, undefined> {
  for (const id of open) {
    if (waiting.includes(id)) continue
    open.delete(id)
    yield { type: 'ended', id }
  }
}

/** A request, if it wasn't known. */
function* begun(open: Set<string>, request: ApprovalRequest): Generator<DeviceEvent, void, undefined> {
  if (open.has(request.id)) return
  open.add(request.id)
  yield { type: 'request', request }
}

/** Only the requests. */
export async function* requests(
  phone: Phone,
  waker: Waker,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<ApprovalRequest, void, undefined> {
  for await (const event of events(phone, waker, { signal })) if (event.type === 'request') yield event.request
}

/** What waits for a phone. */
export interface Waiting {
  readonly requests: readonly ApprovalRequest[]
  /** A factor of the account that soon goes; null if none does. */
  readonly removal: Removal | null
}

/**
 * What waits, asked for once. `ended`: this phone is no device any more; `offline`: no answer that could be
 * read.
 */
export async function poll(
  phone: Phone,
  record: EnrolledRecord,
  { signal }: { readonly signal: AbortSignal },
): Promise<Waiting | 'ended' | 'offline'> {
  const answer = await sendAs(phone, record, { method: 'GET', path: '/requests', signal })
  if (!answer.ok) return (await phone.keys.load())?.step === 'enrolled' ? 'offline' : 'ended'
  const now = answer.answer.get('now')
  const tokens = answer.answer.get('requests')
  if (answer.answer.get('status') === 'locked') await follow(phone, record, 'locked')
  const read =
    Array.isArray(tokens) && typeof now === 'number'
      ? await Promise.all(
          tokens
            .filter((token) => typeof token === 'string')
            .map((token) => readRequest(phone, token, { record, now })),
        )
      : []
  const removal = answer.answer.get('removal')
  return {
    requests: read.filter((request) => request !== null),
    removal: typeof removal === 'string' ? await readRemoval(phone, removal, { record }) : null,
  }
}

/** What a stream says: a request, the ids of all that wait, or a lost factor. */
type Said =
  | { readonly request: ApprovalRequest }
  | { readonly waiting: readonly string[] }
  | { readonly removal: Removal | null }

/** What one stream says, until it ends for whatever reason. */
async function* stream(
  phone: Phone,
  record: EnrolledRecord,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<Said, void, undefined> {
  const silence = new AbortController()
  const opened = await phone.channel.open(record.service, {
    method: 'GET',
    path: '/requests/stream',
    sender: senderOf(record),
    signal: AbortSignal.any([signal, silence.signal]),
  })
  if (!opened.ok) {
    await follow(phone, record, opened.reason)
    return
  }
  let now = 0
  let timer = setTimeout(() => silence.abort(), silenceMs)
  try {
    for await (const line of lines(opened.body)) {
      clearTimeout(timer)
      timer = setTimeout(() => silence.abort(), silenceMs)
      if (line.get('type') === 'gone') await follow(phone, record, 'removed')
      if (line.get('type') === 'status' && line.get('status') === 'locked') await follow(phone, record, 'locked')
      const time = line.get('now')
      if (typeof time === 'number') now = time
      const token = line.get('request')
      const request = typeof token === 'string' ? await readRequest(phone, token, { record, now }) : null
      if (request) yield { request }
      const removal = line.get('removal')
      if (removal === null) yield { removal }
      else if (typeof removal === 'string') yield { removal: await readRemoval(phone, removal, { record }) }
      const waiting = line.get('waiting')
      if (Array.isArray(waiting)) yield { waiting: waiting.filter((id) => typeof id === 'string') }
    }
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

function pause(ms: number, { signal }: { readonly signal: AbortSignal }): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}

/**
 * What waits now, asked for once; for a page that was opened by a link or a push, and for a phone that is
 * locked.
 */
export async function pendingNow(
  phone: Phone,
  { signal }: { readonly signal: AbortSignal },
): Promise<({ readonly ok: true } & Waiting) | ReturnType<typeof refusal>> {
  const record = await enrolled(phone)
  if ('ok' in record) return record
  const polled = await poll(phone, record, { signal })
  if (polled === 'ended') return refusal('removed')
  return polled === 'offline' ? refusal('offline') : { ok: true, ...polled }
}
