import type { Seconds } from '@laissez-passer/core/ports'
import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/** A moment with its time zone, machine-readable too; the browser's script writes it in the reader's zone. */
export function Moment({ at }: { at: Seconds }): ReactNode {
  const { t } = useView()
  return (
    <time dateTime={iso(at)} data-lp-moment="">
      {t.format.moment(at * 1000)}
    </time>
  )
}

/** A day. */
export function Day({ at }: { at: Seconds }): ReactNode {
  const { t } = useView()
  return (
    <time dateTime={iso(at)} data-lp-day="">
      {t.format.day(at * 1000)}
    </time>
  )
}

/** How long ago, with the moment for machines and on hover. */
export function Ago({ at }: { at: Seconds }): ReactNode {
  const { t, page } = useView()
  return (
    <time dateTime={iso(at)} title={t.format.moment(at * 1000)} data-lp-ago="">
      {t.format.relative(Math.min(at, page.now) * 1000, page.now * 1000)}
    </time>
  )
}

function iso(at: Seconds): string {
  return new Date(at * 1000).toISOString()
}
