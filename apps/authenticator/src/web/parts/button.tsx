import type { ReactNode } from 'react'

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
  children,
}: ButtonProps): ReactNode {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={quiet ? 'quiet-button' : 'lp-button'}
      data-primary={primary || undefined}
      data-danger={danger || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {children}
    </button>
  )
}
