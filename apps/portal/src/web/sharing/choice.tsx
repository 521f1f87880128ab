import type { ReactNode } from 'react'
import { Icon } from '../parts/drawing.tsx'

/** Something that is chosen or not. */
export function Choice({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <label className="checkbox" data-selected={checked || undefined}>
      <input
        type="checkbox"
        className="unseen"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="checkbox-box" aria-hidden="true">
        <Icon name="check" />
      </span>
      {children}
    </label>
  )
}
