import { type RefObject, useEffect, useState } from 'react'

/** How wide an element is, in CSS pixels; 0 until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      // Whole steps, so that a scroll bar's coming and going doesn't draw everything anew.
      if (entry) setWidth(Math.round(entry.contentRect.width / 20) * 20)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
