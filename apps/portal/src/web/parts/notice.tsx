import type { ReactNode } from 'react'
import { Icon } from './drawing.tsx'

/** Something the person should know: a word and an icon beside the colour. */
export function Notice({
  kind,
  title,
  children,
  action,
  live = false,
}: {
  readonly kind: 'ok' | 'warn' | 'bad' | 'info'
  readonly title: string
  readonly children?: ReactNode
  /** What can be done about it: beside the words where there is room. */
  readonly action?: ReactNode
  /** Announced when it appears. */
  readonly live?: boolean
}) {
  return (
    <div className={`notice notice-${kind}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
      <Icon name={kind === 'ok' ? 'check' : kind === 'info' ? 'document' : 'warn'} />
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
      {action && <p className="notice-action">{action}</p>}
    </div>
  )
}
