import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import type { EngineState } from './browser-engine.ts'
import { createDrawer, type Drawer, type Drawing } from './drawer.ts'
import { engine, engineIsKept } from './engine.ts'
import type { Drawable } from './messages.ts'
import { serverDraws } from './server-draws.ts'
import { mayFetchUnasked, whenIdle } from './when-idle.ts'

const first: Drawing = { bytes: null, missing: [], state: 'drawing', by: null }

/**
 * Draws a document whenever it changes.
 *
 * @param document - the same object as long as nothing changed
 */
export function useDrawing(document: Drawable): Drawing {
  const [drawing, setDrawing] = useState(first)
  const drawer = useRef<Drawer>(null)
  const { person } = useSession()
  // What a person keeps with us is there already; a guest's isn't.
  const maySend = useRef(false)
  useEffect(() => void (maySend.current = person !== null), [person])
  useEffect(() => {
    const made = createDrawer({
      engine,
      server: async (asked, signal) => {
        if (!serverDraws()) {
          engine.retry()
          return { ok: false, reason: 'offline' }
        }
        const drawn = await api.render(asked, signal)
        return drawn.ok ? { ok: true, ...drawn.value } : drawn
      },
      show: setDrawing,
      maySend: () => serverDraws() && maySend.current,
      isKept: engineIsKept,
    })
    drawer.current = made
    return () => made.close()
  }, [])
  useEffect(() => drawer.current?.draw(document), [document])
  return drawing
}

/**
 * The engine of this browser: fetched when the page is drawn and has nothing to do, where that may be done
 * unasked. Where the server draws nothing, at once, if it lies here already.
 *
 * @param drawn - how far the page is
 * @returns how far it is, and how to ask for it
 */
export function useEngine(drawn: Drawing['state']): { readonly state: EngineState; readonly load: () => void } {
  const state = useSyncExternalStore(engine.subscribe, engine.state)
  useEffect(() => {
    if (drawn === 'ready' && mayFetchUnasked(navigator)) return whenIdle(engine.load)
    if (drawn === 'failed') void engineIsKept().then((kept) => kept && engine.load())
    return undefined
  }, [drawn])
  return { state, load: engine.load }
}
