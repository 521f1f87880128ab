import type { Drawable, Drawn, FromWorker, ToWorker } from './messages.ts'

/** `absent`: nobody asked for it yet. `failed`: it won't come, the server draws. */
export type EngineState = 'absent' | 'loading' | 'ready' | 'failed'

/** The engine in this browser, in a thread of its own. */
export interface BrowserEngine {
  readonly state: () => EngineState
  /** @returns how to stop listening */
  readonly subscribe: (listener: () => void) => () => void
  /** Fetches it, unless that was done. */
  readonly load: () => void
  /** Fetches it again after it failed. */
  readonly retry: () => void
  /**
   * Draws a document; only when `ready`.
   *
   * @returns the PDF, or null when this document can't be drawn here
   */
  readonly draw: (document: Drawable) => Promise<Drawn | null>
}

/** The part of a `Worker` that is used. */
export interface EngineWorker {
  postMessage(message: ToWorker): void
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void
  addEventListener(type: 'error', listener: () => void): void
  terminate(): void
}

/** How it is set up. */
export interface BrowserEngineParts {
  readonly start: () => EngineWorker
  /** Bytes of memory after which a fresh worker takes over: WebAssembly never gives any back. */
  readonly enough?: number
  /** Milliseconds one document may take. */
  readonly patience?: number
}

interface Running {
  readonly worker: EngineWorker
  readonly waiting: Map<number, (drawn: Drawn | null) => void>
}

/**
 * Makes the engine; nothing is fetched before `load`.
 *
 * A worker that failed at a document is replaced, and one whose memory has grown is relieved by another that
 * is ready before it goes; both get the compiled engine from the first.
 */
export function browserEngine({ start, enough = 400_000_000, patience = 15_000 }: BrowserEngineParts): BrowserEngine {
  let state: EngineState = 'absent'
  let compiled: WebAssembly.Module | null = null
  let current: Running | undefined
  let relieving = false
  let count = 0
  const listeners = new Set<() => void>()
  const become = (next: EngineState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const end = ({ waiting, worker }: Running): void => {
    worker.terminate()
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
  }
  const begin = (): void => {
    const running: Running = { worker: start(), waiting: new Map() }
    const fail = (): void => {
      end(running)
      relieving = false
      if (running !== current && current) return
      current = undefined
      become('failed')
    }
    running.worker.addEventListener('error', fail)
    running.worker.addEventListener('message', ({ data }) => {
      if (data.type === 'failed') return fail()
      if (data.type === 'ready') {
        compiled = data.engine
        const before = current
        current = running
        relieving = false
        // What the one before is drawing still comes; it is sent nothing more.
        if (before) retire(before)
        return become('ready')
      }
      const settle = running.waiting.get(data.id)
      running.waiting.delete(data.id)
      if (data.type === 'refused') {
        settle?.(null)
        if (running === current) relieve()
        return
      }
      settle?.({ bytes: data.bytes, missing: data.missing })
      if (running !== current) retire(running)
      else if (data.memory > enough) relieve()
    })
    running.worker.postMessage({ type: 'start', engine: compiled })
  }
  const retire = (running: Running): void => {
    if (running.waiting.size === 0) running.worker.terminate()
  }
  const relieve = (): void => {
    if (relieving) return
    relieving = true
    begin()
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    load: () => {
      if (state !== 'absent') return
      become('loading')
      begin()
    },
    retry: () => {
      if (state !== 'failed') return
      become('loading')
      begin()
    },
    draw: (document) => {
      const running = current
      if (!running) return Promise.resolve(null)
      return new Promise((resolve) => {
        const id = (count += 1)
        const timer = setTimeout(() => {
          if (running === current) {
            current = undefined
            become('loading')
            begin()
          }
          end(running)
        }, patience)
        running.waiting.set(id, (drawn) => {
          clearTimeout(timer)
          resolve(drawn)
        })
        running.worker.postMessage({ type: 'draw', id, document })
      })
    },
  }
}
