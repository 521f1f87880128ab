import type { BrowserEngine } from './browser-engine.ts'
import { drawsHere } from './draws-here.ts'
import type { Drawable, Drawn } from './messages.ts'

/** A document as it is drawn while it is typed. */
export interface Drawing {
  /** The last PDF there was; null before the first. */
  readonly bytes: ArrayBuffer | null
  readonly missing: Drawn['missing']
  /** `refused`: this document can't be drawn as it is, however often one tries. */
  readonly state: 'drawing' | 'ready' | 'failed' | 'refused'
  /** Who drew it. */
  readonly by: 'browser' | 'server' | null
}

/** What a server says to a document. */
export type ServerDrawn =
  | ({ readonly ok: true } & Drawn)
  | { readonly ok: false; readonly reason: string; readonly wait?: number }

/** What draws. */
export interface DrawerParts {
  readonly engine: BrowserEngine
  readonly server: (document: Drawable, signal: AbortSignal) => Promise<ServerDrawn>
  readonly show: (drawing: Drawing) => void
  /** Whether a document may be sent though the engine is there, because it can't draw this one. */
  readonly maySend: () => boolean
  /** Whether the engine lies in this browser: then what may not be sent waits for it. */
  readonly isKept: () => Promise<boolean>
  /**
   * Milliseconds a document is left alone before it is drawn: here (fields wait by themselves), and by the
   * server.
   */
  readonly pauses?: { readonly browser: number; readonly server: number }
}

/** Draws one document after the other, always the last. */
export interface Drawer {
  readonly draw: (document: Drawable) => void
  readonly close: () => void
}

/**
 * Makes a drawer. The engine of the browser draws once it is there, and then nothing is sent to the server;
 * before that, and where it fails, the server does: once it was there, or lies in this browser to be there
 * soon, only with what `maySend`. What was typed meanwhile is drawn as soon as the one before is finished, so
 * that the page follows the typing.
 */
export function createDrawer({
  engine,
  isKept,
  maySend,
  pauses = { browser: 0, server: 450 },
  server,
  show,
}: DrawerParts): Drawer {
  let shown: Drawing = { bytes: null, missing: [], state: 'drawing', by: null }
  let latest: Drawable | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let asked = new AbortController()
  let closed = false
  /** From then on the document is the browser's own affair. */
  let own = false
  /** The engine came while the server was drawing. */
  let again = false

  const put = (part: Partial<Drawing>): void => {
    if (closed) return
    shown = { ...shown, ...part }
    show(shown)
  }
  const later = (milliseconds: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), milliseconds)
  }
  const here = async (document: Drawable): Promise<boolean> => {
    own ||= await drawsHere(engine, { maySend: maySend(), isKept })
    const drawn = engine.state() === 'ready' ? await engine.draw(document) : null
    if (!drawn && own && !maySend()) {
      put({ state: 'refused' })
      return true
    }
    if (!drawn) return false
    put({ ...drawn, by: 'browser', state: latest === document ? 'ready' : 'drawing' })
    return true
  }
  const there = async (document: Drawable): Promise<void> => {
    asked = new AbortController()
    const { signal } = asked
    const drawn = await server(document, signal)
    if (signal.aborted) return
    if (drawn.ok) return put({ bytes: drawn.bytes, missing: drawn.missing, by: 'server', state: 'ready' })
    const offline = drawn.reason === 'offline'
    put({ state: offline ? 'failed' : 'refused' })
    if (offline) later((drawn.wait ?? 4) * 1000)
  }
  const run = async (): Promise<void> => {
    if (busy || !latest || closed) return
    busy = true
    const document = latest
    // The server's answer to what was typed before is of no use.
    if (!(await here(document))) await there(document)
    busy = false
    // To the server a pause belongs, and its clock is running.
    const next = again || latest !== document
    again = false
    if (next && engine.state() === 'ready') void run()
  }
  // What the server drew, or couldn't, is drawn here as soon as it can be: so its fonts lie here when the
  // connection goes.
  const stop = engine.subscribe(() => {
    if (engine.state() !== 'ready' || shown.by === 'browser') return
    if (busy) again = true
    else later(pauses.browser)
  })
  return {
    draw: (document) => {
      latest = document
      asked.abort()
      put({ state: 'drawing' })
      later(engine.state() === 'ready' ? pauses.browser : pauses.server)
    },
    close: () => {
      closed = true
      stop()
      asked.abort()
      clearTimeout(timer)
    },
  }
}
