import type { MachineBlock } from '@laissez-passer/europass/machine-text'
import { useEffect, useRef, useState } from 'react'
import type { OpenPages } from './draw-pages.ts'
import { MachineBlocks } from './machine-blocks.tsx'

/**
 * A page that is drawn once it comes into sight, sharp at any size; its text beside it for whoever doesn't
 * see it.
 */
export function Sheet({
  blocks,
  label,
  number,
  pages,
  size,
  width,
}: {
  readonly pages: OpenPages
  readonly number: number
  /** In points. */
  readonly size: { readonly width: number; readonly height: number }
  /** In CSS pixels. */
  readonly width: number
  readonly label: string
  readonly blocks: readonly MachineBlock[]
}) {
  const figure = useRef<HTMLElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  const near = useNear(figure)
  useEffect(() => {
    if (!near) return
    let stale = false
    const density = Math.min(window.devicePixelRatio || 1, 2)
    void pages.draw(number, width * density).then((canvas) => {
      // In one step, so that no empty sheet is ever seen.
      if (canvas && !stale) holder.current?.replaceChildren(canvas)
    })
    return () => {
      stale = true
    }
  }, [pages, number, width, near])
  return (
    <figure
      className="sheet"
      aria-label={label}
      ref={figure}
      style={{ inlineSize: `${width}px`, aspectRatio: `${size.width} / ${size.height}` }}
    >
      <div ref={holder} aria-hidden="true" />
      <figcaption className="lp-visually-hidden">
        <MachineBlocks blocks={blocks} />
      </figcaption>
    </figure>
  )
}

/** Whether an element is on the screen or a screen away. */
function useNear(element: { readonly current: HTMLElement | null }): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '100%',
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return near
}
