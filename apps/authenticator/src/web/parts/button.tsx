import { type ReactNode, useId } from 'react'

/** What a button needs. */
export interface ButtonProps {
  readonly onClick?: () => void
  /** The one thing to do here. */
  readonly primary?: boolean
  /** Looks like a link: for what is seldom wanted. */
  readonly quiet?: boolean
  /** Is at work: stays in reach of the keyboard, does nothing. */
  readonly busy?: boolean
  readonly submit?: boolean
  readonly danger?: boolean
  /** What it does, where its name alone doesn't say: stands below it. */
  readonly hint?: string
  readonly children: ReactNode
}

/** A button that says what it does. */
export function Button({
  onClick,
  primary = false,
  quiet = false,
  busy = false,
  submit = false,
  danger = false,
  hint,
  children,
}: ButtonProps): ReactNode {
  const id = useId()
  const button = (
    <button
      type={submit ? 'submit' : 'button'}
      className={quiet ? 'quiet-button' : 'lp-button'}
      data-primary={primary || undefined}
      data-danger={danger || undefined}
      aria-disabled={busy || undefined}
      aria-describedby={hint === undefined ? undefined : id}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  )
  if (hint === undefined) return button
  return (
    <div className="hinted">
      {button}
      <p id={id}>{hint}</p>
    </div>
  )
}
