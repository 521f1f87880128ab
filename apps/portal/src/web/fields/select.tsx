import { useId } from 'react'
import { useIssue } from './issues.tsx'

/** A choice from a list, with the browser's own list: it works with every input device. */
export function SelectRow<T extends string>({
  label,
  value,
  onChange,
  options,
  path = '',
  className,
  hideLabel = false,
}: {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly path?: string
  readonly className?: string
  /** For a field of a group whose legend and position say what it is. */
  readonly hideLabel?: boolean
}) {
  const id = useId()
  const { message, onBlur } = useIssue(path)
  return (
    <div className={`field ${className ?? ''}`}>
      <label htmlFor={id} className={hideLabel ? 'lp-visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onBlur={onBlur}
        aria-invalid={message !== undefined || undefined}
        aria-describedby={message ? `${id}-error` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {message && (
        <span className="field-error" id={`${id}-error`}>
          {message}
        </span>
      )}
    </div>
  )
}
