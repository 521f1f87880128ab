import type { Kept, Loaded, Saved } from '../api.ts'

/** Where a document comes from and goes to. */
export interface DocumentSource<T> {
  /** The name its draft is kept under in this browser. */
  readonly key: string
  load(): Promise<Loaded<Kept<T>>>
  save(value: T, base: number): Promise<Saved<T>>
  /** Reads a draft that an earlier version of the page may have written. */
  parse(draft: unknown): T | null
}

/**
 * How far a document is saved. `ended`: signed out meanwhile; `offline`: tried again by itself; both keep the
 * draft here.
 */
export type SaveState =
  | 'saved'
  | 'unsaved'
  | 'saving'
  | 'offline'
  | 'ended'
  | 'changed'
  | 'refused'
  | 'missing'
  | 'full'

/** A document as a page sees it. */
export interface DocumentView<T> {
  readonly status: 'loading' | 'open' | 'missing' | 'ended' | 'offline'
  readonly value: T | null
  readonly save: SaveState
}

/** A document being edited: saved as it is typed, and kept in this browser until it is. */
export interface OpenDocument<T> {
  readonly subscribe: (listener: () => void) => () => void
  readonly view: () => DocumentView<T>
  readonly change: (update: (value: T) => T) => void
  /** Saves now; resolves when there is nothing left to save, or it can't be. */
  readonly flush: () => Promise<void>
  /** After `changed`: keep what is here, or take what the other window saved. */
  readonly resolve: (which: 'mine' | 'theirs') => void
  readonly close: () => void
}

/** What a document needs of the browser; tests give their own. */
export interface DocumentRuntime {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Milliseconds after the last change. */
  readonly pause?: number
  /** Milliseconds before another try, by the number of tries so far. */
  readonly retry?: (tries: number) => number
}

/**
 * Opens a document.
 *
 * Nothing typed is lost: every change is written to the browser's storage at once and leaves it only when the
 * server has acknowledged it. A draft left by a session that ended is taken up again; where the server's copy
 * has moved on meanwhile the person is asked.
 */
export function openDocument<T>(source: DocumentSource<T>, runtime: DocumentRuntime): OpenDocument<T> {
  const { storage, pause = 700, retry = (tries) => Math.min(30_000, 2000 * 2 ** tries) } = runtime
  const listeners = new Set<() => void>()
  let view: DocumentView<T> = { status: 'loading', value: null, save: 'saved' }
  let base = 0
  let theirs: Kept<T> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let tries = 0
  let closed = false

  const show = (next: Partial<DocumentView<T>>): void => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const keep = (value: T): void => {
    try {
      storage.setItem(source.key, JSON.stringify({ base, value }))
    } catch {
      // Storage is full or closed to us: saving to the server goes on.
    }
  }
  const draft = (): { base: number; value: T } | null => {
    try {
      const found = JSON.parse(storage.getItem(source.key) ?? 'null')
      const value = found === null ? null : source.parse(found.value)
      return value === null ? null : { base: Number(found.base), value }
    } catch {
      return null
    }
  }
  const schedule = (after: number): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(() => void flush(), after)
  }

  const start = async (): Promise<void> => {
    const loaded = await source.load()
    if (closed) return
    const left = draft()
    if (!loaded.ok) {
      const offline = loaded.reason === 'offline'
      if (left && (offline || loaded.reason === 'ended')) {
        base = left.base
        show({ status: 'open', value: left.value, save: offline ? 'offline' : 'ended' })
        if (offline) schedule(retry((tries += 1)))
      } else show({ status: loaded.reason === 'ended' ? 'ended' : offline ? 'offline' : 'missing' })
      return
    }
    base = loaded.value.version
    if (!left || JSON.stringify(left.value) === JSON.stringify(loaded.value.value)) {
      storage.removeItem(source.key)
      return show({ status: 'open', value: loaded.value.value, save: 'saved' })
    }
    if (left.base === base) {
      show({ status: 'open', value: left.value, save: 'unsaved' })
      return schedule(0)
    }
    theirs = loaded.value
    show({ status: 'open', value: left.value, save: 'changed' })
  }

  const saveOnce = async (): Promise<void> => {
    const { value } = view
    if (value === null) return
    show({ save: 'saving' })
    const saved = await source.save(value, base)
    if (saved.ok) {
      base = saved.version
      tries = 0
      if (view.value === value) {
        storage.removeItem(source.key)
        show({ save: 'saved' })
      } else {
        if (view.value !== null) keep(view.value)
        show({ save: 'unsaved' })
        schedule(pause)
      }
    } else if (saved.reason === 'changed') {
      theirs = saved.current
      show({ save: 'changed' })
    } else {
      show({ save: saved.reason })
      if (saved.reason === 'offline') schedule(saved.wait ? saved.wait * 1000 : retry((tries += 1)))
    }
  }
  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    if (running) {
      await running
      return view.save === 'unsaved' ? flush() : undefined
    }
    if (view.save !== 'unsaved' && view.save !== 'offline') return
    running = saveOnce().finally(() => (running = null))
    await running
  }

  void start()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    change: (update) => {
      if (view.value === null) return
      const value = update(view.value)
      keep(value)
      // A conflict stays one until the person has chosen; a session that ended, until they are back.
      const stuck = view.save === 'changed' || view.save === 'ended' || view.save === 'saving'
      show({ value, save: stuck ? view.save : 'unsaved' })
      if (!stuck) schedule(pause)
    },
    flush,
    resolve: (which) => {
      if (!theirs) return
      base = theirs.version
      if (which === 'theirs') {
        storage.removeItem(source.key)
        show({ value: theirs.value, save: 'saved' })
      } else {
        if (view.value !== null) keep(view.value)
        show({ save: 'unsaved' })
        schedule(0)
      }
      theirs = null
    },
    close: () => {
      closed = true
      void flush()
      clearTimeout(timer)
    },
  }
}
