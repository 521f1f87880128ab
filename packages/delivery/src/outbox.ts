import { accepts, checkOptions, optional, type OptionRule, type OptionRules } from '@laissez-passer/core/options'
import { openPush } from '@laissez-passer/core/internal/authenticator/server'
import { openMessage } from '@laissez-passer/core/messages'
import type { ClaimedMessage, KeyRing, MessageKind, Seconds, Signals, Store } from '@laissez-passer/core/ports'
import { answered } from './answered.ts'
import { type Drained, eventLanes } from './event-lanes.ts'
import { letterLanes } from './letter-lanes.ts'
import { shakyReceivers } from './shaky-receivers.ts'
import { pushLifeSeconds, retryAt } from './retry.ts'
import { scrubbed } from './scrubbed.ts'
import type { Delivery, EventTransport, Fault, MailTransport, PushTransport, RenderMessage } from './transport.ts'

export type { Drained }

/** The topic that wakes {@link OutboxWorker.run}: `signals.notify(outboxTopic)`. */
export const outboxTopic = 'outbox'

/** What happened to one message; nothing personal in it. */
export interface OutboxEvent {
  readonly event: 'message-delivered' | 'message-failed' | 'message-abandoned' | 'outbox-unavailable'
  /** Of the message; absent for `outbox-unavailable`. */
  readonly id?: string
  readonly kind?: MessageKind
  readonly template?: string
  readonly attempts?: number
  /** Of what failed or was given up. */
  readonly fault?: Fault
  /** What the transport, or the database, said; addresses, numbers and links in it are left out. */
  readonly error?: string
}

/** What a worker needs. */
export interface OutboxWorkerOptions {
  readonly store: Pick<Store, 'outbox' | 'devices'>
  readonly keyRing: KeyRing
  /** How messages travel. Push messages are dropped where there is no `push`. */
  readonly transports: {
    readonly mail: MailTransport
    readonly sms?: MailTransport
    readonly push?: PushTransport
    readonly event?: EventTransport
  }
  /** Puts messages into words: `renderMessage` of `./templates`, or one's own. */
  readonly render: RenderMessage
  /** Unix seconds; a runtime's `now`. */
  readonly clock: () => Seconds
  readonly onEvent?: (event: OutboxEvent) => void
  /** How long one attempt may last. Default: 20. What a killed process held is taken up 10 s after that. */
  readonly attemptSeconds?: number
}

/** Delivers what waits in the outbox. */
export interface OutboxWorker {
  /**
   * Delivers everything that is due, then resolves; on Workers, once per cron tick.
   * Several may run at once, in several processes: a message is only ever in the hands of one.
   */
  runOnce(options?: { readonly signal?: AbortSignal }): Promise<Drained>
  /**
   * Delivers until `signal` aborts: looks every second, and at once when `signals` says so. Survives a
   * database that doesn't answer.
   */
  run(options: { readonly signal: AbortSignal; readonly signals?: Signals }): Promise<void>
}

const attemptSeconds = 20
/**
 * A message stays with whoever took it for longer than an attempt may last; not for much longer, as a killed
 * process gives nothing back.
 */
const leaseAfterAttempt = 10

const object = (accepted: string): OptionRule => ({
  takes: (given) => typeof given === 'object' && given !== null,
  accepted,
})

const rules: OptionRules<OutboxWorkerOptions> = {
  store: object('a store, such as sqlite(…)'),
  keyRing: object('keyRing of a runtime'),
  transports: {
    takes: (given) => object('').takes(given) && accepts.having('', 'send').takes(Reflect.get(Object(given), 'mail')),
    accepted: '{ mail }, with sms, push and event where there are such messages',
  },
  render: accepts.made,
  clock: accepts.made,
  onEvent: optional(accepts.made),
  attemptSeconds: optional(accepts.over(0, 'seconds')),
}

/**
 * Makes a worker that empties the outbox. Each message is delivered at least once: it leaves the outbox after
 * the transport took it. Only a crash (or a lost answer) between those two moments delivers it a second time,
 * under the same id. What fails is tried again later, longer apart each time, and given up when its life is
 * over or its recipient can't have it.
 */
export function createOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  checkOptions('createOutboxWorker', options, rules)
  const { store, clock, onEvent = () => {} } = options
  const leaseSeconds = (options.attemptSeconds ?? attemptSeconds) + leaseAfterAttempt
  /** Delivered, but the database didn't take note: never sent again by this process. */
  const sent = new Set<string>()
  const onTrouble = (error: unknown): void => onEvent({ event: 'outbox-unavailable', error: scrubbed(words(error)) })
  const { outbox } = store
  // Events go their own way: whoever takes one and never answers holds up nobody's code or mail.
  const shaky = shakyReceivers(clock)
  const eventsOwn = options.transports.event !== undefined

  /**
   * Of each run its own. On Workers what one call waits for never settles where the platform ended the call:
   * lanes that calls share would be held for as long as the isolate lives.
   */
  const lanes = () => ({
    events: eventsOwn ? eventLanes({ clock, outbox, deliver, onTrouble, shaky }) : null,
    letters: letterLanes({
      claim: (claiming) =>
        outbox.claim({ ...claiming, ...(eventsOwn ? { events: false } : {}), now: clock(), leaseSeconds }),
      deliver: handle,
      onTrouble,
    }),
  })

  async function handle(message: ClaimedMessage): Promise<keyof Drained> {
    const { id, kind, template, attempts } = message
    const delivery: Delivery = sent.has(id) ? { ok: true } : await attempt(options, message)
    if (delivery.ok) {
      sent.add(id)
      await store.outbox.delivered(id)
      sent.delete(id)
      onEvent({ event: 'message-delivered', id, kind, template, attempts })
      return 'delivered'
    }
    const { fault, error } = delivery
    const again = retryAt(message, { fault, now: clock() })
    if (again === null) await store.outbox.abandoned(id, { now: clock(), error })
    else await store.outbox.failed(id, { retryAt: again, error })
    onEvent({
      event: again === null ? 'message-abandoned' : 'message-failed',
      id,
      kind,
      template,
      attempts,
      fault,
      error,
    })
    return again === null ? 'abandoned' : 'failed'
  }

  /** The next event to a receiver: one at a time, in their order. */
  async function deliver(receiver: string): Promise<keyof Drained | null> {
    const claim = { events: { to: receiver }, now: clock(), limit: 1, leaseSeconds }
    const [message] = await store.outbox.claim(claim)
    return message ? handle(message) : null
  }

  async function repeat(
    work: (signal: AbortSignal) => Promise<unknown>,
    { signal, signals }: { readonly signal: AbortSignal; readonly signals?: Signals },
  ): Promise<void> {
    while (!signal.aborted) {
      await work(signal).catch(onTrouble)
      await (signals?.wait(outboxTopic, { timeoutMs: 1000, signal }) ?? pause(1000, signal))
    }
  }

  return {
    async runOnce({ signal } = {}) {
      const { events, letters } = lanes()
      const drains = await Promise.allSettled([letters.drain(signal), ...(events ? [events.drain(signal)] : [])])
      const drained = drains.map((each) => {
        if (each.status === 'rejected') throw each.reason
        return each.value
      })
      const sum = (of: keyof Drained): number => drained.reduce((total, counts) => total + counts[of], 0)
      return { delivered: sum('delivered'), failed: sum('failed'), abandoned: sum('abandoned') }
    },
    async run(running) {
      const { events, letters } = lanes()
      await Promise.all([repeat(letters.start, running), ...(events ? [repeat(events.start, running)] : [])])
      await Promise.all([letters.ended(), events?.ended()])
    },
  }
}

function attempt(options: OutboxWorkerOptions, message: ClaimedMessage): Promise<Delivery> {
  const signal = AbortSignal.timeout((options.attemptSeconds ?? attemptSeconds) * 1000)
  const travel = () => {
    const { kind } = message
    if (kind === 'push') return push(options, { message, signal })
    if (kind === 'event') return event(options, { message, signal })
    return letter(options, { message, kind, signal })
  }
  return discreet(message.to, () => within(travel(), signal))
}

/** What becomes of an attempt, said without repeating whom it was for. */
async function discreet(recipient: string, sending: () => Promise<Delivery>): Promise<Delivery> {
  try {
    const delivery = answered(await sending())
    return delivery.ok ? delivery : { ...delivery, error: scrubbed(delivery.error, recipient) }
  } catch (error) {
    return { ok: false, fault: 'passing', error: scrubbed(words(error), recipient) }
  }
}

interface Attempt {
  readonly message: ClaimedMessage
  readonly signal: AbortSignal
}

async function letter(
  { keyRing, transports, render, clock }: OutboxWorkerOptions,
  { message, kind, signal }: Attempt & { readonly kind: 'mail' | 'sms' },
): Promise<Delivery> {
  const transport = kind === 'sms' ? transports.sms : transports.mail
  if (!transport) return { ok: false, fault: 'ours', error: `nothing carries ${kind}` }
  const { accountId, id, language, template } = message
  const params = await openMessage(keyRing, message)
  // A phone number lies sealed among the parameters.
  const to = kind === 'sms' ? String(params['to'] ?? '') : message.to
  return discreet(to, async () =>
    transport.send(
      { id, kind, to, language, ...render({ template, language, params }) },
      { now: clock(), accountId, signal },
    ),
  )
}

/** A phone without a subscription polls: there is nothing to wake, and nothing has failed. */
async function push(
  { store, keyRing, transports, clock }: OutboxWorkerOptions,
  { message, signal }: Attempt,
): Promise<Delivery> {
  const device = transports.push ? await store.devices.find(message.to) : null
  if (!transports.push || !device || device.sealedPush === null) return { ok: true }
  const left = message.createdAt + pushLifeSeconds - clock()
  if (left <= 0) return { ok: false, fault: 'passing', error: 'too late' }
  const subscription = await openPush({ keyRing }, device)
  const outcome = subscription
    ? await transports.push.send(
        { subscription, payload: JSON.stringify({ type: message.template }), ttlSeconds: left },
        { signal },
      )
    : { ok: false as const, gone: true as const }
  if (!isGone(outcome)) return outcome
  await store.devices.forgetPush({ deviceId: device.id, sealedPush: device.sealedPush })
  return { ok: true }
}

function isGone<Outcome>(outcome: Outcome | { readonly gone: true }): outcome is { readonly gone: true } {
  return typeof outcome === 'object' && outcome !== null && 'gone' in outcome
}

async function event(
  { clock, keyRing, transports }: OutboxWorkerOptions,
  { message, signal }: Attempt,
): Promise<Delivery> {
  if (!transports.event) return { ok: false, fault: 'recipient', error: 'nobody is told of events any more' }
  const { id, to: receiver } = message
  const params = await openMessage(keyRing, message)
  return transports.event.send({ id, receiver, params }, { now: clock(), signal })
}

/** Ends with the attempt's time even where a transport ignores its signal. */
function within(delivery: Promise<Delivery>, signal: AbortSignal): Promise<Delivery> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve({ ok: false, fault: 'passing', error: 'timeout' }), { once: true })
    delivery.then(resolve, reject)
  })
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** Of a `fetch` that failed, only its cause says why. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error'
  const code: unknown = error.cause instanceof Error ? Reflect.get(error.cause, 'code') : undefined
  return typeof code === 'string' ? `${error.message}: ${code}` : error.message
}
