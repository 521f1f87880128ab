import { useEffect, useRef, useState } from 'react'
import { type OpenPages, openPages } from './draw-pages.ts'

/**
 * A PDF opened to draw its pages; the one before stays until the new one is open. One after the other, always
 * the last: whoever types faster than pages are drawn sees every page that was begun.
 */
export function useOpenPages(bytes: ArrayBuffer | null): OpenPages | null {
  const [open, setOpen] = useState<OpenPages | null>(null)
  const shown = useRef<OpenPages | null>(null)
  const latest = useRef<ArrayBuffer | null>(null)
  const busy = useRef(false)
  const gone = useRef(false)
  useEffect(() => {
    latest.current = bytes
    if (!bytes || busy.current) return
    const follow = async (): Promise<void> => {
      busy.current = true
      for (let next = latest.current; next; next = latest.current) {
        const opened = await openPages(next)
        if (gone.current) opened?.close()
        else if (opened) {
          // What was asked of the one before is answered first: the thread does one thing after the other.
          shown.current?.close()
          shown.current = opened
          setOpen(opened)
        }
        if (latest.current === next) break
        // Until its pages are asked for.
        await new Promise((asked) => setTimeout(asked, 32))
      }
      busy.current = false
    }
    void follow()
  }, [bytes])
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      shown.current?.close()
      shown.current = null
    }
  }, [])
  return open
}
