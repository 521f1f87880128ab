import { useEffect, useRef } from 'react'
import type { Place } from './place.ts'

/** What every rail is told. */
export interface RailProps {
  /** The one that is open; null where the rail is a page of its own. */
  readonly place: Place | null
  /** The one that somebody came back from, on a phone: its link has the focus. */
  readonly left: Place | null
  readonly go: (place: Place) => void
}

/** A place to go to, with what it holds. */
export function RailLink({
  to,
  label,
  note,
  rail: { place, left, go },
}: {
  readonly to: Place
  readonly label: string
  readonly note?: string | undefined
  readonly rail: RailProps
}) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (left === to) button.current?.focus()
  }, [left, to])
  return (
    <button
      ref={button}
      type="button"
      className="rail-link"
      aria-current={place === to ? 'page' : undefined}
      onClick={() => go(to)}
    >
      <span className="rail-name">{label}</span>
      {note && <span className="rail-note">{note}</span>}
    </button>
  )
}
