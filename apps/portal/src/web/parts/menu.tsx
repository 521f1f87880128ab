import '../styles/menu.css'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

/** One line of a menu. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  /** A second line, smaller. */
  readonly detail?: string
  readonly onAct: () => void
  /** Takes something away: told apart by colour beside its words. */
  readonly danger?: boolean
}

/**
 * A button with a menu under it.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export function MenuButton({
  label,
  children,
  className,
  items,
}: {
  readonly label: string
  readonly children: ReactNode
  readonly className: string
  readonly items: readonly MenuItem[]
}) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const first = useRef<'first' | 'last'>('first')
  const lines = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
  useEffect(() => {
    if (open)
      lines()
        .at(first.current === 'first' ? 0 : -1)
        ?.focus()
  }, [open])
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      first.current = event.key === 'ArrowDown' ? 'first' : 'last'
      return setOpen(true)
    }
    const all = lines()
    const at = all.findIndex((line) => line === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      all.at(to % all.length)?.focus()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLocaleLowerCase()
      const next = [...all.slice(at + 1), ...all.slice(0, at + 1)]
      next.find((line) => line.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus()
    }
  }
  const onBlur = (event: FocusEvent): void => {
    if (!place.current?.contains(event.relatedTarget)) setOpen(false)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys and focus of what it holds
    <div className="menu-place" ref={place} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        onClick={() => {
          first.current = 'first'
          setOpen(!open)
        }}
      >
        {children}
      </button>
      {open && (
        <div className="menu" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              data-danger={item.danger || undefined}
              onClick={() => {
                close()
                item.onAct()
              }}
            >
              {item.label}
              {item.detail && <small>{item.detail}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
