import { useEffect, useRef, useState } from 'react'
import type { OpenPages } from './draw-pages.ts'

/** A PDF opened to draw its pages; the one before stays until the new one is open. */
export function useOpenPages(bytes: ArrayBuffer | null): OpenPages | null {
  const [open, setOpen] = useState<OpenPages | null>(null)
  const shown = useRef<OpenPages | null>(null)
  useEffect(() => {
    if (!bytes) return
    let stale = false
    void import('./draw-pages.ts')
      .then(({ openPages }) => openPages(bytes))
      .then((opened) => {
        if (stale) return opened.close()
        const before = shown.current
        shown.current = opened
        setOpen(opened)
        // Its pages are still being drawn, maybe; they are replaced by then.
        if (before) setTimeout(before.close, 2000)
      })
    return () => {
      stale = true
    }
  }, [bytes])
  useEffect(() => () => shown.current?.close(), [])
  return open
}
