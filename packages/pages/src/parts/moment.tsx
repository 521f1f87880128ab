import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** A moment with its time zone, machine-readable too. */
export function Moment({ at }: { at: Seconds }): ReactNode {
  const { t } = useView()
  const text = t.format.date(at * 1000, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
  return <time dateTime={new Date(at * 1000).toISOString()}>{text}</time>
}

/** A day. */
export function Day({ at }: { at: Seconds }): ReactNode {
  const { t } = useView()
  return (
    <time dateTime={new Date(at * 1000).toISOString()}>
      {t.format.date(at * 1000, { day: 'numeric', month: 'short', year: 'numeric' })}
    </time>
  )
}

/** How long ago, with the moment for machines and on hover. */
export function Ago({ at }: { at: Seconds }): ReactNode {
  const { t, page } = useView()
  const iso = new Date(at * 1000).toISOString()
  return (
    <time dateTime={iso} title={iso}>
      {t.format.relative(Math.min(at, page.now) * 1000, page.now * 1000)}
    </time>
  )
}
