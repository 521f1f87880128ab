import { useId } from 'react'
import { Icon } from './drawing.tsx'

/** A field that filters a list as somebody types; its label is for those who hear the page. */
export function SearchBox({
  className,
  label,
  value,
  onChange,
}: {
  readonly className: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className={className} role="search">
      <label htmlFor={id}>
        <Icon name="search" />
        <span className="lp-visually-hidden">{label}</span>
      </label>
      <input
        id={id}
        type="search"
        value={value}
        placeholder={label}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
