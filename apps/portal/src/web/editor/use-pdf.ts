import type { Cv } from '@laissez-passer/europass/model'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'

/** The PDF of a CV as it is typed. `stale`: the one shown is of an earlier state. */
export interface PdfView {
  readonly bytes: ArrayBuffer | null
  /** `refused`: this CV can't be drawn as it is, however often one tries. */
  readonly state: 'drawing' | 'ready' | 'failed' | 'refused'
}

/**
 * Draws a CV whenever it has been left alone for a moment. Of several requests only the last one counts; one
 * that was turned away is made again after the time the server asks for.
 */
export function usePdf(cv: Cv, pause = 450): PdfView {
  const [view, setView] = useState<PdfView>({ bytes: null, state: 'drawing' })
  useEffect(() => {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const draw = async (): Promise<void> => {
      const drawn = await api.render(cv, abort.signal)
      if (abort.signal.aborted) return
      if (drawn.ok) return setView({ bytes: drawn.value, state: 'ready' })
      setView((before) => ({ ...before, state: drawn.reason === 'offline' ? 'failed' : 'refused' }))
      if (drawn.reason === 'offline') timer = setTimeout(() => void draw(), (drawn.wait ?? 4) * 1000)
    }
    setView((before) => ({ ...before, state: 'drawing' }))
    timer = setTimeout(() => void draw(), pause)
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [cv, pause])
  return view
}
