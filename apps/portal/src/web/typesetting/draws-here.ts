import type { BrowserEngine } from './browser-engine.ts'

/** What decides who draws a document. */
export interface WhoMayDraw {
  /** Whether the document may be sent to the server: what lies there already may. */
  readonly maySend: boolean
  /** Whether the engine lies in this browser. */
  readonly isKept: () => Promise<boolean>
}

/**
 * Whether this browser draws a document. An engine that lies here and hasn't begun is waited for, where the
 * document may not be sent: it begins within seconds, and nothing has to leave the browser meanwhile.
 */
export async function drawsHere(engine: BrowserEngine, { maySend, isKept }: WhoMayDraw): Promise<boolean> {
  if (engine.state() === 'ready') return true
  if (maySend || engine.state() === 'failed' || !(await isKept())) return false
  engine.load()
  return new Promise((resolve) => {
    let stop: () => void = () => undefined
    const look = (): boolean => {
      const state = engine.state()
      if (state !== 'ready' && state !== 'failed') return false
      stop()
      resolve(state === 'ready')
      return true
    }
    if (!look()) stop = engine.subscribe(look)
  })
}
