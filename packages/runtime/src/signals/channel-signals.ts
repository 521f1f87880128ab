import type { Signals } from '@laissez-passer/core/ports'
import { localSignals } from './local-signals.ts'
import { pause } from './pause.ts'

/** A WebSocket to a channel, as far as it is used here. */
export interface ChannelSocket {
  accept(): void
  close(): void
  addEventListener(type: 'message' | 'close' | 'error', listener: () => void): void
}

/** A Durable Object of the class `Channel` from outside. */
export interface ChannelStub {
  fetch(
    address: string,
    options: { readonly method?: string; readonly headers?: Record<string, string> },
  ): Promise<{ readonly webSocket?: ChannelSocket | null }>
}

/** A binding of Durable Objects of the class `Channel`. */
export interface ChannelNamespace {
  idFromName(name: string): unknown
  get(id: never): ChannelStub
  /** Objects of one jurisdiction; not on one's own machine. */
  jurisdiction?(name: string): ChannelNamespace
}

/** How signals are shared. */
export interface ChannelSignalsOptions {
  /** Keeps an isolate alive until what it was given ends: `waitUntil` of `cloudflare:workers`. */
  readonly keep: (work: Promise<unknown>) => void
  /** Topics that concern one isolate alone. */
  readonly ofOneProcess?: readonly string[]
}

/** A channel that broke sooner, or wasn't there, is tried again after so many milliseconds. */
const rest = 2000

const address = 'https://channel.invalid/'

/**
 * Signals between isolates, through a Durable Object for each topic. A waiter holds one WebSocket to its
 * object for as long as its `signal` lives, however often it waits. A channel that can't be reached delays
 * waiters until they look again by themselves, and no more; one that is restarted makes them look at once.
 *
 * @param channels the binding
 */
export function channelSignals(
  channels: ChannelNamespace,
  { keep, ofOneProcess = [] }: ChannelSignalsOptions,
): Signals {
  const local = localSignals()
  const ears = new WeakMap<AbortSignal, Map<string, Ear>>()
  const channel = (topic: string): ChannelStub => channels.get(channels.idFromName(topic) as never)

  function earOf(topic: string, signal: AbortSignal): Ear {
    const mine = ears.get(signal) ?? new Map<string, Ear>()
    ears.set(signal, mine)
    const before = mine.get(topic)
    if (before) return before
    const ear = listen(channel(topic), signal)
    mine.set(topic, ear)
    return ear
  }

  return {
    notify(topic) {
      local.notify(topic)
      if (!ofOneProcess.includes(topic))
        // Those who aren’t told look for themselves.
        keep(
          channel(topic)
            .fetch(address, { method: 'POST' })
            .catch(() => {}),
        )
    },
    async wait(topic, { timeoutMs, signal }) {
      if (ofOneProcess.includes(topic) || signal?.aborted === true)
        return local.wait(topic, { timeoutMs, ...(signal ? { signal } : {}) })
      const own = new AbortController()
      const until = signal ?? own.signal
      await earOf(topic, until).hear((news) => local.wait(topic, { timeoutMs, signal: AbortSignal.any([until, news]) }))
      own.abort()
    },
  }
}

/** Listens to one channel for one waiter. */
interface Ear {
  /** Waits with a signal that aborts at the next news, or has where they came since the last time. */
  hear(wait: (news: AbortSignal) => Promise<void>): Promise<void>
}

function listen(stub: ChannelStub, signal: AbortSignal): Ear {
  let news = new AbortController()

  /** @returns whether it listened, once it no longer does. */
  async function once(): Promise<boolean> {
    const { webSocket } = await stub.fetch(address, { headers: { Upgrade: 'websocket' } })
    if (!webSocket) return false
    return new Promise((resolve) => {
      const end = (): void => {
        signal.removeEventListener('abort', leave)
        resolve(true)
      }
      const leave = (): void => {
        webSocket.close()
        end()
      }
      webSocket.accept()
      webSocket.addEventListener('message', () => news.abort())
      webSocket.addEventListener('close', end)
      webSocket.addEventListener('error', end)
      signal.addEventListener('abort', leave)
      if (signal.aborted) leave()
    })
  }

  async function keepListening(): Promise<void> {
    while (!signal.aborted) {
      const since = Date.now()
      // What was told meanwhile wasn't heard.
      if (await once().catch(() => false)) news.abort()
      if (Date.now() - since < rest) await pause(rest, signal)
    }
  }
  void keepListening()

  return {
    async hear(wait) {
      const { signal: heard } = news
      await wait(heard)
      if (heard.aborted) news = new AbortController()
    },
  }
}
